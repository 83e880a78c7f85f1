// question: "Which standing ties do the sources tell of, and how many articles say so?"
// parameters:
//   actor: {type: actor, default: null, about: "only ties of this actor"}
// columns:
//   source: "from whom"
//   kind: "ally, foe, member_of, part_of, leads"
//   target: "to whom"
//   articles: "articles that say so"
//   id: "the tie"
MATCH (a:Actor)-[r:RELATES]->(b:Actor)
WHERE $actor IS NULL OR a.id IN $actor OR b.id IN $actor
RETURN a.name AS source, r.kind AS kind, b.name AS target, size(r.articles) AS articles, r.id AS id
ORDER BY source, kind, target
