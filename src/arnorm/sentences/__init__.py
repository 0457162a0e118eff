"""The sentences of a text."""

from arnorm.sentences.find import SentenceMention, find_sentences

__all__ = ["SentenceMention", "find_sentences"]
