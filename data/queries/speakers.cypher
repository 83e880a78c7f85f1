// question: "Who is quoted on a conflict, and how do they put their claims?"
// parameters:
//   conflict: {type: conflict, default: null, about: "only of this conflict"}
// columns:
//   speaker: "who says so"
//   modality: "asserted, denied, planned …"
//   claims: "how many"
//   events: "about how many events"
//   latest: "last published"
MATCH (c:Claim)-[:ABOUT]->(e:Event)
WHERE c.retracted_at IS NULL AND c.speaker IS NOT NULL
  AND ($conflict IS NULL OR EXISTS { MATCH (e)-[:CONCERNS]->(x:Conflict) WHERE x.id IN $conflict })
MATCH (c)-[:QUOTED_FROM]->(a:Article)
WITH c.speaker AS speaker, c.modality AS modality, count(DISTINCT c) AS claims,
       count(DISTINCT e.canonical) AS events, max(a.published) AS latest
RETURN speaker AS speaker, modality AS modality, claims AS claims, events AS events, latest AS latest
ORDER BY claims DESC, speaker, modality
