"""One slip of the parser mended: the verb of a full sentence taken for a participle of its subject.

"Russia, which has a base there, called on both sides" is read as a noun with two clauses hung on
it. Whatever asks for the main clause (dates, standing, arguments) would then take the news of the
day for background, so the tree is put right once, before anyone reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from ingest.headlines import swallowed_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPONENT = "casus_main_verbs"


@Language.component(COMPONENT)
def mend_main_verbs(doc: Doc) -> Doc:
    """Give each sentence whose verb was swallowed by its subject that verb as its root."""
    for sentence in list(doc.sents):
        root = sentence.root
        verb = next((token for token in sentence if swallowed_verb(token) is not None), None)
        if verb is None:
            continue
        after = [child for child in root.children if child.i > verb.i]
        verb.head, verb.dep_ = verb, "ROOT"
        root.head, root.dep_ = verb, "nsubj"
        for child in after:
            child.head = verb
        if verb.tag_ == "VBN":
            verb.tag_ = "VBD"
    return doc
