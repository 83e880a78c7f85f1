// What must hold in every graph. Each statement returns the ids that break the rule.

// :events_without_tellings Events that no article tells
MATCH (e:Event) WHERE NOT (e)<-[:TELLS]-(:Article) RETURN e.id AS id

// :events_without_claims Events without a live claim
MATCH (e:Event) WHERE NOT (e)<-[:ABOUT]-(:Claim) RETURN e.id AS id

// :unfinished Nodes that a writer took and did not finish
MATCH (n) WHERE n.touched IS NOT NULL RETURN n.id AS id

// :claims_without_article Claims that quote no article
MATCH (c:Claim) WHERE NOT (c)-[:QUOTED_FROM]->(:Article) RETURN c.id AS id

// :orphans Actors, places, conflicts and outlets that nothing refers to
MATCH (n) WHERE (n:Actor OR n:Place OR n:Conflict OR n:Source) AND NOT (n)--() RETURN n.id AS id

// :figures_without_event Figures of no event
MATCH (f:Figure) WHERE NOT (f)<-[:HAS_FIGURE]-(:Event) RETURN f.id AS id

// :claims Ids of all claims
MATCH (c:Claim) RETURN c.id AS id

// :quotes These claims with the slice of their article that they should equal. $ids
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:QUOTED_FROM]->(a:Article)
RETURN c.id AS id, c.quote AS quote, substring(a.text, c.start, c.end - c.start) AS slice

// :events Ids of all events
MATCH (e:Event) RETURN e.id AS id

// :cards What is kept of these events for lists. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, coalesce(e.canonical, e.id) AS canonical, e.card AS card
