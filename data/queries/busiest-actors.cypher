// question: "Who initiated most, and against whom?"
// about: Only what occurred or goes on.
// parameters:
//   conflict: {type: conflict, default: null, about: "only in this conflict"}
//   start: {type: date, default: 0001-01-01, about: "first day"}
//   end: {type: date, default: 9999-12-31, about: "last day"}
// columns:
//   initiator: "who acted"
//   recipient: "upon whom"
//   events: "how many"
//   mean_intensity: "-10 to 10"
//   single_source: "how many rest on one source"
MATCH (n:Actor)-[r:ACTED_IN]->(e:Event)<-[s:ACTED_IN]-(o:Actor)
WHERE r.as = 'initiator' AND s.as = 'recipient' AND e.canonical = e.id AND n.canonical <> o.canonical
  AND e.status IN ['occurred', 'ongoing'] AND e.span_from <= $end AND e.span_to >= $start
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
MATCH (a:Actor {id: n.canonical})
MATCH (b:Actor {id: o.canonical})
WITH DISTINCT a, b, e
WITH a, b, count(e) AS events, avg(e.intensity) AS mean,
       sum(CASE WHEN e.sources < 2 THEN 1 ELSE 0 END) AS alone
RETURN a.name AS initiator, b.name AS recipient, events AS events, round(mean, 2) AS mean_intensity,
       alone AS single_source
ORDER BY events DESC, initiator, recipient
