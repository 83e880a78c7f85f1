// Nodes that are judged to be one: those that share a canonical id.

// :actors Those judged the same as these. $ids
MATCH (n:Actor) WHERE n.id IN $ids
MATCH (m:Actor {canonical: n.canonical})
RETURN DISTINCT m.id AS id

// :places Those judged the same as these. $ids
MATCH (n:Place) WHERE n.id IN $ids
MATCH (m:Place {canonical: n.canonical})
RETURN DISTINCT m.id AS id

// :conflicts Those judged the same as these. $ids
MATCH (n:Conflict) WHERE n.id IN $ids
MATCH (m:Conflict {canonical: n.canonical})
RETURN DISTINCT m.id AS id
