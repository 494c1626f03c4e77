"""How messages count things."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return ``1 feature`` or ``3 features``; ``many`` where an s does not make the plural."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
