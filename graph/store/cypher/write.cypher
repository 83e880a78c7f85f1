// Writing what articles say. Every statement takes $rows (or $ids) and is run inside one transaction
// an article or a batch of articles, in the order in which it stands here. version.revise comes before
// all that reads in order to write: from there to the commit nobody else writes, so that nothing else
// need be locked. A statement costs a round trip: one article is written with some twenty.
// What the change knows not to be there is created (new_...), not merged: a third less, and no look at what an
// actor or a conflict has already. What is there is found from the side with few (rule 3 of docs/engines.md),
// the other end by its id alone, so that no engine starts from there. What links or puts returns how many rows
// it wrote: the writer compares, so that a node deleted meanwhile is not missed.

// :articles_before What is kept of these articles. $ids
MATCH (a:Article) WHERE a.id IN $ids
RETURN a.id AS id, a.fingerprint AS fingerprint, a.retracted_at AS retracted_at

// :events_before Which of these events are there, and what they are shown as. $ids
MATCH (e:Event) WHERE e.id IN $ids AND e.name IS NOT NULL
RETURN e.id AS id, coalesce(e.canonical, e.id) AS canonical

// :put_articles Articles with all that was read of them. $rows: id, properties
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a += row.properties
RETURN count(*) AS written

// :references_before What is kept of these actors, places, conflicts, outlets, and of the run
MATCH (n:Actor) WHERE n.id IN $actors
RETURN 'actors' AS label, n.id AS id, properties(n) AS kept
UNION ALL
MATCH (n:Place) WHERE n.id IN $places
RETURN 'places' AS label, n.id AS id, properties(n) AS kept
UNION ALL
MATCH (n:Conflict) WHERE n.id IN $conflicts
RETURN 'conflicts' AS label, n.id AS id, properties(n) AS kept
UNION ALL
MATCH (n:Source) WHERE n.id IN $sources
RETURN 'sources' AS label, n.id AS id, properties(n) AS kept
UNION ALL
MATCH (n:Run) WHERE n.id IN $runs
RETURN 'runs' AS label, n.id AS id, properties(n) AS kept

// :put_sources Outlets. $rows: id, properties
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s += row.properties
RETURN count(*) AS written

// :new_sources Articles to their outlets. $rows: article, source
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (s:Source {id: row.source})
CREATE (a)-[:FROM]->(s)
RETURN count(*) AS written

// :put_actors Actors. $rows: id, properties
UNWIND $rows AS row
MERGE (n:Actor {id: row.id})
SET n += row.properties
RETURN count(*) AS written

// :put_places Places. $rows: id, properties
UNWIND $rows AS row
MERGE (n:Place {id: row.id})
SET n += row.properties
RETURN count(*) AS written

// :put_conflicts Conflicts. $rows: id, properties
UNWIND $rows AS row
MERGE (n:Conflict {id: row.id})
SET n += row.properties
RETURN count(*) AS written

// :put_runs The run that writes. $rows: id, properties
UNWIND $rows AS row
MERGE (r:Run {id: row.id})
SET r += row.properties
RETURN count(*) AS written

// :new_mentions Articles to the actors that they name. $rows: article, actor
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (n:Actor {id: row.actor})
CREATE (a)-[:MENTIONS]->(n)
RETURN count(*) AS written

// :put_events The headline values of events. $rows: id, properties
UNWIND $rows AS row
MERGE (e:Event {id: row.id})
SET e += row.properties
RETURN count(*) AS written

// :new_events Events that were not there before. $rows: id, properties
UNWIND $rows AS row
CREATE (e:Event {id: row.id})
SET e += row.properties
RETURN count(*) AS written

// :new_tellings What each article says of each event. $rows: article, event, properties
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (e:Event {id: row.event})
CREATE (a)-[t:TELLS]->(e)
SET t += row.properties
RETURN count(*) AS written

// :put_participants Whether they are there or not. $rows: event, other, as, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Actor {id: row.other})
MERGE (e)<-[r:ACTED_IN {as: row.as}]-(n)
SET r.articles = row.articles
RETURN count(*) AS written

// :set_participants Of what is there, which articles give it. $rows: event, other, as, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})<-[r:ACTED_IN {as: row.as}]-(n) WHERE n.id = row.other
SET r.articles = row.articles
RETURN count(*) AS written

// :new_participants $rows: event, other, as, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Actor {id: row.other})
CREATE (e)<-[:ACTED_IN {as: row.as, articles: row.articles}]-(n)
RETURN count(*) AS written

// :put_places_of_events Whether they are there or not. $rows: event, other, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Place {id: row.other})
MERGE (e)-[r:AT]->(n)
SET r.articles = row.articles
RETURN count(*) AS written

// :set_places_of_events Of what is there, which articles give it. $rows: event, other, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})-[r:AT]->(n) WHERE n.id = row.other
SET r.articles = row.articles
RETURN count(*) AS written

// :new_places_of_events $rows: event, other, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Place {id: row.other})
CREATE (e)-[:AT {articles: row.articles}]->(n)
RETURN count(*) AS written

// :put_conflicts_of_events Whether they are there or not. $rows: event, other, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Conflict {id: row.other})
MERGE (e)-[r:CONCERNS]->(n)
SET r.articles = row.articles
RETURN count(*) AS written

// :set_conflicts_of_events Of what is there, which articles give it. $rows: event, other, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})-[r:CONCERNS]->(n) WHERE n.id = row.other
SET r.articles = row.articles
RETURN count(*) AS written

// :new_conflicts_of_events $rows: event, other, articles
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MATCH (n:Conflict {id: row.other})
CREATE (e)-[:CONCERNS {articles: row.articles}]->(n)
RETURN count(*) AS written

// :put_figures_of_events Figures; one belongs to one event. $rows: event, other, properties, articles, sources, headline
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MERGE (f:Figure {id: row.other})
SET f += row.properties
MERGE (e)-[r:HAS_FIGURE]->(f)
SET r.articles = row.articles, r.sources = row.sources, r.headline = row.headline
RETURN count(*) AS written

// :put_claims_of_events Claims about events. $rows: id, article, event, run, recorded_at, properties
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (e:Event {id: row.event})
MATCH (r:Run {id: row.run})
MERGE (c:Claim {id: row.id})
ON CREATE SET c.recorded_at = row.recorded_at
SET c += row.properties
MERGE (c)-[:QUOTED_FROM]->(a)
MERGE (c)-[:ABOUT]->(e)
MERGE (c)-[:MADE_BY]->(r)
RETURN count(*) AS written

// :new_claims_of_events The same of articles that were not there before. $rows: id, article, event, run, recorded_at, properties
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (e:Event {id: row.event})
MATCH (r:Run {id: row.run})
CREATE (c:Claim {id: row.id})
SET c += row.properties, c.recorded_at = row.recorded_at
CREATE (c)-[:QUOTED_FROM]->(a)
CREATE (c)-[:ABOUT]->(e)
CREATE (c)-[:MADE_BY]->(r)
RETURN count(*) AS written

// :put_claims Claims about what else there is. $rows: id, article, run, recorded_at, properties
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (r:Run {id: row.run})
MERGE (c:Claim {id: row.id})
ON CREATE SET c.recorded_at = row.recorded_at
SET c += row.properties
MERGE (c)-[:QUOTED_FROM]->(a)
MERGE (c)-[:MADE_BY]->(r)
RETURN count(*) AS written

// :claims_about_figures $rows: claim, about
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (x:Figure {id: row.about})
MERGE (c)-[:ABOUT]->(x)
RETURN count(*) AS written

// :claims_about_roles $rows: claim, about
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (x:Role {id: row.about})
MERGE (c)-[:ABOUT]->(x)
RETURN count(*) AS written

// :take_roles Make or lock roles; who supports them so far. $rows: id, kind
UNWIND $rows AS row
MERGE (r:Role {id: row.id})
SET r.kind = row.kind
WITH r
RETURN r.id AS id, coalesce(r.articles, []) AS articles

// :put_roles $rows: id, actor, articles
UNWIND $rows AS row
MATCH (r:Role {id: row.id})
MATCH (n:Actor {id: row.actor})
MERGE (r)<-[:HOLDS]-(n)
SET r.articles = row.articles
RETURN count(*) AS written

// :put_roles_between $rows: role, other
UNWIND $rows AS row
MATCH (r:Role {id: row.role})
MATCH (n:Actor {id: row.other})
MERGE (r)-[:BETWEEN]->(n)
RETURN count(*) AS written

// :put_roles_in $rows: role, other
UNWIND $rows AS row
MATCH (r:Role {id: row.role})
MATCH (n:Conflict {id: row.other})
MERGE (r)-[:IN]->(n)
RETURN count(*) AS written

// :take_states Make or lock the states of roles. $rows: id, role, properties
UNWIND $rows AS row
MATCH (r:Role {id: row.role})
MERGE (s:RoleState {id: row.id})
SET s += row.properties
MERGE (s)<-[:HAS_STATE]-(r)
WITH s
RETURN s.id AS id, coalesce(s.articles, []) AS articles

// :put_states $rows: id, articles
UNWIND $rows AS row
MATCH (s:RoleState {id: row.id})
SET s.articles = row.articles
RETURN count(*) AS written

// :put_causes_of_states $rows: id, event
UNWIND $rows AS row
MATCH (s:RoleState {id: row.id})
MATCH (e:Event {id: row.event})
MERGE (s)-[:BECAUSE_OF]->(e)
RETURN count(*) AS written

// :take_ties Make or lock standing ties; who supports them so far. $rows: id, source, target, kind
UNWIND $rows AS row
MATCH (s:Actor {id: row.source})
MATCH (t:Actor {id: row.target})
MERGE (s)-[r:RELATES {kind: row.kind}]->(t)
SET r.id = row.id
WITH r
RETURN r.id AS id, coalesce(r.articles, []) AS articles

// :put_ties $rows: source, target, kind, articles
UNWIND $rows AS row
MATCH (s:Actor {id: row.source})-[r:RELATES {kind: row.kind}]->(t:Actor {id: row.target})
SET r.articles = row.articles
RETURN count(*) AS written

// :take_before Make or lock links of order. $rows: first, second
UNWIND $rows AS row
MATCH (e:Event {id: row.first})
MATCH (f:Event {id: row.second})
MERGE (e)-[r:BEFORE]->(f)
SET r.touched = true
WITH e, f, r
RETURN e.id AS first, f.id AS second, coalesce(r.articles, []) AS articles, coalesce(r.bases, []) AS bases

// :put_before $rows: first, second, articles, bases
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:BEFORE]->(f:Event {id: row.second})
SET r.articles = row.articles, r.bases = row.bases, r.touched = null
RETURN count(*) AS written

// :take_led_to Make or lock links of cause. $rows: first, second
UNWIND $rows AS row
MATCH (e:Event {id: row.first})
MATCH (f:Event {id: row.second})
MERGE (e)-[r:LED_TO]->(f)
SET r.touched = true
WITH e, f, r
RETURN e.id AS first, f.id AS second, coalesce(r.articles, []) AS articles, coalesce(r.bases, []) AS bases

// :put_led_to $rows: first, second, articles, bases
UNWIND $rows AS row
MATCH (e:Event {id: row.first})-[r:LED_TO]->(f:Event {id: row.second})
SET r.articles = row.articles, r.bases = row.bases, r.touched = null
RETURN count(*) AS written

