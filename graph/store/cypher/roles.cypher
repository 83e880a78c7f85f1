// Roles with their dated states, and standing ties between actors.

// :select Roles by actor, conflict and kind (lists or null). $actors, $conflicts, $kinds
MATCH (n:Actor)-[:HOLDS]->(r:Role)
WHERE ($actors IS NULL OR n.id IN $actors) AND ($kinds IS NULL OR r.kind IN $kinds)
  AND ($conflicts IS NULL OR EXISTS { MATCH (r)-[:IN]->(x:Conflict) WHERE x.id IN $conflicts })
OPTIONAL MATCH (r)-[:IN]->(c:Conflict)
RETURN r.id AS id, r.kind AS kind, r.articles AS articles, n.id AS actor, n.name AS actor_name,
       c.id AS conflict, c.name AS conflict_name
ORDER BY n.name, r.kind, r.id

// :one One role. $id
MATCH (n:Actor)-[:HOLDS]->(r:Role {id: $id})
OPTIONAL MATCH (r)-[:IN]->(c:Conflict)
RETURN r.id AS id, r.kind AS kind, r.articles AS articles, n.id AS actor, n.name AS actor_name,
       c.id AS conflict, c.name AS conflict_name

// :between Between whom. $ids
UNWIND $ids AS id
MATCH (r:Role {id: id})-[:BETWEEN]->(n:Actor)
RETURN r.id AS role, n.id AS id, n.name AS name
ORDER BY n.name, n.id

// :states States of roles in order of time, those of no date as what was before. $ids
UNWIND $ids AS id
MATCH (r:Role {id: id})-[:HAS_STATE]->(s:RoleState)
OPTIONAL MATCH (s)-[:BECAUSE_OF]->(e:Event)
RETURN r.id AS role, s.id AS id, s.level AS level, s.edtf AS edtf, s.earliest AS earliest,
       s.latest AS latest, s.because_text AS because_text, s.articles AS articles,
       e.canonical AS because, e.name AS because_name
ORDER BY coalesce(s.earliest, date('0001-01-01')), coalesce(s.latest, date('0001-01-01')), s.id

// :ties Standing ties of these actors, or of all (null). $actors
MATCH (s:Actor)-[r:RELATES]->(t:Actor)
WHERE $actors IS NULL OR s.id IN $actors OR t.id IN $actors
RETURN r.id AS id, r.kind AS kind, r.articles AS articles, s.id AS source, s.name AS source_name,
       t.id AS target, t.name AS target_name
ORDER BY s.name, t.name, r.kind

// :tie The ends of a tie, found by a claim about it. $id
MATCH (c:Claim {about: $id})-[:QUOTED_FROM]->(:Article)-[:MENTIONS]->(s:Actor)-[r:RELATES]->(t:Actor)
WHERE r.id = $id
RETURN DISTINCT r.id AS id, r.kind AS kind, r.articles AS articles, s.id AS source, s.name AS source_name,
       t.id AS target, t.name AS target_name

// :facts Who holds these roles, and the ends of these ties. $ids
UNWIND $ids AS id
MATCH (n:Actor)-[:HOLDS]->(r:Role {id: id})
RETURN r.id AS id, r.kind AS kind, n.name AS holder, null AS other
UNION
UNWIND $ids AS id
MATCH (c:Claim {about: id})-[:QUOTED_FROM]->(:Article)-[:MENTIONS]->(s:Actor)-[r:RELATES]->(t:Actor)
WHERE r.id = id
RETURN r.id AS id, r.kind AS kind, s.name AS holder, t.name AS other
