// Withdrawing what articles support: before a changed article is written anew, and on retraction.
// What nobody else supports is deleted; the article and (on retraction) its claims stay as the record.

// :roles Roles that these articles support, locked. $ids
MATCH (c:Claim)-[:ABOUT]->(r:Role) WHERE c.article IN $ids
WITH DISTINCT r
SET r.touched = true
WITH r
RETURN r.id AS id, coalesce(r.articles, []) AS articles

// :states States of roles. $ids of roles
MATCH (r:Role)-[:HAS_STATE]->(s:RoleState) WHERE r.id IN $ids
RETURN DISTINCT s.id AS id, coalesce(s.articles, []) AS articles

// :keep_roles Who still supports these roles. $rows: id, articles
UNWIND $rows AS row
MATCH (r:Role {id: row.id})
SET r.articles = row.articles, r.touched = null

// :drop_roles $ids
MATCH (r:Role) WHERE r.id IN $ids
DETACH DELETE r

// :drop_states $ids
MATCH (s:RoleState) WHERE s.id IN $ids
DETACH DELETE s

// :ties Ties among the actors that this article names. $id
MATCH (a:Article {id: $id})-[:MENTIONS]->(n:Actor)-[r:RELATES]->(m:Actor)
WHERE $id IN r.articles
RETURN n.id AS source, m.id AS target, r.kind AS kind, r.id AS id, r.articles AS articles

// :drop_ties $rows: source, target, kind
UNWIND $rows AS row
MATCH (n:Actor {id: row.source})-[r:RELATES {kind: row.kind}]->(m:Actor {id: row.target})
DELETE r

// :before Links of order that this article supports. $id
MATCH (a:Article {id: $id})-[:TELLS]->(e:Event)-[r:BEFORE]->(f:Event)
WHERE $id IN r.articles
RETURN e.id AS first, f.id AS second, r.articles AS articles, r.bases AS bases

// :drop_before $rows: first, second
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:BEFORE]->(f:Event {id: row.second})
DELETE r

// :led_to Links of cause that this article supports. $id
MATCH (a:Article {id: $id})-[:TELLS]->(e:Event)-[r:LED_TO]->(f:Event)
WHERE $id IN r.articles
RETURN e.id AS first, f.id AS second, r.articles AS articles, r.bases AS bases

// :drop_led_to $rows: first, second
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:LED_TO]->(f:Event {id: row.second})
DELETE r

// :hubs Actors that these articles name, and their outlets. $ids
MATCH (a:Article)-[:MENTIONS|FROM]->(n) WHERE a.id IN $ids
RETURN DISTINCT n.id AS id

// :hubs_of_events Places and conflicts of these events. $ids
MATCH (e:Event)-[:AT|CONCERNS]->(n) WHERE e.id IN $ids
RETURN DISTINCT n.id AS id

// :hubs_of_roles Actors and conflicts of these roles. $ids
MATCH (r:Role)-[:IN|BETWEEN]->(n) WHERE r.id IN $ids
RETURN DISTINCT n.id AS id

// :drop_links What the articles themselves point to. $ids
MATCH (a:Article)-[r:TELLS|MENTIONS|FROM]->() WHERE a.id IN $ids
DELETE r

// :drop_claims Claims of these articles but those to keep, if the same extractor made them. $ids, $keep, $extractor
MATCH (c:Claim) WHERE c.article IN $ids AND (NOT c.id IN $keep OR c.extractor <> $extractor)
DETACH DELETE c

// :retract_claims Claims stay as the record and lead nowhere. $ids, $at
MATCH (c:Claim) WHERE c.article IN $ids
SET c.retracted_at = $at

// :unlink_claims $ids
MATCH (c:Claim)-[r:ABOUT]->() WHERE c.article IN $ids
DELETE r

// :retract_article $id, $at, $why
MATCH (a:Article {id: $id})
SET a.retracted_at = $at, a.retraction = $why, a.fingerprint = null, a.touched = null

// :supports Parts of these events with the articles that give them. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})-[r:AT|CONCERNS|HAS_FIGURE]->(n)
RETURN e.id AS event, type(r) AS kind, n.id AS other, null AS as, r.articles AS articles,
       r.sources AS sources, r.headline AS headline
UNION ALL
UNWIND $ids AS id
MATCH (e:Event {id: id})<-[r:ACTED_IN]-(n:Actor)
RETURN e.id AS event, type(r) AS kind, n.id AS other, r.as AS as, r.articles AS articles,
       null AS sources, null AS headline

// :drop_participants $rows: event, other, as
UNWIND $rows AS row
MATCH (e:Event {id: row.event})<-[r:ACTED_IN {as: row.as}]-(n:Actor {id: row.other})
DELETE r

// :drop_places_of_events $rows: event, other
UNWIND $rows AS row
MATCH (e:Event {id: row.event})-[r:AT]->(n:Place {id: row.other})
DELETE r

// :drop_conflicts_of_events $rows: event, other
UNWIND $rows AS row
MATCH (e:Event {id: row.event})-[r:CONCERNS]->(n:Conflict {id: row.other})
DELETE r

// :drop_figures $ids
MATCH (f:Figure) WHERE f.id IN $ids
DETACH DELETE f

// :figures_of_events $ids
MATCH (e:Event)-[:HAS_FIGURE]->(f:Figure) WHERE e.id IN $ids
RETURN f.id AS id

// :drop_events Events that no article tells any more. $ids
MATCH (e:Event) WHERE e.id IN $ids
DETACH DELETE e

// :drop_orphan_actors Actors that nothing refers to any more. $ids
MATCH (n:Actor) WHERE n.id IN $ids AND NOT (n)--()
DELETE n

// :drop_orphan_places $ids
MATCH (n:Place) WHERE n.id IN $ids AND NOT (n)--()
DELETE n

// :drop_orphan_conflicts $ids
MATCH (n:Conflict) WHERE n.id IN $ids AND NOT (n)--()
DELETE n

// :drop_orphan_sources $ids
MATCH (n:Source) WHERE n.id IN $ids AND NOT (n)--()
DELETE n
