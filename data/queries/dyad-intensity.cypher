// question: "How did the intensity between two actors change from month to month?"
// about: Only what occurred or goes on, dated to a month or better.
// parameters:
//   one: {type: actor, about: "a name or an id"}
//   other: {type: actor, about: "a name or an id"}
// columns:
//   month: "year and month"
//   events: "how many"
//   mean_intensity: "mean of -10 to 10"
//   lowest: "the worst"
//   highest: "the best"
//   single_source: "how many rest on one source"
MATCH (a:Actor)-[:ACTED_IN]->(e:Event)<-[:ACTED_IN]-(b:Actor)
WHERE a.id IN $one AND b.id IN $other AND e.canonical = e.id AND e.status IN ['occurred', 'ongoing']
  AND e.intensity IS NOT NULL AND e.precision IN ['day', 'month'] AND a.canonical <> b.canonical
WITH DISTINCT e
WITH substring(toString(e.day), 0, 7) AS month, count(e) AS events, avg(e.intensity) AS mean,
       min(e.intensity) AS lowest, max(e.intensity) AS highest,
       sum(CASE WHEN e.sources < 2 THEN 1 ELSE 0 END) AS alone
RETURN month AS month, events AS events, round(mean, 2) AS mean_intensity, lowest AS lowest,
       highest AS highest, alone AS single_source
ORDER BY month
