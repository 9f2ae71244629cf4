"""The binary frame: aligned, little-endian, every bit kept."""

import numpy as np
import pytest

from descentlab.session.frame import encode_frame
from tests.session.samples import decode


@pytest.mark.parametrize("name", ["", "r", "r7", "a longer name", "跑"])
def test_the_payload_begins_at_a_multiple_of_eight(name: str) -> None:
    frame = encode_frame({"run": name}, [np.array([[1.0, 2.0]])])
    header, values = decode(frame)
    assert header == {"run": name}
    assert (len(frame) - values.nbytes) % 8 == 0
    assert values.tolist() == [1.0, 2.0]


def test_every_bit_of_a_value_is_kept() -> None:
    odd = np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324, 1.7976931348623157e308, 0.1])
    _, values = decode(encode_frame({}, [odd]))
    assert values.tobytes() == odd.tobytes()


def test_blocks_follow_one_another_column_by_column() -> None:
    first, second = np.arange(6.0).reshape(2, 3), np.arange(2.0).reshape(2, 1)
    _, values = decode(encode_frame({}, [first, second, np.empty((4, 0))]))
    assert values.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 0.0, 1.0]


def test_a_strided_block_is_sent_in_order() -> None:
    block = np.arange(6.0).reshape(3, 2).T
    _, values = decode(encode_frame({}, [block]))
    assert values.tolist() == [0.0, 2.0, 4.0, 1.0, 3.0, 5.0]
