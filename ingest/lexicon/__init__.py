"""The lexicon of event words: its files, its senses, and which sense a word has in its sentence."""

from ingest.lexicon.reading import lint, load_lexicon, read_lexicon
from ingest.lexicon.schema import LexiconError
from ingest.lexicon.senses import Lexicon, Sense
from ingest.lexicon.words import is_party, lemma

__all__ = ["Lexicon", "LexiconError", "Sense", "is_party", "lemma", "lint", "load_lexicon", "read_lexicon"]
