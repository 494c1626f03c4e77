"""Lets PyPI's torchvision, which on Linux is built for CUDA, be imported beside a torch for the CPU. For .venv-torch.

torchvision describes two operators when it is imported, even where its library, which has them, cannot be loaded; that
is an error of torch. Declared here, they have a name and no code. ``tools/setup.sh torch`` lays this module into the
environment, which imports it at its start: it costs nothing until torchvision is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

OPERATORS = ("nms", "qnms")
SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"


class _BeforeTorchvisionDescribes(MetaPathFinder):
    """Finds nothing, but is asked first: by then torchvision has tried to load its library."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name == "torchvision._meta_registrations":
            sys.meta_path.remove(self)
            import torch

            for operator in OPERATORS:
                if not hasattr(torch.ops.torchvision, operator):
                    torch.library.define(f"torchvision::{operator}", SCHEMA)
        return None


sys.meta_path.insert(0, _BeforeTorchvisionDescribes())
