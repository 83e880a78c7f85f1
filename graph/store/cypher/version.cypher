// The version of the schema that a graph was written with, and its changes.

// :read The version, no row in an empty graph; the number of changes, and the stamp of the last
MATCH (s:Schema) RETURN s.version AS version, coalesce(s.revision, 0) AS revision, s.stamp AS stamp

// :write $id, $version
MERGE (s:Schema {id: $id})
SET s.version = $version

// :revise One more change. It locks the node until the commit: changes follow each other
MATCH (s:Schema)
SET s.revision = coalesce(s.revision, 0) + 1, s.stamp = randomUUID()
RETURN s.revision AS revision, s.stamp AS stamp, s.filling AS filling

// :filling Which first filling is under way (graph/store/backfill.py), and how far it is. It locks as above
MATCH (s:Schema)
SET s.revision = coalesce(s.revision, 0) + 1, s.stamp = randomUUID()
RETURN s.revision AS revision, s.stamp AS stamp, s.filling AS filling, s.filled AS filled

// :fill $filling, $filled
MATCH (s:Schema)
SET s.filling = $filling, s.filled = $filled

// :anything A row where there is something beside the schema and the notes
MATCH (n) WHERE NOT n:Schema AND NOT n:Change
RETURN 1 AS one LIMIT 1

// :empty Some of all nodes but the schema and the notes, of which emptying makes more. $limit
MATCH (n) WHERE NOT n:Schema AND NOT n:Change
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS gone

// :log What a change touched. $id (its stamp), $revision, $whole; $events, $articles, $names (ids)
MERGE (c:Change {id: $id})
SET c.revision = $revision, c.whole = $whole, c.events = $events, c.articles = $articles, c.names = $names

// :changes Changes from one on, that one too. $since
MATCH (c:Change) WHERE c.revision >= $since
RETURN c.id AS stamp, c.revision AS revision, c.whole AS whole, c.events AS events, c.articles AS articles,
       c.names AS names
ORDER BY revision

// :trim Notes that nobody needs any more. $before
MATCH (c:Change) WHERE c.revision < $before
DELETE c
