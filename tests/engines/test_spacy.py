"""spaCy: a component that normalises, and a way back to the original from every token and span."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import arnorm
from arnorm.engines import spacy as adapter  # noqa: F401 -- registers the component


@pytest.fixture
def nlp(pipeline):
    nlp = spacy.blank("ar")
    nlp.add_pipe("arnorm", first=True, config={"pipeline": pipeline.to_json()})
    return nlp


def test_rows_and_offsets(nlp, texts, expected, pipeline):
    short = [(text, new) for text, new in zip(texts, expected, strict=True) if text is not None and len(text) < 3000]
    for doc, (text, new) in zip(nlp.pipe(text for text, _ in short), short, strict=True):
        assert doc.text == new
        assert doc._.arnorm_source == text
        alignment = pipeline.run(text).alignment
        for token in doc:
            assert token._.arnorm_span == alignment.source(token.idx, token.idx + len(token))


def test_the_way_back(nlp):
    doc = nlp("كَتَبَ الدَّرسَ ٣ مرّات")
    source = doc._.arnorm_source
    assert [source[slice(*token._.arnorm_span)] for token in doc] == ["كَتَبَ", "الدَّرسَ", "٣", "مرّات"]
    assert source[slice(*doc[1:3]._.arnorm_span)] == "الدَّرسَ ٣"


def test_default_and_any_str():
    nlp = spacy.blank("ar")
    nlp.add_pipe("arnorm")
    assert nlp("٣").text == "3"
    assert nlp("").text == ""


def test_saved_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)("كَتَبَ ٣").text == nlp("كَتَبَ ٣").text


def test_docs_travel(nlp):
    docs = list(nlp.pipe(["كَتَبَ ٣"] * 4, n_process=2))
    assert [doc[0]._.arnorm_span for doc in docs] == [(0, 6)] * 4
    stored = DocBin(store_user_data=True, docs=docs).to_bytes()
    again = list(DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert [doc._.arnorm_source for doc in again] == ["كَتَبَ ٣"] * 4


def test_user_data_is_kept(nlp):
    doc = nlp.make_doc("٣")
    doc.user_data["id"] = 7
    new = nlp.get_pipe("arnorm")(doc)
    assert isinstance(new, Doc)
    assert new.user_data["id"] == 7


def test_a_bad_configuration_is_refused():
    with pytest.raises(ValueError, match="arnorm"):
        spacy.blank("ar").add_pipe("arnorm", config={"pipeline": '{"steps": []}'})
    assert arnorm.Pipeline.from_json(arnorm.Pipeline().to_json()) == arnorm.Pipeline()


def test_page(run_page):
    run_page("spacy")
