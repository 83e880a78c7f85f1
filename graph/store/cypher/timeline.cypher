// Events as lists show them. Which events a list shows is found in the register (graph/register).

// :events These events. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, e.card AS card

// :played Events in which these actors took one of these parts. $actors, $parts
MATCH (n:Actor)-[r:ACTED_IN]->(e:Event)
WHERE n.id IN $actors AND r.as IN $parts
RETURN DISTINCT e.canonical AS id
