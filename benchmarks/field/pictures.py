"""A picture for each task, as SVG: `python pictures.py results.json folder` in an environment with matplotlib."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import matplotlib as mpl  # type: ignore[import-not-found]

mpl.use("svg")
mpl.rcParams.update({"svg.hashsalt": "arnorm", "svg.fonttype": "none", "font.size": 9})
import matplotlib.pyplot as plt  # type: ignore[import-not-found]  # noqa: E402

OURS, OTHERS = "#00796b", "#9aa5b1"


def draw(task: str, labels: dict[str, dict[str, dict[str, float]]], folder: Path) -> None:
    """Bars of the first column of each set, the best on top; ours in another colour."""
    sets = list(dict.fromkeys(data for sets in labels.values() for data in sets))
    figure, axes = plt.subplots(
        1, len(sets), figsize=(3.2 * max(len(sets), 2), 0.6 + 0.22 * len(labels)), squeeze=False
    )
    for data, axis in zip(sets, axes[0], strict=True):
        rows = sorted((next(iter(one[data].values())), label) for label, one in labels.items() if data in one)
        bars = axis.barh([label for _, label in rows], [value for value, _ in rows],
                         color=[OURS if label.split()[0] == "arnorm" else OTHERS for _, label in rows])  # fmt: skip
        axis.bar_label(bars, fmt="%g", padding=2, fontsize=7)
        axis.margins(x=0.15)
        axis.set_title(data, fontsize=9)
        axis.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(folder / f"field-{task}.svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)


if __name__ == "__main__":
    results, folder = json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2])
    for name, rows in results.items():
        draw(name, rows, folder)
