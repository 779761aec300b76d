"""The gold listings in two halves, drawn once by a seed, before the first cue was written.

The seen half may be read while cues are written; the other half is only ever scored. Kazakhstan, the sample that
everybody reads, is in the seen half.
"""

import random
from pathlib import Path

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
SAMPLE = "ned-kazakhstan-2020"


def halves(gold: Path = GOLD) -> tuple[list[str], list[str]]:
    """The slugs of the seen half and of the other half, both sorted."""
    slugs = sorted(path.stem for path in (gold / "labels").glob("*.json"))
    drawn = set(random.Random("grantgraph").sample(slugs, len(slugs) // 2))
    seen = drawn | {SAMPLE}
    return sorted(seen), sorted(set(slugs) - seen)


if __name__ == "__main__":
    for name, half in zip(("seen", "other"), halves(), strict=True):
        print(name, *half)
