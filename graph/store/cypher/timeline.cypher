// Events as lists show them. Which events a list shows is found in the register (graph/register).

// :events These events. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, e.card AS card
