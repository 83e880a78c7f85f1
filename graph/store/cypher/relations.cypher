// Actors.

// :actor One actor. $id
MATCH (n:Actor {id: $id}) RETURN properties(n) AS actor
