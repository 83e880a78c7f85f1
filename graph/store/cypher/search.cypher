// Full-text search over folded words. $index is the index's name on this engine, $query a Lucene query.

// :nodes The best nodes of one label. $index, $query, $label, $limit
CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score
WITH node, score ORDER BY score DESC, node.id LIMIT $limit
RETURN $label AS label, node.id AS id, node.name AS name, node.title AS title, node.quote AS quote,
       node.words AS words, node.about AS about, node.article AS article, node.canonical AS canonical,
       node.retracted_at AS retracted_at

// :vocabulary The words of all names
MATCH (n:Actor) RETURN n.words AS words
UNION
MATCH (n:Place) RETURN n.words AS words
UNION
MATCH (n:Conflict) RETURN n.words AS words
