// question: "On which numbers do the sources differ?"
// about: One row a number; those of one event and one thing counted belong together.
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   event: "what happened"
//   counted: "what is counted"
//   unit: "of whom or of what"
//   minimum: "at least"
//   maximum: "at most"
//   approximate: "given as about"
//   shown: "the one that the rule shows"
//   sources: "independent sources"
//   id: "the event"
MATCH (e:Event)-[:HAS_FIGURE]->(g:Figure)
WHERE e.canonical = e.id
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
WITH e, g.of AS counted, coalesce(g.unit, '') AS of_what, count(g) AS variants
WHERE variants > 1
MATCH (e)-[r:HAS_FIGURE]->(f:Figure)
WHERE f.of = counted AND coalesce(f.unit, '') = of_what
RETURN e.name AS event, counted AS counted, f.unit AS unit, f.min AS minimum, f.max AS maximum,
       f.approximate AS approximate, r.headline AS shown, r.sources AS sources, e.id AS id
ORDER BY id, counted, shown DESC, coalesce(minimum, 0), coalesce(maximum, 0)
