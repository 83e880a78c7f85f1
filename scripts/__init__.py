"""Scripts of the project's own upkeep: data lint, generated docs, screenshots."""
