// question: "In which months did a conflict grow or calm down?"
// about: >-
//   Each month with events beside the one before it that has any. `casus relations --measure escalation`
//   finds the breaks by statistics.
// parameters:
//   conflict: {type: conflict, default: null, about: "only this conflict"}
// columns:
//   conflict: "which conflict"
//   month: "year and month"
//   events: "how many occurred"
//   assaults: "of them assaults"
//   mean_intensity: "-10 to 10"
//   before: "the month with events before it"
//   change: "events more than then"
MATCH (c:Conflict)<-[:CONCERNS]-(e:Event)
WHERE e.canonical = e.id AND e.status IN ['occurred', 'ongoing'] AND e.precision IN ['day', 'month']
  AND ($conflict IS NULL OR c.id IN $conflict)
WITH c, substring(toString(e.day), 0, 7) AS month, count(e) AS events,
       sum(CASE WHEN e.type = 'ASSAULT' THEN 1 ELSE 0 END) AS assaults, avg(e.intensity) AS mean
ORDER BY month
WITH c, collect({month: month, events: events, assaults: assaults, mean: mean}) AS found
UNWIND range(0, size(found) - 1) AS i
WITH c, found[i] AS now, CASE WHEN i > 0 THEN found[i - 1] ELSE null END AS earlier
RETURN c.name AS conflict, now.month AS month, now.events AS events, now.assaults AS assaults,
       round(now.mean, 2) AS mean_intensity, earlier.month AS before, now.events - earlier.events AS change
ORDER BY conflict, month
