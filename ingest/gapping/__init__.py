"""One verb that tells of two deeds, each with its day: "seized Goma on Monday and Bukavu on Friday"."""

from ingest.gapping.parting import part_gapped

__all__ = ["part_gapped"]
