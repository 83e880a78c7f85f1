// question: "Who holds which role in a conflict, and between whom?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only in this conflict"}
// columns:
//   actor: "who holds the role"
//   role: "which role"
//   between: "between whom"
//   levels: "levels that it had"
//   articles: "articles that tell of it"
//   id: "the role"
MATCH (a:Actor)-[:HOLDS]->(r:Role)
WHERE $conflict IS NULL OR EXISTS { MATCH (r)-[:IN]->(c:Conflict) WHERE c.id IN $conflict }
OPTIONAL MATCH (r)-[:BETWEEN]->(b:Actor)
WITH a, r, b ORDER BY b.name
WITH a, r, collect(DISTINCT b.name) AS between
OPTIONAL MATCH (r)-[:HAS_STATE]->(s:RoleState)
WITH a, r, between, s
ORDER BY coalesce(s.earliest, date('0001-01-01')), coalesce(s.latest, date('0001-01-01')), s.level
WITH a, r, between, collect(s.level) AS levels
RETURN a.name AS actor, r.kind AS role, between AS between, levels AS levels,
       size(r.articles) AS articles, r.id AS id
ORDER BY actor, role, id
