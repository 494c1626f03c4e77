"""Statistics of a dataset's samples by band, class and split, from partial results that may be merged in any order."""

from __future__ import annotations

from .describing import describe
from .document import as_text, described_rows, digest_of, is_sound
from .subject import Subject

__all__ = ["Subject", "as_text", "describe", "described_rows", "digest_of", "is_sound"]
