"""A finished dataset as a Dataset of PyTorch. The only module that imports torch and torchgeo.

    chips = ChipDataset("lakes_dataset", "train", bands=["red", "nir"])
    sample = chips[0]  # image, mask, valid, and where and when it is

``DataLoader`` stacks samples as they are. Its workers may be forked or started anew: nothing of one process is kept
for another, and a worker imports no more than it needs to read.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from . import normalising
from .errors import DatasetError, MissingPackageError

try:
    import torch
    from torch.utils.data import Dataset
except ImportError:
    torch, Dataset = None, object  # type: ignore[assignment, unused-ignore]

if TYPE_CHECKING:
    from torch import Tensor

MAIN = "MainProcess"
"""What Python calls a process that no other one of the program started."""
RATIOS = ("shares", "distances", "values")
"""Layers of real numbers; the others hold classes and counts."""
Transforms = Callable[[dict[str, Any]], dict[str, Any]]


def _base() -> Any:
    """Return torchgeo's class for datasets of chips where torchgeo is installed, else torch's.

    A worker that a DataLoader starts anew goes without, unless the program itself has torchgeo: importing it takes
    longer than all else.
    """
    if multiprocessing.current_process().name == MAIN or "torchgeo" in sys.modules:
        with suppress(ImportError, RuntimeError):  # the second where torchvision was built for another torch
            from torchgeo.datasets import NonGeoDataset

            return NonGeoDataset
    return Dataset


Base: Any = _base()


class ChipDataset(Base):  # type: ignore[misc]
    """The kept samples of one split: a dict of tensors, texts and numbers each, with torchgeo's names."""

    def __init__(
        self,
        folder: str | Path,
        split: str | None = "train",
        bands: Sequence[str] | str | None = None,
        normalise: str = "zscore",
        *,
        fold: int | None = None,
        statistics: str | Path | Mapping[str, Any] | None = None,
        masks: bool = True,
        layers: Sequence[str] | str = (),
        fill: float = 0.0,
        transforms: Transforms | None = None,
    ) -> None:
        """Read the dataset's header, table and statistics; pixels come with ``chips[i]``.

        ``split``: train, validation, test or any other that the chips table has; None or all: all, also those of the
        buffer, and those of a dataset without splits. With ``fold`` that fold is the validation, and train is all
        others, whose statistics are taken. ``bands`` by name, in this order; None: all. ``normalise``: one of
        ``normalising.METHODS``, by the train samples' numbers in the dataset's stats.json, or in other ``statistics``
        (a path, or its document; ``fold`` is not asked for there): of the dataset that a network was trained with.
        ``masks``: False for images alone. ``layers``: further folders of rasters, such as ``shares``. ``fill``: what
        stands where a band has no value, after normalising. ``transforms``: a function of a sample that returns it
        changed.

        Raises DatasetError where the folder holds no finished dataset, or what was asked for is not in it;
        MissingPackageError without torch.
        """
        if torch is None:
            raise MissingPackageError(
                "The loader needs PyTorch, which is not installed.",
                f"Install it: {sys.executable} -m pip install torch",
            )
        from . import loadable  # brings geopandas, which the processes that read pixels do without

        normalising.check_method(normalise)
        bands = (bands,) if isinstance(bands, str) else bands
        layers = (layers,) if isinstance(layers, str) else layers
        self.folder = Path(folder)
        opened = loadable.open_dataset(self.folder, split, fold, masks, layers)
        self._columns, self.all_bands = opened.columns, opened.bands
        self.class_names = opened.class_names
        """Classes of the masks by value, the background too."""
        self.ignore_index = opened.ignore_index
        """The masks' value for pixels without a label, for a loss that leaves them out; -100 without masks."""
        self.bands = self.all_bands if bands is None else tuple(bands)
        self._numbers = loadable.band_numbers(self.folder, self.bands, self.all_bands)
        self._measured = opened.measured(self.bands)
        self._files = opened.files(self.folder)
        self.has_masks, self.layers, self.fill, self.transforms = masks, tuple(layers), fill, transforms
        source: object = "statistics"
        self.statistics: Mapping[str, Any] = {}
        if isinstance(statistics, Mapping):
            self.statistics = normalising.of_train(statistics, source)
        elif statistics is not None:
            given, source = normalising.read_statistics(Path(statistics), normalising.THEIR_OWN), statistics
            self.statistics = normalising.of_train(given, source)
        elif normalise != "none":
            own, source = loadable.statistics_of(self.folder, opened), self.folder / "stats.json"
            self.statistics = normalising.of_train(own, source, fold)
        self._scaling = normalising.scaling_of(normalise, self.bands, self.statistics, source)

    def __len__(self) -> int:
        """Return the number of samples."""
        return len(self._columns["sample_id"])

    def __getitem__(self, index: int) -> dict[str, Any]:
        """Return a sample; raises IndexError, and DatasetError where its files cannot be read or are not its own.

        - ``image``: float32, bands x rows x columns, normalised, ``fill`` where a band has no value
        - ``valid``: bool, rows x columns: every band of the image has a value (aspect, which flat ground lacks, aside)
        - ``mask``: int64, rows x columns (finer by the labels' factor): 0 background, classes, ``ignore_index``
        - each of ``layers`` by its name: int64 or float32, rows x columns, or bands x rows x columns of several
        - ``bounds``: float64, left, bottom, right, top in ``crs``; ``crs``: as EPSG:32632
        - ``sample_id``, ``chip_id``, ``date``, ``split``, ``fold`` (-1: none)
        """
        row = {name: column[index].item() for name, column in self._columns.items()}
        image = self._files.image(index, row, self._numbers)
        values = image.pixels.astype(np.float32, copy=False)
        valid = np.isfinite(values)
        values = self._scaling.apply(values, out=values)
        np.copyto(values, self.fill, where=~valid)
        sample = {"image": torch.from_numpy(values), "valid": torch.from_numpy(valid[self._measured].all(axis=0))}
        if self.has_masks:
            sample["mask"] = torch.from_numpy(self._files.mask(index, row))
        for name in self.layers:
            layer = self._files.layer(index, row, name)
            pixels = layer.astype(np.float32 if name in RATIOS else np.int64, copy=False)
            sample[name] = torch.from_numpy(pixels[0] if len(pixels) == 1 else pixels)
        sample["bounds"] = torch.tensor(image.bounds, dtype=torch.float64)
        sample["crs"] = f"EPSG:{row['epsg']}"
        sample |= {name: row[name] for name in ("sample_id", "chip_id", "date", "split", "fold")}
        return sample if self.transforms is None else self.transforms(sample)

    def denormalise(self, image: Tensor) -> Tensor:
        """Return images (bands x rows x columns, or any number of them) in the bands' own units; filled pixels too."""
        zero, unit = (
            torch.tensor(numbers, dtype=image.dtype, device=image.device)[:, None, None]
            for numbers in (self._scaling.zero, self._scaling.unit)
        )
        return image * unit + zero

    @property
    def sample_ids(self) -> list[str]:
        """Return the samples' ids, in their order."""
        return [str(name) for name in self._columns["sample_id"]]

    @property
    def class_weights(self) -> Tensor:
        """Return a weight for each value of the masks from 0, of the train samples' pixels, for a loss: float32.

        Rare classes weigh more; classes that do not occur, and numbers between the classes, 0. Raises DatasetError
        where the statistics tell of no classes.
        """
        told = {int(each["value"]): float(each["weight"]) for each in self.statistics.get("classes", ())}
        if not told:
            hint = "Normalise by a stats.json of a dataset with masks."
            raise DatasetError(self.folder, "no weights of classes are known without statistics of them.", hint)
        return torch.tensor([told.get(value, 0.0) for value in range(max(self.class_names) + 1)])
