// Full-text search over folded words. $index is the index's name on this engine, $query a Lucene query.

// :nodes The best nodes of one label. $index, $query, $label, $limit
CALL db.index.fulltext.queryNodes($index, $query, {limit: $limit}) YIELD node, score
RETURN $label AS label, node.id AS id, node.name AS name, node.title AS title, node.quote AS quote,
       node.words AS words, node.about AS about, node.article AS article, node.canonical AS canonical,
       node.retracted_at AS retracted_at

// :events What these events are called. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, e.name AS name

// :called Names of events and titles of articles. $ids
UNWIND $ids AS id
MATCH (e:Event {id: id})
RETURN e.id AS id, e.name AS name
UNION ALL
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.title AS name
