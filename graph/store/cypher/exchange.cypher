// What files for other tools need beyond the views.

// :actors These actors with all that is kept of them. $ids
MATCH (n:Actor) WHERE n.id IN $ids
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.iso3 AS iso3, n.wikidata AS wikidata,
       n.aliases AS aliases
ORDER BY id

// :runs Which run made these claims. $ids
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:MADE_BY]->(r:Run)
RETURN c.id AS claim, r.id AS run, r.started AS started, r.finished AS finished, r.version AS version,
       r.extractor AS extractor

// :order Order and cause between these events (ids of all members). $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:BEFORE|LED_TO]->(f:Event)
WHERE r.contested IS NULL
RETURN e.canonical AS before, f.canonical AS after, type(r) AS kind, r.bases AS bases

// :conflict One conflict. $id
MATCH (n:Conflict {id: $id}) RETURN n.name AS name
