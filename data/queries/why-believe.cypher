// question: "Why do we believe that an event happened: which sentences, by whom, from where?"
// about: All live claims, of events merged into it too; offsets are characters of the article's text.
// parameters:
//   event: {type: event, about: "id of the event"}
// columns:
//   quote: "the sentence"
//   modality: "reported, asserted, assessed, planned, denied"
//   speaker: "who says so"
//   said_status: "the event's status there"
//   outlet: "who published"
//   published: "when"
//   confidence: "0 to 1"
//   article: "id of the article"
//   start: "first character"
//   end: "after the last"
MATCH (h:Event {id: $event})
MATCH (m:Event {canonical: h.canonical})<-[:ABOUT]-(c:Claim)-[:QUOTED_FROM]->(a:Article)
WHERE c.retracted_at IS NULL
RETURN c.quote AS quote, c.modality AS modality, c.speaker AS speaker, c.status AS said_status,
       a.outlet AS outlet, a.published AS published, c.confidence AS confidence, a.id AS article,
       c.start AS start, c.end AS end
ORDER BY coalesce(published, date('9999-12-31')), article, start
