// Which actors are one, and which places: finding what could be, keeping what is thought of it.
// SAME_AS goes from the smaller id to the larger, among nodes of one label.

// :named Actors and places by what their names say. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id})
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.iso3 AS iso3, n.provisional AS provisional,
       n.canonical AS canonical
UNION ALL
UNWIND $ids AS id
MATCH (n:Place {id: id})
RETURN n.id AS id, n.name AS name, null AS kind, null AS iso3, n.lat IS NULL AS provisional,
       n.canonical AS canonical

// :settings What the articles tell of that name these actors. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id})<-[:MENTIONS]-(a:Article)
RETURN n.id AS id, a.settings AS settings

// :told Articles that tell of events at these places. $ids
UNWIND $ids AS id
MATCH (n:Place {id: id})<-[r:AT]-(:Event)
RETURN n.id AS id, r.articles AS articles

// :settings_of_articles What these articles tell of. $ids
UNWIND $ids AS id
MATCH (a:Article {id: id}) WHERE a.retracted_at IS NULL
RETURN a.id AS id, a.settings AS settings

// :used Those of these actors and places that something else than a spelling refers to. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id}) WHERE (n)<-[:MENTIONS]-()
RETURN n.id AS id
UNION
UNWIND $ids AS id
MATCH (n:Place {id: id}) WHERE (n)<-[:AT]-()
RETURN n.id AS id

// :alike Actors and places that a spelling has in common with others. $keys
UNWIND $keys AS key
MATCH (n:Actor {block: key})
RETURN n.id AS id
UNION
UNWIND $keys AS key
MATCH (n:Actor {acronym: key})
RETURN n.id AS id
UNION
UNWIND $keys AS key
MATCH (n:Place {block: key})
RETURN n.id AS id

// :edges What is thought of these and others. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id})-[r:SAME_AS]-(m:Actor)
RETURN startNode(r).id AS first, endNode(r).id AS second, properties(r) AS edge
UNION
UNWIND $ids AS id
MATCH (n:Place {id: id})-[r:SAME_AS]-(m:Place)
RETURN startNode(r).id AS first, endNode(r).id AS second, properties(r) AS edge

// :put_actor_edges $rows: first, second, edge
UNWIND $rows AS row
MATCH (n:Actor {id: row.first})
MATCH (m:Actor {id: row.second})
MERGE (n)-[r:SAME_AS]->(m)
SET r += row.edge
RETURN count(*) AS written

// :put_place_edges $rows: first, second, edge
UNWIND $rows AS row
MATCH (n:Place {id: row.first})
MATCH (m:Place {id: row.second})
MERGE (n)-[r:SAME_AS]->(m)
SET r += row.edge
RETURN count(*) AS written

// :drop_actor_edges $rows: first, second
UNWIND $rows AS row
MATCH (n:Actor {id: row.first})-[r:SAME_AS]->(m:Actor {id: row.second})
DELETE r

// :drop_place_edges $rows: first, second
UNWIND $rows AS row
MATCH (n:Place {id: row.first})-[r:SAME_AS]->(m:Place {id: row.second})
DELETE r

// :put_actor_canonical $rows: id, canonical
UNWIND $rows AS row
MATCH (n:Actor {id: row.id})
SET n.canonical = row.canonical
RETURN count(*) AS written

// :put_place_canonical $rows: id, canonical
UNWIND $rows AS row
MATCH (n:Place {id: row.id})
SET n.canonical = row.canonical
RETURN count(*) AS written

// :merged Those of these that are shown as another. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id}) WHERE n.canonical <> n.id
RETURN n.id AS id, n.canonical AS canonical
UNION ALL
UNWIND $ids AS id
MATCH (n:Place {id: id}) WHERE n.canonical <> n.id
RETURN n.id AS id, n.canonical AS canonical

// :events Events in which these acted, or that were there. $ids
UNWIND $ids AS id
MATCH (n:Actor {id: id})-[:ACTED_IN]->(e:Event)
RETURN e.id AS id
UNION
UNWIND $ids AS id
MATCH (n:Place {id: id})<-[:AT]-(e:Event)
RETURN e.id AS id

// :review Names of which the judge is unsure and no analyst has spoken. $limit
MATCH (n:Actor)-[r:SAME_AS {verdict: 'unsure'}]->(m:Actor)
WHERE n.canonical <> m.canonical
RETURN n.id AS first, m.id AS second, n.name AS first_name, m.name AS second_name, 'actor' AS label,
       n.canonical AS first_canonical, m.canonical AS second_canonical, properties(r) AS edge
UNION ALL
MATCH (n:Place)-[r:SAME_AS {verdict: 'unsure'}]->(m:Place)
WHERE n.canonical <> m.canonical
RETURN n.id AS first, m.id AS second, n.name AS first_name, m.name AS second_name, 'place' AS label,
       n.canonical AS first_canonical, m.canonical AS second_canonical, properties(r) AS edge

// :of_names All that is thought of these names. $ids
MATCH (n:Actor)-[r:SAME_AS]->(m:Actor)
WHERE n.id IN $ids OR m.id IN $ids
RETURN n.id AS first, m.id AS second, n.name AS first_name, m.name AS second_name, 'actor' AS label,
       n.canonical AS first_canonical, m.canonical AS second_canonical, properties(r) AS edge
UNION ALL
MATCH (n:Place)-[r:SAME_AS]->(m:Place)
WHERE n.id IN $ids OR m.id IN $ids
RETURN n.id AS first, m.id AS second, n.name AS first_name, m.name AS second_name, 'place' AS label,
       n.canonical AS first_canonical, m.canonical AS second_canonical, properties(r) AS edge
