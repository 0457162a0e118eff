"""scikit-learn: a transformer that clones, pickles, and sits in a Pipeline and a grid search."""

from __future__ import annotations

import pickle

import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline

import arnorm
from arnorm.engines.sklearn import ArabicNormalizer


def test_rows(texts, expected, pipeline):
    present = [text for text in texts if text is not None]
    assert ArabicNormalizer(pipeline).fit_transform(present) == [text for text in expected if text is not None]


def test_any_str(pipeline):
    assert ArabicNormalizer(pipeline).transform(["\ud800 ٣"]) == [pipeline("\ud800 ٣")]


def test_clones_and_pickles(pipeline):
    normalizer = ArabicNormalizer(pipeline)
    assert clone(normalizer).pipeline == pipeline
    assert pickle.loads(pickle.dumps(normalizer)).transform(["٣"]) == ["3"]  # noqa: S301
    assert normalizer.get_params() == {"pipeline": pipeline}
    assert ArabicNormalizer().transform(["٣"]) == ["3"]


def test_in_a_pipeline(pipeline):
    counts = make_pipeline(ArabicNormalizer(pipeline), CountVectorizer())
    counts.fit(["كَتَبَ ٢٠٢٥", "كتب 2025"])
    assert sorted(counts[-1].vocabulary_) == ["2025", "كتب"]
    assert clone(counts).fit_transform(["مُحَمَّد", "محمد"]).toarray().tolist() == [[1], [1]]


def test_in_a_grid_search():
    model = make_pipeline(ArabicNormalizer(), CountVectorizer(analyzer="char"), LogisticRegression())
    options = [None, arnorm.strip_diacritics, arnorm.Pipeline(arnorm.unify_digits)]
    search = GridSearchCV(model, {"arabicnormalizer__pipeline": options}, cv=2, error_score="raise")
    search.fit(["كَتَبَ", "قال ٣", "كتب", "قال 4"], [0, 1, 0, 1])
    assert search.best_params_["arabicnormalizer__pipeline"] in options


def test_a_value_that_is_no_text_is_named_by_place(pipeline):
    with pytest.raises(TypeError, match="text 1 must be str, got NoneType"):
        ArabicNormalizer(pipeline).transform(["a", None])


def test_page(run_page):
    run_page("sklearn")


def test_a_table_has_a_column_of_texts():
    pytest.importorskip("pandas")
    normalizer = ArabicNormalizer(arnorm.WEB)
    assert list(normalizer.get_feature_names_out()) == ["text"]
    assert list(normalizer.get_feature_names_out(["title"])) == ["title"]
    table = normalizer.set_output(transform="pandas").fit_transform(["كَتَبَ ٣", "٤"])
    assert table["text"].tolist() == ["كتب 3", "4"]
    assert clone(normalizer).fit_transform(["٣"])["text"].tolist() == ["3"]
