// question: "When did a conflict fall quiet, and for how long?"
// about: >-
//   Days between two assaults with no other between them, as far as assaults are dated to a day and
//   reported.
// parameters:
//   conflict: {type: conflict, default: null, about: "only this conflict"}
//   days: {type: integer, default: 30, about: "at least so many days"}
// columns:
//   conflict: "which conflict"
//   last_assault: "the day before the quiet"
//   next_assault: "the day that ended it"
//   quiet: "days between"
MATCH (c:Conflict)<-[:CONCERNS]-(e:Event)
WHERE e.canonical = e.id AND e.type = 'ASSAULT' AND e.precision = 'day'
  AND e.status IN ['occurred', 'ongoing']
  AND ($conflict IS NULL OR c.id IN $conflict)
WITH DISTINCT c, e.day AS day
ORDER BY day
WITH c, collect(day) AS found
UNWIND range(0, size(found) - 2) AS i
WITH c, found[i] AS last_assault, found[i + 1] AS next_assault
WITH c, last_assault, next_assault, duration.inDays(last_assault, next_assault).days AS quiet
WHERE quiet >= $days
RETURN c.name AS conflict, last_assault AS last_assault, next_assault AS next_assault, quiet AS quiet
ORDER BY conflict, last_assault
