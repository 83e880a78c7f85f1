// What the register keeps of a graph (graph/register): all of it once, then what changes touched.

// :count Events, merged ones too
MATCH (e:Event) RETURN count(e) AS events

// :range Events whose ids lie in a range. $low, $high
MATCH (e:Event) WHERE e.id >= $low AND e.id < $high
RETURN e.id AS id, e.canonical AS canonical, e.card AS card, e.first_known AS first_known,
       e.last_known AS last_known

// :events These events. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, e.canonical AS canonical, e.card AS card, e.first_known AS first_known,
       e.last_known AS last_known

// :all_articles Articles
MATCH (a:Article)
OPTIONAL MATCH (a)-[:FROM]->(s:Source)
RETURN a.id AS id, s.id AS source, a.known AS known, a.published AS published, a.retracted_at AS retracted_at

// :articles These articles. $ids
UNWIND $ids AS id
MATCH (a:Article {id: id})
OPTIONAL MATCH (a)-[:FROM]->(s:Source)
RETURN a.id AS id, s.id AS source, a.known AS known, a.published AS published, a.retracted_at AS retracted_at

// :all_names Actors, places, conflicts and outlets as they are shown
MATCH (n:Actor)
RETURN 'actors' AS label, n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind, null AS lat,
       null AS lon, n.words AS words
UNION ALL
MATCH (n:Place)
RETURN 'places' AS label, n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind, n.lat AS lat, n.lon AS lon,
       n.words AS words
UNION ALL
MATCH (n:Conflict)
RETURN 'conflicts' AS label, n.id AS id, n.canonical AS canonical, n.name AS name, null AS kind, null AS lat,
       null AS lon, n.words AS words
UNION ALL
MATCH (n:Source)
RETURN 'outlets' AS label, n.id AS id, n.id AS canonical, n.name AS name, null AS kind, null AS lat,
       null AS lon, null AS words

// :names Those of these ids that are actors, places, conflicts or outlets. $ids
UNWIND $ids AS id MATCH (n:Actor {id: id})
RETURN 'actors' AS label, n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind, null AS lat,
       null AS lon, n.words AS words
UNION ALL
UNWIND $ids AS id MATCH (n:Place {id: id})
RETURN 'places' AS label, n.id AS id, n.canonical AS canonical, n.name AS name, n.kind AS kind, n.lat AS lat, n.lon AS lon,
       n.words AS words
UNION ALL
UNWIND $ids AS id MATCH (n:Conflict {id: id})
RETURN 'conflicts' AS label, n.id AS id, n.canonical AS canonical, n.name AS name, null AS kind, null AS lat,
       null AS lon, n.words AS words
UNION ALL
UNWIND $ids AS id MATCH (n:Source {id: id})
RETURN 'outlets' AS label, n.id AS id, n.id AS canonical, n.name AS name, null AS kind, null AS lat,
       null AS lon, null AS words
