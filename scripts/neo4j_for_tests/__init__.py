"""A Neo4j 5.26 Community server for the tests, from Maven: ``python -m scripts.neo4j_for_tests``."""
