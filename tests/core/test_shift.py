"""The sub-pixel shift between two layers of a chip, on synthetic ground whose shift is known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dl4eo_qgis.core.quality import shift

FINE = 4
"""Cells a pixel: the ground is made finer than it is seen."""
MARGIN = 8
Ground = np.ndarray


def ground(seed: int, size: int, exponent: float = 1.3) -> Ground:
    """Return fractal ground in cells, without a seam, of mean 0 and deviation 1."""
    side = (size + 2 * MARGIN) * FINE
    frequency = np.fft.fftfreq(side) * FINE
    radius = np.hypot(frequency[:, None], frequency)
    radius[0, 0] = np.inf
    noise = np.fft.fft2(np.random.default_rng(seed).normal(size=(side, side)))
    values = np.real(np.fft.ifft2(noise * radius**-exponent * np.exp(-2 * radius**2)))
    return (values - values.mean()) / values.std()


def seen(cells: Ground, dx: float = 0.0, dy: float = 0.0) -> np.ndarray:
    """Return the pixels of ground that lies dx pixels to the east and dy to the north."""
    moved = np.roll(cells, (round(-dy * FINE), round(dx * FINE)), (0, 1))
    pixels = moved.reshape(len(moved) // FINE, FINE, -1, FINE).mean(axis=(1, 3))
    return pixels[MARGIN:-MARGIN, MARGIN:-MARGIN].astype(np.float32)


def noisy(pixels: np.ndarray, sigma: float, seed: int) -> np.ndarray:
    return (pixels + np.random.default_rng(seed).normal(0, sigma, pixels.shape)).astype(np.float32)


def found(optical: list[np.ndarray], layer: list[np.ndarray]) -> shift.Shift | None:
    one, other = shift.texture(optical), shift.texture(layer)
    return shift.peak(shift.evidence(one, other)) if one and other else None


SHIFTS = [(0.0, 0.0), (0.25, 0.0), (0.0, -0.25), (0.5, 0.5), (-0.5, 0.25), (1.5, 0.0), (-1.5, 2.75), (6.0, -6.0)]


@pytest.mark.parametrize(("dx", "dy"), SHIFTS)
@pytest.mark.parametrize("size", [64, 128])
def test_a_layer_of_other_contrasts_is_found_to_a_tenth_of_a_pixel(size: int, dx: float, dy: float) -> None:
    """The layer's contrast turns its sign within the range; a third of it is noise."""
    errors = []
    for seed in range(3):
        cells = np.floor(1.5 * ground(seed, size))
        optical = [noisy(seen(cells), 0.1, seed + 10), noisy(seen(cells**2), 0.1, seed + 20)]
        layer = [noisy(seen(np.abs(cells + 0.3), dx, dy), 0.3, seed + 30)]
        shifted = found(optical, layer)
        assert shifted is not None
        assert shifted.is_sure
        errors.append((shifted.dx_px - dx, shifted.dy_px - dy))
    assert np.abs(np.mean(errors, axis=0)).max() < 0.1


@pytest.mark.parametrize(("dx", "dy"), [(0.0, 0.0), (1.0, -0.5)])
def test_radar_with_speckle(dx: float, dy: float) -> None:
    """Speckle of 4.4 looks, brighter where the ground is darker."""
    cells = np.floor(1.5 * ground(1, 128))
    speckle = np.random.default_rng(2).gamma(4.4, 1 / 4.4, (2, 128, 128))
    radar = [10 * np.log10(10 ** (-0.3 * seen(cells, dx, dy)) * s).astype(np.float32) for s in speckle]
    shifted = found([noisy(seen(cells), 0.1, 3)], radar)
    assert shifted is not None
    assert shifted.is_sure
    assert (shifted.dx_px, shifted.dy_px) == (pytest.approx(dx, abs=0.1), pytest.approx(dy, abs=0.1))


@pytest.mark.parametrize("azimuth_deg", [20.0, 160.0])
@pytest.mark.parametrize(("dx", "dy"), [(0.0, 0.0), (-1.5, 0.5)])
def test_elevation_by_the_light_on_its_slopes(azimuth_deg: float, dx: float, dy: float) -> None:
    """Wherever the sun stands: the estimate is not told."""
    height = 20 * ground(4, 128, exponent=2.0)
    south, east = np.gradient(height, 10 / FINE)
    azimuth = np.radians(azimuth_deg)
    light = 1 - 0.7 * (east * np.sin(azimuth) - south * np.cos(azimuth))
    optical = [noisy(seen(light), 0.01, 5), noisy(seen(light * (1 + 0.05 * ground(6, 128))), 0.01, 7)]
    z = seen(height, dx, dy)
    down, across = np.gradient(z)
    shifted = found(optical, [z, across, down, np.hypot(across, down)])
    assert shifted is not None
    assert shifted.is_sure
    assert (shifted.dx_px, shifted.dy_px) == (pytest.approx(dx, abs=0.1), pytest.approx(dy, abs=0.1))


def test_no_value_in_both_at_the_same_pixels_does_not_draw_to_zero() -> None:
    """A cloud mask lies at the same place in all layers, and has many edges."""
    cells = np.floor(1.5 * ground(8, 128))
    optical, layer = noisy(seen(cells), 0.1, 9), noisy(seen(-cells, 1.5, -0.5), 0.1, 10)
    holes = seen(ground(11, 128)) > 0.3
    optical[holes] = layer[holes] = np.nan
    shifted = found([optical], [layer])
    assert shifted is not None
    assert shifted.is_sure
    assert (shifted.dx_px, shifted.dy_px) == (pytest.approx(1.5, abs=0.1), pytest.approx(-0.5, abs=0.1))


def nothing(rng: np.random.Generator) -> np.ndarray:
    return np.full((64, 64), np.nan, np.float32)


def level(rng: np.random.Generator) -> np.ndarray:
    return np.full((64, 64), 3, np.float32)


def one_pixel(rng: np.random.Generator) -> np.ndarray:
    mask = np.zeros((64, 64), np.float32)
    mask[30, 40] = 1
    return mask


@pytest.mark.parametrize("make", [nothing, level, one_pixel])
def test_an_even_layer_has_no_texture(make: Callable[[np.random.Generator], np.ndarray]) -> None:
    assert shift.texture([make(np.random.default_rng(0))]) is None


def test_a_small_chip_has_no_room_for_a_shift() -> None:
    assert shift.texture([seen(ground(1, 16))]) is None


def test_other_ground_gives_no_sure_estimate() -> None:
    """Pairs of unrelated pictures; the sum of their evidence neither."""
    surfaces = []
    sure = 0
    for seed in range(40):
        optical = shift.texture([noisy(seen(np.floor(1.5 * ground(seed, 64))), 0.1, seed)])
        layer = shift.texture([noisy(seen(ground(seed + 100, 64)), 0.3, seed + 100)])
        assert optical
        assert layer
        surfaces.append(shift.evidence(optical, layer))
        peak = shift.peak(surfaces[-1])
        sure += peak is not None and peak.is_sure
    assert sure <= 2
    total = shift.peak(np.sum(surfaces, axis=0))
    assert total is None or not total.is_sure


def test_many_unsure_chips_together_are_sure() -> None:
    """Noise ten times the signal: one chip in four tells the shift, forty together do."""
    surfaces = []
    sure = 0
    for seed in range(40):
        cells = np.floor(1.5 * ground(seed, 64))
        optical, layer = shift.texture([seen(cells)]), shift.texture([noisy(seen(cells, 0.5, -1.0), 10.0, seed)])
        assert optical
        assert layer
        surfaces.append(shift.evidence(optical, layer))
        peak = shift.peak(surfaces[-1])
        sure += peak is not None and peak.is_sure
    total = shift.peak(np.sum(surfaces, axis=0))
    assert sure <= 12
    assert total is not None
    assert total.is_sure
    assert (total.dx_px, total.dy_px) == (pytest.approx(0.5, abs=0.2), pytest.approx(-1.0, abs=0.2))


def proved(optical: np.ndarray, layer: np.ndarray) -> shift.Shift:
    """Return the shift of one chip, with its places."""
    one, other = shift.texture([optical]), shift.texture([layer])
    assert one
    assert other
    peak = shift.peak(shift.evidence(one, other))
    assert peak is not None
    return shift.places(peak, [one], other)


@pytest.mark.parametrize("size", [64, 128])
def test_a_chip_full_of_the_same_edges_proves_a_shift(size: int) -> None:
    cells = np.floor(1.5 * ground(3, size))
    peak = proved(noisy(seen(cells), 0.1, 1), noisy(seen(-cells, 1.0, -2.0), 0.1, 2))
    assert peak.is_proved
    assert (peak.dx_px, peak.dy_px) == (pytest.approx(1, abs=0.1), pytest.approx(-2, abs=0.1))


def test_one_edge_that_finds_another_proves_nothing() -> None:
    """A field's corner in the labels, and another field's in the image."""
    image, labels = (np.zeros((64, 64), np.float32) for _ in range(2))
    image[:34, :30] = 1
    labels[:36, :33] = 1
    peak = proved(noisy(image, 0.02, 1), labels)
    assert peak.is_sure
    assert not peak.is_proved


def test_a_peak_at_the_rim_is_none() -> None:
    surface = np.random.default_rng(0).normal(size=(33, 33))
    surface[0, 12] = 100
    assert shift.peak(surface) is None
