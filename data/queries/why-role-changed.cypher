// question: "How did an actor's role change, when, and why?"
// about: Because names the event that the text gives as the reason; reason is its wording.
// parameters:
//   actor: {type: actor, default: null, about: "a name or an id"}
//   role: {type: text, default: null, about: "mediator, guarantor, host …"}
// columns:
//   actor: "who holds the role"
//   role: "which role"
//   conflict: "in which conflict"
//   level: "traditional, diminished, ended …"
//   edtf: "since or when"
//   because: "event that brought it about"
//   reason: "the text's wording of the reason"
//   quotes: "sentences behind the role"
//   id: "the role"
MATCH (a:Actor)-[:HOLDS]->(r:Role)-[:HAS_STATE]->(s:RoleState)
WHERE ($actor IS NULL OR a.id IN $actor) AND ($role IS NULL OR r.kind = $role)
OPTIONAL MATCH (r)-[:IN]->(c:Conflict)
OPTIONAL MATCH (s)-[:BECAUSE_OF]->(m:Event)
OPTIONAL MATCH (r)<-[:ABOUT]-(q:Claim) WHERE q.retracted_at IS NULL
WITH a, r, s, c, m, q ORDER BY q.article, q.start
WITH a, r, s, c, m, collect(DISTINCT q.quote) AS quotes
RETURN a.name AS actor, r.kind AS role, c.name AS conflict, s.level AS level, s.edtf AS edtf,
       m.name AS because, s.because_text AS reason, quotes AS quotes, r.id AS id
ORDER BY actor, role, id, coalesce(s.earliest, date('0001-01-01')), coalesce(s.latest,
       date('0001-01-01')), level
