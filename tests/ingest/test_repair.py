"""The verb that the parser took for a participle of its subject heads its sentence again."""

from __future__ import annotations

import pytest

from ingest.parsing import load_model


@pytest.mark.parametrize(
    ("text", "root", "subject"),
    [
        ("Chad, which has troops in the region, called on both sides to cease fire.", "called", "Chad"),
        ("Diplomats from five countries conferred in Geneva.", "conferred", "Diplomats"),
    ],
)
def test_a_swallowed_verb_is_the_root(text: str, root: str, subject: str) -> None:
    doc = load_model()(text)
    sentence = next(iter(doc.sents))
    assert sentence.root.text == root
    assert [token.text for token in sentence.root.children if token.dep_ == "nsubj"] == [subject]
    assert sentence.root.tag_ == "VBD"


def test_a_headline_keeps_its_participle() -> None:
    assert [(token.text, token.dep_) for token in load_model()("Town retaken by the army")][1] == (
        "retaken",
        "acl",
    )


def test_sentences_are_what_they_were() -> None:
    text = "Diplomats from five countries conferred in Geneva. The talks ended on Friday."
    assert [sentence.text for sentence in load_model()(text).sents] == [
        "Diplomats from five countries conferred in Geneva.",
        "The talks ended on Friday.",
    ]


@pytest.mark.parametrize(
    ("text", "subject", "date"),
    [
        ("In 2016 Kenya, backed by Chad, recaptured the town.", "Kenya", "2016"),
        ("In April 2014 Kenyan troops seized the town.", "troops", "April"),
        ("On 3 March rebels attacked the camp.", "rebels", "March"),
        ("By Friday Sudan had lost the town.", "Sudan", "Friday"),
        ("On 10 February shelling of a post at Faya killed five men.", "shelling", "February"),
    ],
)
def test_a_date_gives_its_subject_back(text: str, subject: str, date: str) -> None:
    doc = load_model()(text)
    assert [token.text for token in next(iter(doc.sents)).root.children if token.dep_ == "nsubj"] == [subject]
    assert [token.text for token in doc[0].children] == [date]


def test_a_number_that_counts_stays_with_what_it_counts() -> None:
    doc = load_model()("In 20 villages people fled.")
    assert [token.text for token in doc[0].children] == ["villages"]


@pytest.mark.parametrize(
    ("text", "subjects", "objects"),
    [
        ("The following day rebels seized the airport.", ["rebels"], ["airport"]),
        ("The following day Armenian separatists surrendered.", ["separatists"], []),
        ("The same day rebels in Goma freed prisoners.", ["rebels"], ["prisoners"]),
        ("Kenyan jets hit Mogadishu days after the truce collapsed.", ["jets"], ["Mogadishu"]),
        (
            "Seleka rebels captured Bangui, the capital of the Central African Republic, on Sunday and "
            "President Francois Bozize fled to Cameroon.",
            ["rebels"],
            ["Bangui"],
        ),
    ],
)
def test_what_was_swallowed_is_subject_or_object_again(
    text: str, subjects: list[str], objects: list[str]
) -> None:
    root = next(iter(load_model()(text).sents)).root
    assert [token.text for token in root.children if token.dep_ == "nsubj"] == subjects
    assert [token.text for token in root.children if token.dep_ == "dobj"] == objects


def test_a_past_tense_unknown_to_the_tagger_is_one() -> None:
    doc = load_model()("Government troops retook Palmyra from the militants.")
    assert [(token.tag_, token.pos_) for token in doc if token.text == "retook"] == [("VBD", "VERB")]


def test_a_list_of_names_is_no_apposition() -> None:
    text = "Saudi Arabia, Egypt, the United Arab Emirates and Bahrain cut ties with Qatar."
    doc = load_model()(text)
    (subject,) = [token for token in next(iter(doc.sents)).root.children if token.dep_ == "nsubj"]
    assert [token.text for token in subject.conjuncts] == ["Egypt", "Emirates", "Bahrain"]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Gunmen on a motorcycle shot dead a senior judge in Cali.", "shot", ["Gunmen"], ["judge"]),
        ("Peru criticized on Monday Chile's handling of the protest.", "criticized", ["Peru"], ["handling"]),
        ("Togo urged Tuesday Ghana to free the crew.", "urged", ["Togo"], ["Ghana"]),
        (
            "Rebels on Sunday handed over to the Red Cross nine policemen captured in May.",
            "handed",
            ["Rebels"],
            ["policemen"],
        ),
        ("Chad gave back to Libya museum pieces and gold.", "gave", ["Chad"], ["pieces"]),
        ("Peru condemned as barbarous the expulsion of villagers.", "condemned", ["Peru"], ["expulsion"]),
        (
            "Chilean miners hurled sticks of dynamite at the presidential palace during a week of unrest.",
            "hurled",
            ["miners"],
            ["sticks"],
        ),
    ],
)
def test_an_object_past_a_day_a_receiver_or_a_participle_is_the_verb_s(
    text: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    (token,) = [token for token in load_model()(text) if token.text == verb]
    assert [child.text for child in token.children if child.dep_ == "nsubj"][: len(subjects)] == subjects
    assert [child.text for child in token.children if child.dep_ == "dobj"] == objects


def test_a_day_taken_out_of_a_name_hangs_on_the_verb() -> None:
    doc = load_model()("Peru criticized on Monday Chile's handling of the protest.")
    assert [(token.dep_, token.head.text) for token in doc if token.text == "Monday"] == [("pobj", "on")]


def test_what_follows_a_denied_pluperfect_is_told() -> None:
    doc = load_model()("Chad denied that it had fired on the camp and accused the rebels of lying.")
    accused = next(token for token in doc if token.text == "accused")
    assert (accused.head.text, accused.dep_) == ("denied", "conj")


def test_a_subject_cut_at_its_hyphen_is_one_again() -> None:
    doc = load_model()("Ghana's vice-president called the Togolese ruling a disgrace.")
    president = next(token for token in doc if token.text == "president")
    assert [token.text for token in president.children] == ["Ghana", "vice", "-"]
    assert [token.text for token in doc if token.dep_ == "nsubj"] == ["president"]


@pytest.mark.parametrize(
    ("text", "word", "head", "label"),
    [
        ("Ankara said its door was open and urged Tehran to stop.", "urged", "said", "conj"),
        ("Moscow, which armed UNITA through Zaire, agreed.", "armed", "Moscow", "relcl"),
        (
            "The war has embarrassed Chile, Peru's old enemy, which was found to have sold arms.",
            "Chile",
            "embarrassed",
            "dobj",
        ),
        (
            "The war has embarrassed Chile, Peru's old enemy, which was found to have sold arms.",
            "enemy",
            "Chile",
            "appos",
        ),
        ("It accuses Eritrea of arming, training and financing al-Shabaab.", "arming", "of", "pcomp"),
        ("The FNLA, which Zaire funds and arms, lost the town.", "funds", "FNLA", "relcl"),
        ("The FNLA, which Zaire funds and arms, lost the town.", "lost", "lost", "ROOT"),
        ("The FNLA, which Zaire funds and arms, lost the town.", "which", "funds", "dobj"),
        (
            "Iran was due to hold a round of talks with Chad, mediated by Oman, on Sunday.",
            "mediated",
            "talks",
            "acl",
        ),
        ("Amnesty accused the army of having massacred civilians in Axum.", "massacred", "of", "pcomp"),
        (
            "Oslo said that such raids were unacceptable and urged both sides to talk.",
            "urged",
            "said",
            "conj",
        ),
    ],
)
def test_second_sayings_relatives_and_participles_hang_on_whom_they_tell_of(
    text: str, word: str, head: str, label: str
) -> None:
    token = next(item for item in load_model()(text) if item.text == word)
    assert (token.head.text, token.dep_) == (head, label)


def test_a_participle_behind_was_is_a_passive_and_no_noun() -> None:
    doc = load_model()("The town was overrun on 12 August by the fighters.")
    assert {
        token.text: (token.dep_, token.head.text) for token in doc if token.text in ("town", "was", "by")
    } == {
        "town": ("nsubjpass", "overrun"),
        "was": ("auxpass", "overrun"),
        "by": ("agent", "overrun"),
    }


def test_a_pronoun_that_is_ready_does_not_urge() -> None:
    doc = load_model()("Oslo said it was ready and urged both sides to talk.")
    assert next(token.head.text for token in doc if token.text == "urged") == "said"
