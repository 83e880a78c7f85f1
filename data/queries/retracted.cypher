// question: "Which articles were withdrawn, when, and why?"
// columns:
//   retracted_at: "when"
//   title: "which article"
//   outlet: "who published"
//   published: "when published"
//   reason: "why"
//   article: "id of the article"
MATCH (a:Article)
WHERE a.retracted_at IS NOT NULL
RETURN a.retracted_at AS retracted_at, a.title AS title, a.outlet AS outlet, a.published AS published,
       a.retraction AS reason, a.id AS article
ORDER BY retracted_at, article
