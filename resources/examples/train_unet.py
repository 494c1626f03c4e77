"""Train a U-Net on a dataset of dl4eo, and say how well it finds each class on the chips that it never saw.

    pip install ".[train]"       # in a clone of dl4eo_qgis: the package itself, PyTorch, segmentation-models-pytorch
    python resources/examples/train_unet.py lakes_dataset --epochs 30 --bands blue,green,red,nir --save unet.pt

``--shuffle-labels`` gives each image the mask of another sample. Nothing can be learnt then, and the score must fall.
"""

from __future__ import annotations

import argparse
import random

try:
    import numpy as np
    import segmentation_models_pytorch as smp
    import torch
    from torch.utils.data import DataLoader, Dataset

    from dl4eo_qgis.core.torch_dataset import ChipDataset
except ImportError as error:
    raise SystemExit(f'{error}. In a clone of dl4eo_qgis: pip install ".[train]"') from error


class Shuffled(Dataset):
    """Each image of a dataset with the mask of another sample."""

    def __init__(self, chips: ChipDataset, seed: int) -> None:
        self.chips = chips
        order = np.random.default_rng(seed).permutation(len(chips))
        self.other = dict(zip(order.tolist(), np.roll(order, 1).tolist(), strict=True))

    def __len__(self) -> int:
        return len(self.chips)

    def __getitem__(self, index: int) -> dict:
        return {**self.chips[index], "mask": self.chips[self.other[index]]["mask"]}


def turned(images: torch.Tensor, masks: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Turn and mirror a batch by chance: from above, no direction is special."""
    quarters = random.randrange(4)
    images, masks = torch.rot90(images, quarters, (-2, -1)), torch.rot90(masks, quarters, (-2, -1))
    return (images.flip(-1), masks.flip(-1)) if random.random() < 0.5 else (images, masks)


@torch.no_grad()
def iou_per_class(model: torch.nn.Module, loader: DataLoader, classes: int, ignore: int, device: str) -> torch.Tensor:
    """Return intersection over union of each class over all pixels of a split; NaN for classes that are nowhere."""
    model.eval()
    counts = torch.zeros(classes, classes, dtype=torch.int64)
    for batch in loader:
        found = model(batch["image"].to(device)).argmax(dim=1).cpu()
        known = (batch["mask"] != ignore) & batch["valid"]
        pairs = batch["mask"][known] * classes + found[known]
        counts += torch.bincount(pairs, minlength=classes**2).reshape(classes, classes)
    both = counts.diag()
    return both / (counts.sum(dim=0) + counts.sum(dim=1) - both)


def main() -> None:
    """Train, choose the best epoch by the validation split, and test it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="of the dataset")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--bands", help="names, separated by commas; all of them by default")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-3, help="of learning, at its highest")
    parser.add_argument("--encoder", default="resnet18", help="any of segmentation_models_pytorch")
    parser.add_argument("--depth", type=int, default=3, help="halvings: 3 for chips of 64 pixels, 5 for 256")
    parser.add_argument("--workers", type=int, default=0, help="processes that read chips")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--shuffle-labels", action="store_true", help="the control, which must fail")
    parser.add_argument("--save", help="file for the network's weights")
    args = parser.parse_args()

    random.seed(args.seed)
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    bands = args.bands.split(",") if args.bands else None
    train, validation, test = (ChipDataset(args.folder, name, bands) for name in ("train", "validation", "test"))
    names, ignore = train.class_names, train.ignore_index
    classes = max(names) + 1
    chips = Shuffled(train, args.seed) if args.shuffle_labels else train
    loader = DataLoader(chips, args.batch, shuffle=True, drop_last=len(chips) > args.batch, num_workers=args.workers)
    checks = [DataLoader(each, args.batch, num_workers=args.workers) for each in (validation, test)]

    model = smp.Unet(
        args.encoder, args.depth, encoder_weights=None, decoder_channels=(256, 128, 64, 32, 16)[-args.depth :],
        in_channels=len(train.bands), classes=classes,
    ).to(device)  # fmt: skip
    entropy = torch.nn.CrossEntropyLoss(ignore_index=ignore)
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, args.rate, total_steps=args.epochs * len(loader))

    best, kept = -1.0, model.state_dict()
    for epoch in range(1, args.epochs + 1):
        model.train()
        total = 0.0
        for batch in loader:
            images, masks = turned(batch["image"].to(device), batch["mask"].to(device))
            loss = entropy(model(images), masks)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        score = iou_per_class(model, checks[0], classes, ignore, device)[1:].nanmean().item()
        print(f"epoch {epoch:3d}  loss {total / len(loader):.4f}  validation IoU {score:.3f}", flush=True)
        if score >= best:
            best, kept = score, {name: values.clone() for name, values in model.state_dict().items()}

    model.load_state_dict(kept)
    scores = iou_per_class(model, checks[1], classes, ignore, device)
    for value, name in names.items():
        print(f"test IoU {name}: {scores[value]:.3f}")
    if args.save:
        torch.save(kept, args.save)


if __name__ == "__main__":
    main()
