"""torchgeo takes the loader as one of its own, and opens the folder itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torchgeo.datasets import NonGeoDataset, RasterDataset, stack_samples

from dl4eo_qgis.core.torch_dataset import ChipDataset
from tests.core.demo_job import BANDS
from tests.torch.lakes import kept, read

pytestmark = pytest.mark.filterwarnings("ignore:Use `@` matmul:PendingDeprecationWarning")  # affine, of rasterio
DATED = r"^.+_(?P<date>\d{8})\.tif$"


class Images(RasterDataset):
    """The images, as torchgeo's documentation says: a regular expression and the bands' names."""

    filename_regex = DATED
    all_bands = BANDS


class Masks(RasterDataset):
    """The masks."""

    filename_regex = DATED
    is_image = False


def test_the_loader_is_a_dataset_of_torchgeo(lakes: Path) -> None:
    chips = ChipDataset(lakes, "test")
    assert isinstance(chips, NonGeoDataset)
    assert f"size: {len(chips)}" in str(chips)


def test_torchgeo_opens_the_folder_of_images_as_it_is(lakes: Path) -> None:
    assert len(RasterDataset(lakes / "images")) == len(list((lakes / "images").glob("*.tif")))


def test_torchgeo_reads_the_same_pixels(lakes: Path) -> None:
    images, masks = Images(lakes / "images", bands=["nir", "red"]), Masks(lakes / "masks")
    name = kept(lakes, "train")[0]
    row = next(row for row in images.index.itertuples() if Path(row.filepath).stem == name)
    left, bottom, right, top = row.geometry.bounds
    where = slice(left, right), slice(bottom, top), slice(row.Index.left, row.Index.right)
    sample = (images & masks)[where]
    pixels = read(lakes / f"images/{name}.tif")[[3, 2]]
    there = np.isfinite(pixels)
    np.testing.assert_array_equal(sample["image"].numpy()[there], pixels[there])
    np.testing.assert_array_equal(sample["mask"].numpy(), read(lakes / f"masks/{name}.tif")[0])


def test_batches_of_torchgeo(lakes: Path) -> None:
    chips = ChipDataset(lakes, "test")
    batch = stack_samples([chips[0], chips[1]])
    assert batch["image"].shape == (2, 11, 64, 64)
    assert batch["mask"].dtype == torch.int64
