"""An answer is whole before anybody is told that it is there."""

from pathlib import Path

import pytest

from grantgraph.rdf.spool import INLINE_BYTES, AnswerTooLarge, Spool


@pytest.mark.parametrize(
    "size", [0, 1, INLINE_BYTES - 1, INLINE_BYTES, INLINE_BYTES + 1, INLINE_BYTES + 5000]
)
def test_a_finished_answer_is_whole(tmp_path: Path, size: int) -> None:
    spool = Spool(10 * INLINE_BYTES, str(tmp_path))
    for start in range(0, size, 700):
        spool.write(b"x" * min(700, size - start))
    inline = spool.finish()
    whole = Path(spool.path).read_bytes() if spool.path else inline
    assert len(whole) == spool.size == size


def test_an_answer_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnswerTooLarge):
        Spool(10, str(tmp_path)).write(b"x" * 11)
