// question: "Which events have no date, or one no better than a year?"
// about: What an analyst may want to date by hand.
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   precision: "how exact the date is"
//   edtf: "date as the sources give it"
//   event: "what happened"
//   basis: "how the date was come by"
//   sources: "independent sources"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id AND NOT e.precision IN ['day', 'month', 'season']
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(c:Conflict) WHERE c.id IN $conflict })
RETURN e.precision AS precision, e.edtf AS edtf, e.name AS event, e.basis AS basis, e.sources AS sources,
       e.id AS id
ORDER BY precision, coalesce(e.day, date('9999-12-31')), id
