"""The gate: what it lets through is what came, whatever the pieces; what is too large is counted and gone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.api.server.gate import MOST_FRAGMENTS, MOST_SWALLOWED, Gate, Swallowed


def frame(payload: bytes, opcode: int = 1, *, last: bool = True) -> bytes:
    """A client's frame, masked with zeros."""
    head = bytes([(0x80 if last else 0) | opcode])
    if len(payload) < 126:
        head += bytes([0x80 | len(payload)])
    elif len(payload) < 65_536:
        head += bytes([0x80 | 126]) + len(payload).to_bytes(2, "big")
    else:
        head += bytes([0x80 | 127]) + len(payload).to_bytes(8, "big")
    return head + bytes(4) + payload


def fed(gate: Gate, *pieces: bytes) -> list[bytes | Swallowed]:
    """What the gate yields, neighbouring bytes joined."""
    out: list[bytes | Swallowed] = []
    for part in (part for piece in pieces for part in gate.feed(piece)):
        if out and isinstance(part, bytes) and isinstance(out[-1], bytes):
            out[-1] += part
        elif part != b"":
            out.append(part)
    return out


frames = st.builds(
    lambda size, opcode: frame(b"x" * size, opcode),
    st.sampled_from([0, 1, 100, 125]) | st.integers(0, 70_000),
    st.sampled_from([1, 2]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(frames, max_size=4), st.lists(st.integers(1, 9000), min_size=1, max_size=10))
def test_what_is_not_too_large_passes_unchanged_in_any_pieces(messages: list[bytes], cuts: list[int]) -> None:
    data, at, pieces = b"".join(messages), 0, []
    while at < len(data):
        cut = cuts[len(pieces) % len(cuts)]
        pieces.append(data[at : at + cut])
        at += cut
    assert fed(Gate(70_000), *pieces) == ([data] if data else [])


def test_a_message_that_is_too_large_is_swallowed_and_the_next_passes() -> None:
    small = frame(b"small")
    data = small + frame(b"x" * 1000) + small
    for size in (1, 3, 7, 100, 5000):
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        assert fed(Gate(100), *pieces) == [small, Swallowed(1000, begun=False), small]


def test_fragments_are_counted_together() -> None:
    first, second, last = frame(b"x" * 80, last=False), frame(b"y" * 80, 0, last=False), frame(b"z", 0)
    assert fed(Gate(100), first + second + last) == [first, Swallowed(161, begun=True)]


def test_a_ping_amid_a_swallowed_message_passes() -> None:
    ping = frame(b"?", 9)
    data = frame(b"x" * 200, last=False) + ping + frame(b"y", 0)
    assert fed(Gate(100), data) == [ping, Swallowed(201, begun=False)]


def test_a_flood_of_empty_fragments_is_swallowed() -> None:
    gate = Gate(100)
    parts = fed(gate, frame(b"", last=False), *[frame(b"", 0, last=False)] * (MOST_FRAGMENTS + 10), frame(b"", 0))
    assert parts[-1] == Swallowed(0, begun=True)
    assert isinstance(parts[0], bytes)
    assert len(parts[0]) == 6 * MOST_FRAGMENTS


def test_a_frame_of_absurd_length_is_left_to_the_parser() -> None:
    head = bytes([0x81, 0xFF]) + (MOST_SWALLOWED + 1).to_bytes(8, "big") + bytes(4)
    assert fed(Gate(100), head + b"x" * 50) == [head + b"x" * 50]
