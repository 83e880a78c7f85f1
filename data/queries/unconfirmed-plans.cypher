// question: "Which planned events were never confirmed or called off?"
// about: Give the day up to which the news was read; plans whose last possible day is before it are overdue.
// parameters:
//   day: {type: date, default: 9999-12-31, about: "plans for before this day"}
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   due: "last possible day"
//   edtf: "date as the sources give it"
//   event: "what was planned"
//   last_known: "when it was last told of"
//   sources: "independent sources"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND e.status = 'planned' AND (e.latest IS NULL OR e.latest < $day)
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
RETURN e.latest AS due, e.edtf AS edtf, e.name AS event,
       CASE WHEN e.last_known < date('9999-12-31') THEN e.last_known END AS last_known,
       e.sources AS sources, e.id AS id
ORDER BY coalesce(due, date('9999-12-31')), id
