"""Standing on the project's own sentences: ``standing_cases.txt``, one a line, the event word in brackets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.paths import data_dir
from graph.records import Modality, Status
from ingest.annotations import Paragraph, Predicate, Standing
from ingest.linking import link
from ingest.parsing import load_model, parse
from ingest.predicates import find_predicates
from ingest.standing import judge_standing, lint

_MARK = re.compile(r"\[([^\]|]+)(?:\|([A-Z_]+))?\]")
_CASES = Path(__file__).with_name("standing_cases.txt")


def _cases() -> list[tuple[str, str, str | None]]:
    lines = [line for line in _CASES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    parts = [line.split(" | ") for line in lines]
    return [(item[0].strip(), item[1], item[2].strip() if len(item) > 2 else None) for item in parts]


def read_marked(*marked: str) -> tuple[list[Paragraph], list[Predicate]]:
    """Paragraphs and predicates of texts whose event words stand in brackets."""
    paragraphs: list[Paragraph] = []
    predicates: list[Predicate] = []
    offset = 0
    for index, source in enumerate(marked):
        text = _MARK.sub(lambda match: match[1], source)
        paragraph = Paragraph(index, offset, load_model()(text))
        paragraphs.append(paragraph)
        shift = 0
        for match in _MARK.finditer(source):
            start = match.start() - shift
            end = start + len(match[1])
            shift += len(match[0]) - len(match[1])
            span = paragraph.doc.char_span(start, end, alignment_mode="expand")
            root = span.root
            predicates.append(
                Predicate(
                    index, root.i, tuple(token.i for token in span), offset + start, offset + end, span.text,
                    root.lemma_.lower(), "test", match[2] or "ASSAULT",
                    nominal=root.pos_ in ("NOUN", "PROPN"), key=len(predicates),
                )
            )  # fmt: skip
        offset += len(text) + 2
    return paragraphs, predicates


def judge(*marked: str) -> list[Standing]:
    paragraphs, predicates = read_marked(*marked)
    return judge_standing(paragraphs, predicates, [])


@pytest.mark.parametrize(("status", "sentence", "speaker"), _cases())
def test_status_and_speaker(status: str, sentence: str, speaker: str | None) -> None:
    for standing in judge(sentence):
        assert standing.status.value == status, standing.basis
        if speaker is not None:
            assert standing.speaker == speaker, standing.basis


def test_a_quotation_keeps_its_speaker_over_sentences_and_paragraphs() -> None:
    standings = judge(
        '"Our gunners [hit] two boats," Brigadier Tesfaye Alemu said. "They then [shelled] the jetty. '
        'Three sailors were [killed] in that attack."',
        '"A fourth boat was [captured] near the reef," he added.',
    )
    assert [(item.status, item.modality, item.speaker) for item in standings] == [
        (Status.OCCURRED, Modality.ASSERTED, "Brigadier Tesfaye Alemu")
    ] * 4


def test_a_quotation_mark_that_ends_its_paragraph_quotes_nothing() -> None:
    (standing,) = judge('Rebels [stormed] the fort, the mayor said. "')
    assert (standing.status, standing.speaker) == (Status.OCCURRED, "mayor")


def test_a_statement_speaks_for_who_put_it_out() -> None:
    standings = judge("The Free Movement issued a statement. The statement said planes had [bombed] Gori.")
    assert [item.speaker for item in standings] == ["Free Movement"]


def test_a_leaked_report_speaks_for_itself_and_a_loudspeaker_for_nobody() -> None:
    told, played = judge(
        "A leaked report said planes had [bombed] Gori.",
        "There was a loudspeaker that announced that tanks had [entered] Gori.",
    )
    assert (told.speaker, played.speaker) == ("leaked report", None)


def test_the_next_sentence_does_not_speak_a_quotation_that_the_author_tells() -> None:
    (standing,) = judge(
        'The board "has [shelled] the town and will shell it again". The Morning Post reported a strike.'
    )
    assert standing.speaker is None


def test_a_ministry_said_again_is_the_ministry_named_before() -> None:
    standings = judge(
        "Georgia's Defence Ministry said planes had [bombed] Gori.",
        "The ministry said tanks had [entered] the town later.",
    )
    assert [item.speaker for item in standings] == ["Georgia's Defence Ministry"] * 2


def test_what_the_article_says_itself_has_no_speaker_and_more_trust() -> None:
    plain, accused = judge("Rebels [stormed] the fort. Niamey accused Cotonou of [training] them.")
    assert (plain.modality, plain.speaker, plain.basis) == (Modality.REPORTED, None, "plain statement")
    assert (accused.modality, accused.speaker) == (Modality.ASSERTED, "Niamey")
    assert accused.confidence < plain.confidence


def test_a_definite_noun_keeps_the_standing_of_the_plan_it_refers_to() -> None:
    planned, still = judge(
        "Kenya will host [talks|CONSULT] in May.", "The [talks|CONSULT] are seen as a last chance."
    )
    assert (planned.status, still.status) == (Status.PLANNED, Status.PLANNED)
    assert still.basis.startswith("refers back to 'talks'")
    _, held = judge("Kenya will host [talks|CONSULT] in May.", "The [talks|CONSULT] ended without a deal.")
    assert held.status is Status.OCCURRED


def test_what_one_side_lays_to_the_other_is_marked_so() -> None:
    told = judge(
        "Norland accused Sudland of [shelling] a village.",
        "An alleged [raid] followed.",
        "Norland [shelled] a village.",
    )
    assert [standing.accused for standing in told] == [True, True, False]


def test_an_event_of_several_words_goes_on_by_its_own_verb() -> None:
    (begun,) = judge("Chad has [begun joint drills|COOPERATE] with Niger.")
    assert begun.status is Status.ONGOING


def test_the_data_is_clean() -> None:
    assert lint(data_dir()) == []


def test_a_word_listed_twice_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "standing"
    folder.mkdir()
    for name in ("carriers.yaml", "wording.yaml"):
        (folder / name).write_text(
            (data_dir() / "standing" / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    (folder / "operators.yaml").write_text(
        "operators:\n  one: {verbs: {deny: clause}}\n  two: {verbs: {deny: clause}}\n", encoding="utf-8"
    )
    assert lint(tmp_path) == ["operators.yaml: verb 'deny' has 'clause' under both 'one' and 'two': keep one"]
    (folder / "operators.yaml").write_text("operators:\n  one: {verbs: 3}\n", encoding="utf-8")
    assert [problem.split(": ", 1)[1] for problem in lint(tmp_path)] == [
        "at verbs: Input should be a valid dictionary; see the comments at the head of the file"
    ]


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ('Kenya said that a peace deal with Somalia was "within reach".', "peace deal", "hypothetical"),
        ("A truce between Chad and Sudan remains elusive.", "truce", "hypothetical"),
        (
            "The operation would go on until the rebels surrendered their weapons.",
            "surrendered",
            "hypothetical",
        ),
        ("Fighting went on until the rebels surrendered on Friday.", "surrendered", "occurred"),
    ],
)
def test_what_is_within_reach_or_waited_for_has_not_happened(text: str, word: str, status: str) -> None:
    paragraphs = parse(text)
    predicates = find_predicates(paragraphs)
    standings = {item.predicate: item for item in judge_standing(paragraphs, predicates, link(paragraphs))}
    assert [standings[p.key].status.value for p in predicates if p.text == word] == [status]
