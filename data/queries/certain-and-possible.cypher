// question: "Which events certainly fell into a window, and which only may have?"
// about: >-
//   An event is certain if all of its possible days lie in the window; one dated "2023" is only possible
//   in May.
// parameters:
//   start: {type: date, about: "first day of the window"}
//   end: {type: date, about: "last day of the window"}
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   overlap: "certain or possible"
//   edtf: "date as the sources give it"
//   earliest: "first possible day"
//   latest: "last possible day"
//   event: "what happened"
//   status: "occurred, planned, denied …"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND e.span_from <= $end AND e.span_to >= $start
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
RETURN CASE WHEN e.span_from >= $start AND e.span_to <= $end THEN 'certain' ELSE 'possible' END AS overlap,
       e.edtf AS edtf, e.earliest AS earliest, e.latest AS latest, e.name AS event, e.status AS status,
       e.id AS id
ORDER BY overlap, e.day, id
