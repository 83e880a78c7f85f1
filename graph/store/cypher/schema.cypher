// Constraints and indexes. Each is run on its own, outside of transactions that write data.
// Every node has one label and one unique key, its id (rule 2 of docs/engines.md).

// :article_id One node an id
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE

// :source_id One node an id
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE

// :run_id One node an id
CREATE CONSTRAINT run_id IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE

// :claim_id One node an id
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE

// :actor_id One node an id
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE

// :place_id One node an id
CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE

// :conflict_id One node an id
CREATE CONSTRAINT conflict_id IF NOT EXISTS FOR (n:Conflict) REQUIRE n.id IS UNIQUE

// :event_id One node an id
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE

// :role_id One node an id
CREATE CONSTRAINT role_id IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE

// :role_state_id One node an id
CREATE CONSTRAINT role_state_id IF NOT EXISTS FOR (n:RoleState) REQUIRE n.id IS UNIQUE

// :figure_id One node an id
CREATE CONSTRAINT figure_id IF NOT EXISTS FOR (n:Figure) REQUIRE n.id IS UNIQUE

// :judgement_id One node an id
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE

// :schema_id One node an id
CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE

// :change_id One node an id
CREATE CONSTRAINT change_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE

// :change_revision Found by revision
CREATE INDEX change_revision IF NOT EXISTS FOR (n:Change) ON (n.revision)

// :event_day Found by day
CREATE INDEX event_day IF NOT EXISTS FOR (n:Event) ON (n.day)

// :event_span_to Found by span to
CREATE INDEX event_span_to IF NOT EXISTS FOR (n:Event) ON (n.span_to)

// :event_wide_to Found by the last day that a vague date may mean
CREATE INDEX event_wide_to IF NOT EXISTS FOR (n:Event) ON (n.wide_to)

// :event_last_known Found by the day on which it was last told of
CREATE INDEX event_last_known IF NOT EXISTS FOR (n:Event) ON (n.last_known)

// :event_type Found by type
CREATE INDEX event_type IF NOT EXISTS FOR (n:Event) ON (n.type)

// :event_status Found by status
CREATE INDEX event_status IF NOT EXISTS FOR (n:Event) ON (n.status)

// :event_canonical Found by canonical
CREATE INDEX event_canonical IF NOT EXISTS FOR (n:Event) ON (n.canonical)

// :event_starts Found by its own first day
CREATE INDEX event_starts IF NOT EXISTS FOR (n:Event) ON (n.starts)

// :event_begins Found by the first of its own several days
CREATE INDEX event_begins IF NOT EXISTS FOR (n:Event) ON (n.begins)

// :event_disputed Found where its tellings contradict each other too far
CREATE INDEX event_disputed IF NOT EXISTS FOR (n:Event) ON (n.disputed)

// :claim_about Found by about
CREATE INDEX claim_about IF NOT EXISTS FOR (n:Claim) ON (n.about)

// :claim_article Found by article
CREATE INDEX claim_article IF NOT EXISTS FOR (n:Claim) ON (n.article)

// :article_published Found by published
CREATE INDEX article_published IF NOT EXISTS FOR (n:Article) ON (n.published)

// :judgement_left Found by left
CREATE INDEX judgement_left IF NOT EXISTS FOR (n:Judgement) ON (n.left)

// :judgement_right Found by right
CREATE INDEX judgement_right IF NOT EXISTS FOR (n:Judgement) ON (n.right)

// :actor_canonical Found by canonical
CREATE INDEX actor_canonical IF NOT EXISTS FOR (n:Actor) ON (n.canonical)

// :place_canonical Found by canonical
CREATE INDEX place_canonical IF NOT EXISTS FOR (n:Place) ON (n.canonical)

// :actor_block Found by how it sounds
CREATE INDEX actor_block IF NOT EXISTS FOR (n:Actor) ON (n.block)

// :actor_acronym Found by its acronym
CREATE INDEX actor_acronym IF NOT EXISTS FOR (n:Actor) ON (n.acronym)

// :place_block Found by how it sounds
CREATE INDEX place_block IF NOT EXISTS FOR (n:Place) ON (n.block)

// :conflict_canonical Found by canonical
CREATE INDEX conflict_canonical IF NOT EXISTS FOR (n:Conflict) ON (n.canonical)

// :actor_words [neo4j] Full text (ArcadeDB: graph/store/fulltext.py)
CREATE FULLTEXT INDEX actor_words IF NOT EXISTS FOR (n:Actor) ON EACH [n.words]

// :place_words [neo4j] Full text (ArcadeDB: graph/store/fulltext.py)
CREATE FULLTEXT INDEX place_words IF NOT EXISTS FOR (n:Place) ON EACH [n.words]

// :conflict_words [neo4j] Full text (ArcadeDB: graph/store/fulltext.py)
CREATE FULLTEXT INDEX conflict_words IF NOT EXISTS FOR (n:Conflict) ON EACH [n.words]

// :event_words [neo4j] Full text (ArcadeDB: graph/store/fulltext.py)
CREATE FULLTEXT INDEX event_words IF NOT EXISTS FOR (n:Event) ON EACH [n.words]

// :article_words [neo4j] Full text (ArcadeDB: graph/store/fulltext.py)
CREATE FULLTEXT INDEX article_words IF NOT EXISTS FOR (n:Article) ON EACH [n.words]

// :claim_words [neo4j] Full text (ArcadeDB: graph/store/fulltext.py)
CREATE FULLTEXT INDEX claim_words IF NOT EXISTS FOR (n:Claim) ON EACH [n.words]
