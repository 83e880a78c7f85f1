// question: "Who imposed, eased or threatened sanctions, on whom, and when?"
// parameters:
//   actor: {type: actor, default: null, about: "only those by or on this actor"}
// columns:
//   edtf: "date as the sources give it"
//   initiator: "by whom"
//   recipient: "on whom"
//   step: "imposed, eased or threatened"
//   event: "what happened"
//   status: "occurred, planned …"
//   id: "the event"
MATCH (e:Event)
WHERE e.canonical = e.id
  AND (e.type = 'SANCTION' OR (e.type = 'CONCEDE' AND e.mode = 'ease_sanctions')
    OR (e.type = 'THREATEN' AND e.mode = 'sanctions'))
  AND ($actor IS NULL OR EXISTS { MATCH (e)<-[:ACTED_IN]-(n:Actor) WHERE n.id IN $actor })
OPTIONAL MATCH (e)<-[r:ACTED_IN]-(a:Actor) WHERE r.as = 'initiator'
WITH e, a ORDER BY a.name
WITH e, collect(DISTINCT a.name) AS initiator
OPTIONAL MATCH (e)<-[s:ACTED_IN]-(b:Actor) WHERE s.as = 'recipient'
WITH e, initiator, b ORDER BY b.name
WITH e, initiator, collect(DISTINCT b.name) AS recipient
RETURN e.edtf AS edtf, initiator AS initiator, recipient AS recipient, 
       CASE e.type WHEN 'SANCTION' THEN 'imposed' WHEN 'CONCEDE' THEN 'eased' ELSE 'threatened' END AS step,
       e.name AS event, e.status AS status, e.id AS id
ORDER BY coalesce(e.day, date('9999-12-31')), id
