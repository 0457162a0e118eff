"""The Quran's own spelling."""

from arnorm.uthmani.fold import FoldUthmani, fold_uthmani

__all__ = ["FoldUthmani", "fold_uthmani"]
