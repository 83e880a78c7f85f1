// The version of the schema that a graph was written with.

// :read The version, no row in an empty graph
MATCH (s:Schema) RETURN s.version AS version, coalesce(s.revision, 0) AS revision

// :write $id, $version
MERGE (s:Schema {id: $id})
SET s.version = $version

// :revise One more change. It locks the node until the commit: changes follow each other
MATCH (s:Schema)
SET s.revision = coalesce(s.revision, 0) + 1
RETURN s.revision AS revision, s.filling AS filling

// :filling Which first filling is under way (graph/store/backfill.py), and how far it is. It locks as above
MATCH (s:Schema)
SET s.revision = coalesce(s.revision, 0) + 1
RETURN s.filling AS filling, s.filled AS filled

// :fill $filling, $filled
MATCH (s:Schema)
SET s.filling = $filling, s.filled = $filled

// :empty Some of all nodes. $limit
MATCH (n) WHERE NOT n:Schema
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS gone
