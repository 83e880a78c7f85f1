// Copies of one text in several outlets: one testimony. COPIES goes from the smaller id to the larger.

// :published Live articles published on these days. $spans: first (a day), more (how many after it)
UNWIND $spans AS span
UNWIND range(0, span.more) AS n
WITH span.first + duration({days: n}) AS day
MATCH (a:Article {published: day}) WHERE a.retracted_at IS NULL
RETURN a.id AS id, a.sketch AS sketch, a.published AS published

// :published_within [neo4j] The same by the first and the last day. $spans: first, last
UNWIND $spans AS span
WITH span.first AS first, span.last AS last
MATCH (a:Article) WHERE a.published >= first AND a.published <= last AND a.retracted_at IS NULL
RETURN a.id AS id, a.sketch AS sketch, a.published AS published

// :telling Live articles that tell these events. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[:TELLS]-(a:Article) WHERE a.retracted_at IS NULL
RETURN id AS event, a.id AS id, a.sketch AS sketch

// :texts $ids
MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.text AS text

// :copies Copies of these articles. $ids
UNWIND $ids AS id
MATCH (a:Article {id: id})-[:COPIES]->(b:Article)
RETURN a.id AS first, b.id AS second
UNION
UNWIND $ids AS id
MATCH (b:Article {id: id})<-[:COPIES]-(a:Article)
RETURN a.id AS first, b.id AS second

// :put_copies $rows: first, second
UNWIND $rows AS row
MATCH (a:Article {id: row.first})
MATCH (b:Article {id: row.second})
MERGE (a)-[:COPIES]->(b)
RETURN count(*) AS written

// :drop_copies $rows: first, second
UNWIND $rows AS row
MATCH (a:Article {id: row.first})-[r:COPIES]->(b:Article {id: row.second})
DELETE r

// :kept The testimony of these articles. $ids
MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.testimony AS testimony

// :put_testimony $rows: id, testimony
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
SET a.testimony = row.testimony
RETURN count(*) AS written

// :events What these articles tell. $ids
MATCH (a:Article)-[:TELLS]->(e:Event) WHERE a.id IN $ids
RETURN DISTINCT e.id AS id
