// Which events are one: finding what could be, keeping what is thought of it, canonical ids.
// SAME_AS goes from the smaller id to the larger. A Judgement node is an analyst's word: it outlives
// the events, so that it holds again when an article is withdrawn and read anew.

// :profiles What is kept to compare of these events, and what they are shown as. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id}) WHERE e.profile IS NOT NULL
RETURN e.id AS id, e.profile AS profile, coalesce(e.canonical, e.id) AS canonical

// :by_days Events that begin on these days, and those that begin on others and last until one of them.
// $rows: first (a day), more (how many after it), keys; $earlier: until as well. A key is a type and an anchor
// that an event must have both.
UNWIND $rows AS row
UNWIND range(0, row.more) AS n
WITH row, row.first + duration({days: n}) AS day
MATCH (e:Event {starts: day})
WHERE any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN e.id AS id, e.profile AS profile
UNION ALL
UNWIND $earlier AS row
UNWIND range(0, row.more) AS n
WITH row, row.first + duration({days: n}) AS day
MATCH (e:Event {begins: day})
WHERE e.ends >= row.until AND any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN e.id AS id, e.profile AS profile

// :by_telling Loose events told on these days, and those that no telling leads to (disputed). $rows: first, more, keys; $keys
UNWIND $rows AS row
UNWIND range(0, row.more) AS n
WITH row, row.first + duration({days: n}) AS day
MATCH (a:Article {published: day})
UNWIND a.loose AS id
MATCH (e:Event {id: id})
WHERE e.starts IS NULL AND any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN e.id AS id, e.profile AS profile
UNION ALL
MATCH (e:Event {disputed: true})
WHERE any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN $keys)
RETURN e.id AS id, e.profile AS profile

// :all_by_telling Events, loose or not, told on these days. $rows: first, more, keys
UNWIND $rows AS row
UNWIND range(0, row.more) AS n
WITH row, row.first + duration({days: n}) AS day
MATCH (a:Article {published: day})-[:TELLS]->(e:Event)
WHERE any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN DISTINCT e.id AS id, e.profile AS profile

// :by_spans [neo4j] As by_days, by the first and the last day. $rows: first, last, keys; $earlier: until as well
// (Over "row.first <= e.starts <= row.last" Neo4j 5.26 seeks by the last day alone and reads half of the index.)
UNWIND $rows AS row
WITH row, row.first AS first, row.last AS last
MATCH (e:Event) WHERE e.starts >= first AND e.starts <= last
  AND any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN e.id AS id, e.profile AS profile
UNION ALL
UNWIND $earlier AS row
WITH row, row.first AS first, row.last AS last
MATCH (e:Event) WHERE e.begins >= first AND e.begins <= last
  AND e.ends >= row.until AND any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN e.id AS id, e.profile AS profile

// :by_telling_within [neo4j] As by_telling. $rows: first, last, keys; $keys
UNWIND $rows AS row
WITH row, row.first AS first, row.last AS last
MATCH (a:Article) WHERE a.published >= first AND a.published <= last
UNWIND a.loose AS id
MATCH (e:Event {id: id})
WHERE e.starts IS NULL AND any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN e.id AS id, e.profile AS profile
UNION ALL
MATCH (e:Event {disputed: true})
WHERE any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN $keys)
RETURN e.id AS id, e.profile AS profile

// :all_by_telling_within [neo4j] As all_by_telling. $rows: first, last, keys
UNWIND $rows AS row
WITH row, row.first AS first, row.last AS last
MATCH (a:Article)-[:TELLS]->(e:Event) WHERE a.published >= first AND a.published <= last
  AND any(anchor IN e.anchors WHERE e.coded + ' ' + anchor IN row.keys)
RETURN DISTINCT e.id AS id, e.profile AS profile

// :edges What is thought of these events and others. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:SAME_AS]->(f:Event)
RETURN e.id AS first, f.id AS second, properties(r) AS edge
UNION
UNWIND $ids AS id
MATCH (f:Event {id: id})<-[r:SAME_AS]-(e:Event)
RETURN e.id AS first, f.id AS second, properties(r) AS edge

// :put_edges $rows: first, second, edge
UNWIND $rows AS row
MATCH (e:Event {id: row.first})
MATCH (f:Event {id: row.second})
MERGE (e)-[r:SAME_AS]->(f)
SET r += row.edge
RETURN count(*) AS written

// :drop_edges $rows: first, second
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:SAME_AS]->(f:Event {id: row.second})
DELETE r

// :groups Those shown under these ids. $heads
UNWIND $heads AS head
MATCH (m:Event {canonical: head})
RETURN head, m.id AS id, m.circle AS circle

// :put_canonical $rows: id, canonical
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
SET e.canonical = row.canonical
RETURN count(*) AS written

// :words Analysts' words on these events, the latest last. $ids
UNWIND $ids AS id
MATCH (j:Judgement {left: id}) WHERE j.revoked_at IS NULL
RETURN properties(j) AS word
UNION
UNWIND $ids AS id
MATCH (j:Judgement {right: id}) WHERE j.revoked_at IS NULL
RETURN properties(j) AS word

// :put_word $id, $properties
MERGE (j:Judgement {id: $id})
SET j += $properties

// :review Pairs of which the judge is unsure and no analyst has spoken, not one event already, and whose dates
// or places (parts is JSON) were compared. $limit
MATCH (e:Event)-[r:SAME_AS {verdict: 'unsure'}]->(f:Event)
WHERE e.canonical <> f.canonical AND (r.parts CONTAINS '"date"' OR r.parts CONTAINS '"place"')
RETURN e.id AS first, f.id AS second, e.canonical AS one, f.canonical AS other, properties(r) AS edge
ORDER BY r.score DESC, e.id, f.id
LIMIT $limit

// :thought What is thought of these pairs, and what their events are shown as. $rows: first, second
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:SAME_AS]->(f:Event {id: row.second})
RETURN e.id AS first, f.id AS second, e.canonical AS one, f.canonical AS other, properties(r) AS edge

// :parted Pairs that analysts hold to be different, as their events are shown
MATCH (j:Judgement {verdict: 'different'}) WHERE j.revoked_at IS NULL
MATCH (e:Event {id: j.left}) MATCH (f:Event {id: j.right})
RETURN e.canonical AS one, f.canonical AS other

// :sides These events as they are shown. $ids
MATCH (e:Event) WHERE e.id IN $ids
RETURN e.id AS id, e.canonical AS canonical, e.name AS name, e.status AS status, e.edtf AS edtf,
       e.earliest AS earliest

// :history All that analysts have said, also what they took back, the latest first. $limit
MATCH (j:Judgement)
RETURN properties(j) AS word
ORDER BY j.at DESC, j.id
LIMIT $limit
