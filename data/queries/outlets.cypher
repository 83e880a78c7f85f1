// question: "Which outlets tell of a conflict, how much, and how much of it nobody else tells?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   outlet: "who published"
//   articles: "how many"
//   events: "events told of"
//   alone: "of them with no other source"
MATCH (s:Source)<-[:FROM]-(a:Article)-[:TELLS]->(m:Event)
WHERE a.retracted_at IS NULL
MATCH (e:Event {id: m.canonical})
WHERE $conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict }
WITH s, count(DISTINCT a) AS articles, count(DISTINCT e) AS events,
       count(DISTINCT CASE WHEN e.sources < 2 THEN e.id END) AS alone
RETURN s.name AS outlet, articles AS articles, events AS events, alone AS alone
ORDER BY articles DESC, outlet
