// question: "Which actors were active at a place, how, and between which days?"
// parameters:
//   place: {type: place, about: "a name or an id"}
//   start: {type: date, default: 0001-01-01, about: "first day"}
//   end: {type: date, default: 9999-12-31, about: "last day"}
// columns:
//   actor: "who"
//   kind: "what kind of actor"
//   as: "in which part"
//   events: "how many"
//   first: "first possible day of any"
//   last: "last possible day of any"
//   id: "the actor"
MATCH (p:Place)<-[:AT]-(e:Event)<-[r:ACTED_IN]-(n:Actor)
WHERE p.id IN $place AND e.canonical = e.id AND e.status IN ['occurred', 'ongoing']
  AND e.span_from <= $end AND e.span_to >= $start
MATCH (a:Actor {id: n.canonical})
WITH a, r.as AS part, count(DISTINCT e) AS events, min(e.day) AS first, max(coalesce(e.latest,
       e.day)) AS last
RETURN a.name AS actor, a.kind AS kind, part AS as, events AS events, first AS first, last AS last,
       a.id AS id
ORDER BY events DESC, actor, as
