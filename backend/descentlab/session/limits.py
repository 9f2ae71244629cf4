"""Every bound on what one request or one connection may ask for, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds that the server keeps; every client is told them.

    Each is a setting: `DESCENTLAB_` and its name in capitals. A request beyond a bound is refused with the bound in the
    message; nothing is cut down in silence.
    """

    steps: int = 100_000
    """Updates of one run."""
    racers: int = 12
    """Racers of one run."""
    request_rows: int = 200_000
    """(steps + 1) x racers of one `POST /api/run`, whose answer is held in memory."""
    changes: int = 1_000
    """Changes of one manual schedule."""
    label: int = 80
    """Characters of a racer's label."""
    grid: int = 512
    """Points along each side of a landscape, or values along each axis of a sweep."""
    sweep_steps: int = 10_000_000
    """Steps of all runs of one sweep together."""
    series: int = 5_000
    """Values of one series to be averaged."""
    averages: int = 8
    """Averages of one series in one answer."""
    runs: int = 4
    """Runs that one connection may have at the same time; a further one takes the place of the oldest."""
    rows: int = 512
    """Rows of one chunk."""
    message_bytes: int = 524_288
    """Bytes of one WebSocket message."""
    body_bytes: int = 524_288
    """Bytes of one HTTP request body."""
    messages_per_second: int = 200
    """WebSocket messages a second over time; `message_burst` of them may come at once."""
    message_burst: int = 400
    compute_ms: int = 200
    """Milliseconds of computing a second that are one client's share: who has used less of it is served first."""
    sockets: int = 2_000
    """WebSockets open at the same time; one more is refused while HTTP goes on."""
    sockets_per_address: int = 1_500
    """WebSockets of one network address: a whole school may be behind one."""
    outbox: int = 512
    """Answers that may wait for a client that does not read; one more closes the connection."""
    rooms: int = 200
    """Rooms with somebody in them."""
    room_members: int = 1_500
    """Members of one room."""
    room_state_bytes: int = 32_768
    """Bytes of what a room's lecturer shows."""
    room_answers: int = 1_500
    """Points on one map of a class; other questions have one answer of each member."""
    room_tries: int = 60
    """Wrong codes, keys and tokens a minute from one network address."""
    room_openings: int = 300
    """Rooms a minute that are opened from one network address."""
    room_hours: int = 24
    """Hours after which a room that nobody has touched is forgotten."""
    requests: int = 4
    """`POST /api/run` and `POST /api/landscape` requests that compute at the same time; further ones wait."""
    waiting_requests: int = 64
    """Requests that may wait; one more is told to come back later."""
