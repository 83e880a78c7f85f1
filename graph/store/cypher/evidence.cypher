// What supports a fact, and what an article says.

// :claims Live claims about these ids (events, roles or ties) made known by a day. $ids, $as_of
UNWIND $ids AS id
MATCH (c:Claim {about: id})-[:QUOTED_FROM]->(a:Article)
WHERE c.retracted_at IS NULL
  AND ($as_of IS NULL OR a.known <= $as_of)
RETURN c.id AS id, c.quote AS quote, c.start AS start, c.end AS end, c.modality AS modality,
       c.speaker AS speaker, c.confidence AS confidence, c.status AS status, c.label AS label,
       c.about AS about, c.extractor AS extractor, c.recorded_at AS recorded_at,
       a.id AS article, a.title AS title, a.outlet AS outlet, a.agency AS agency,
       a.published AS published, a.url AS url
ORDER BY a.published, a.id, c.start, c.id

// :claims_of_article All claims of an article, retracted ones too. $id
MATCH (c:Claim) WHERE c.article = $id
MATCH (c)-[:QUOTED_FROM]->(a:Article)
RETURN c.id AS id, c.quote AS quote, c.start AS start, c.end AS end, c.modality AS modality,
       c.speaker AS speaker, c.confidence AS confidence, c.status AS status, c.label AS label,
       c.about AS about, c.extractor AS extractor, c.recorded_at AS recorded_at,
       a.id AS article, a.title AS title, a.outlet AS outlet, a.agency AS agency,
       a.published AS published, a.url AS url
ORDER BY c.start, c.end, c.id

// :articles Articles that hold, the latest first, with the events that each tells of. $as_of, $outlet, $limit
MATCH (a:Article)
WHERE a.retracted_at IS NULL
  AND ($as_of IS NULL OR a.known <= $as_of)
  AND ($outlet IS NULL OR coalesce(a.outlet, '') = $outlet)
WITH a ORDER BY coalesce(a.published, date('0001-01-01')) DESC, a.id LIMIT $limit
OPTIONAL MATCH (c:Claim)-[:QUOTED_FROM]->(a)
WHERE c.retracted_at IS NULL AND c.status IS NOT NULL
RETURN a.id AS id, a.title AS title, a.outlet AS outlet, a.agency AS agency, a.published AS published,
       count(DISTINCT c.about) AS events
ORDER BY coalesce(a.published, date('0001-01-01')) DESC, a.id

// :outlets How many articles that hold each outlet has, "" for those of none. $as_of
MATCH (a:Article)
WHERE a.retracted_at IS NULL
  AND ($as_of IS NULL OR a.known <= $as_of)
RETURN coalesce(a.outlet, '') AS outlet, count(a) AS articles
ORDER BY articles DESC, outlet

// :article An article with all that is kept of it. $id
MATCH (a:Article {id: $id}) RETURN properties(a) AS article

// :links Events before and after these by the texts' word, what they led to, and what led to them. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:BEFORE]->(f:Event)
WHERE r.contested IS NULL
RETURN 'after' AS kind, f.canonical AS id, r.articles AS articles, r.bases AS bases
UNION ALL
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[r:BEFORE]-(f:Event)
WHERE r.contested IS NULL
RETURN 'before' AS kind, f.canonical AS id, r.articles AS articles, r.bases AS bases
UNION ALL
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:LED_TO]->(f:Event)
WHERE r.contested IS NULL
RETURN 'led_to' AS kind, f.canonical AS id, r.articles AS articles, r.bases AS bases
UNION ALL
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[r:LED_TO]-(f:Event)
WHERE r.contested IS NULL
RETURN 'because_of' AS kind, f.canonical AS id, r.articles AS articles, r.bases AS bases

// :known_articles Which of these articles made their news known by a day. $ids, $as_of
MATCH (a:Article) WHERE a.id IN $ids AND a.known <= $as_of
RETURN a.id AS id

// :voices Who speaks in these articles. $ids
MATCH (a:Article) WHERE a.id IN $ids
RETURN a.id AS id, a.agency AS agency, a.outlet AS outlet, a.testimony AS testimony
