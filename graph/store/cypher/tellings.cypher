// What articles say of events, from which headline values are folded (graph/store/derivation.py).

// :of_events These events' own tellings. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[t:TELLS]-(a:Article)
RETURN e.id AS event, a.id AS article, t.telling AS telling, a.published AS published, a.known AS known,
       a.testimony AS testimony, a.agency AS agency, a.outlet AS outlet

// :of_heads Tellings of these events and of those merged into them. $ids
UNWIND $ids AS id
MATCH (e:Event {canonical: id})<-[t:TELLS]-(a:Article)
RETURN id AS event, e.id AS member, a.id AS article, t.telling AS telling, a.published AS published,
       a.known AS known, a.testimony AS testimony, a.agency AS agency, a.outlet AS outlet

// :of_articles Which events these articles tell of. $ids
UNWIND $ids AS id
MATCH (a:Article {id: id})-[:TELLS]->(e:Event)
RETURN DISTINCT e.id AS event

// :members Events merged into these. $ids
UNWIND $ids AS id
MATCH (e:Event {canonical: id})
RETURN id AS head, e.id AS id

// :reported When articles that tell of these events (or of those merged into them) came out: the first and the
// last day of publication, how many articles, and how many of them without a day. $ids, $as_of (a date or null)
UNWIND $ids AS id
MATCH (e:Event {canonical: id})<-[:TELLS]-(a:Article)
WHERE $as_of IS NULL OR a.known <= $as_of
WITH DISTINCT id, a
RETURN id AS id, min(a.published) AS first, max(a.published) AS last, count(a) AS articles,
       sum(CASE WHEN a.published IS NULL THEN 1 ELSE 0 END) AS undated

// :articles All articles
MATCH (a:Article) RETURN a.id AS id

// :by_articles What these articles tell. $ids
UNWIND $ids AS id
MATCH (a:Article {id: id})-[t:TELLS]->(e:Event)
RETURN e.id AS event, a.id AS article, t.telling AS telling, a.published AS published, a.known AS known,
       a.testimony AS testimony, a.agency AS agency, a.outlet AS outlet

// :put_loose Events that articles do not date exactly. $rows: id, loose
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
SET a.loose = row.loose
