"""Errors that a user can act on: one class a situation; each says what was found and what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Dict, Iterable, Optional, Tuple, Type


class Cancelled(Exception):
    """The user asked to stop; not an error."""


class Dl4eoError(Exception):
    """Base of every error that dl4eo raises on purpose.

    ``message`` states the facts (what, where, found, wanted); ``hint`` says what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> Tuple[Any, ...]:
        return _again, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        if not self.hint:
            return self.message
        stop = "" if self.message.endswith((".", "!", "?", ":")) else "."
        return f"{self.message}{stop} {self.hint}"


def _again(kind: Type[Dl4eoError], args: Tuple[Any, ...], state: Dict[str, Any]) -> Dl4eoError:
    """Return an error from another process, whatever its class' arguments are."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class RecipeError(Dl4eoError):
    """A key of the recipe is unknown or has a value that cannot be used."""

    def __init__(self, key: str, message: str, hint: str = "") -> None:
        super().__init__(f"{key}: {message}", hint)
        self.key = key


class NoScenesError(Dl4eoError):
    """The search left no scene; the message counts the scenes before each filter."""


class CatalogueError(Dl4eoError):
    """A catalogue cannot be reached, is not STAC, or lacks the collection."""

    def __init__(self, url: str, message: str, hint: str = "", status: int | None = None) -> None:
        super().__init__(f"{url}: {message}", hint)
        self.url = url
        self.status = status


class ReadError(Dl4eoError):
    """A band of a scene cannot be read; ``status`` is the server's HTTP status, where it gave one.

    ``part`` says that the file was opened, but some of its pixels are damaged: others may be read.
    """

    def __init__(
        self, scene: str, band: str, message: str, hint: str = "", status: Optional[int] = None, part: bool = False
    ) -> None:
        super().__init__(f"scene {scene}, band {band}: {message}", hint)
        self.scene = scene
        self.band = band
        self.why = message
        self.status = status
        self.part = part


class GridError(Dl4eoError):
    """No usable grid: the AOI, the CRS and the chip size do not fit each other."""


class LabelError(Dl4eoError):
    """The label layer cannot be turned into masks."""


class SplitError(Dl4eoError):
    """Chips cannot be dealt to splits as asked."""


class DatasetError(Dl4eoError):
    """A dataset folder cannot be written, read or continued."""

    def __init__(self, path: object, message: str, hint: str = "") -> None:
        super().__init__(f"{path}: {message}", hint)
        self.path = str(path)


class IncompleteError(DatasetError):
    """A dataset was finished without samples that could not be read."""


class ClusterError(Dl4eoError):
    """A Dask cluster cannot be used, or was lost."""

    def __init__(self, address: str, message: str, hint: str = "") -> None:
        super().__init__(f"{address}: {message}", hint)
        self.address = address
        self.reason = message


class MissingPackageError(Dl4eoError):
    """An optional Python package is needed for what was asked."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known words nearest to ``word``, or all of them when none is near."""
    words = list(known)
    lower = {w.lower(): w for w in words}
    near = [lower[w] for w in get_close_matches(word.lower(), lower, n=3, cutoff=0.5)]
    if near:
        return f"Did you mean {' or '.join(near)}?"
    more = f" and {len(words) - 40} more" if len(words) > 40 else ""
    return f"Known: {', '.join(words[:40])}{more}."
