"""The last rows of a run, in bounded memory, and what they show: growth, a period, a fall, how fast it still moves."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ROWS = 64
"""How many of the last rows are kept; a fall is judged by all of them."""

GROWTH_ROWS = 32
"""The rows that growth is judged by: a run that runs away may have begun to lately."""

REST_ROWS = 16
"""The rows that rest is judged by."""

PERIODS = range(2, 9)
"""The periods that are looked for."""

REPEATS = 3
"""How many of the last periods must repeat each other."""

SAME = 1e-2
"""Of the width of what repeats: rows nearer than this are the same."""

FALLEN = 0.3
"""A run falls when its later half's ceiling and mean, above its lowest, are below this share of the earlier's..."""

FALLEN_TO_RECORD = 0.75
"""...or below this share, when the later half holds the lowest loss of the whole run."""


class Tail:
    """The last `ROWS` rows of a run: `params` [n, rows] and `loss` [rows]. The same in any chunks."""

    def __init__(self, size: int) -> None:
        self._kept = np.empty((size + 1, 0))

    def extend(self, params: Array, loss: Array) -> None:
        """Add rows: params [n, rows], loss [rows]."""
        new = np.concatenate((params[:, -ROWS:], loss[None, -ROWS:]))
        missing = ROWS - new.shape[1]
        self._kept = np.concatenate((self._kept[:, -missing:], new), axis=1) if missing > 0 else new

    @property
    def params(self) -> Array:
        return self._kept[:-1]

    @property
    def loss(self) -> Array:
        loss: Array = self._kept[-1]
        return loss

    @property
    def point(self) -> tuple[float, ...]:
        """Where the run is."""
        return tuple(self._kept[:-1, -1].tolist())

    def growing(self) -> bool:
        """Whether the ceiling rises from quarter to quarter of the last `GROWTH_ROWS` rows, by more than rounding."""
        loss = self.loss[-GROWTH_ROWS:]
        ceilings = np.array([part.max() for part in np.array_split(loss, min(4, len(loss)))])
        risen = ceilings[-1] - ceilings[0] > 1e-9 * np.abs(ceilings).max()
        return bool(risen and (np.diff(ceilings) > 0.0).all())

    def period(self) -> int | None:
        """After how many rows the run repeats itself while it moves, if it does."""
        return next((period for period in PERIODS if self._repeats(period)), None)

    def _repeats(self, period: int) -> bool:
        window = self.params[:, -(REPEATS + 1) * period :]
        if window.shape[1] < (REPEATS + 1) * period:
            return False
        width = np.ptp(window, axis=1).max()
        changed = np.abs(window[:, period:] - window[:, :-period]).max()
        return bool(changed <= SAME * width and width > 1e-9 * np.abs(window).max())

    def falling(self, record: bool) -> bool:
        """Whether the loss falls: the later half wholly below the earlier, or its ceiling and its mean well below.

        `record` says whether the lowest loss of the whole run is in the later half.
        """
        earlier, later = _halves(self.loss)
        if later.max() <= earlier.min():
            return bool(later.min() < earlier.max())
        low, share = self.loss.min(), FALLEN_TO_RECORD if record else FALLEN
        return bool(
            later.max() - low < share * (earlier.max() - low) and later.mean() - low < share * (earlier.mean() - low)
        )

    def sinking(self) -> bool:
        """Whether each of all the rows kept is lower than the one before, however little."""
        return len(self.loss) == ROWS and bool((np.diff(self.loss) < 0.0).all())

    def drop(self, rows: int = ROWS) -> float:
        """How much the mean loss falls a row, from the earlier half of the last `rows` rows to the later."""
        earlier, later = _halves(self.loss[-rows:])
        return float(earlier.mean() - later.mean()) / max(1.0, 0.5 * len(self.loss[-rows:]))

    def pace(self) -> float:
        """The mean length of a move of the last `REST_ROWS` rows."""
        moves = np.linalg.norm(np.diff(self.params[:, -REST_ROWS:], axis=1), axis=0)
        return float(moves.mean()) if moves.size else 0.0

    def width(self) -> float:
        """The width of the later half of the rows, along the axis on which it is widest."""
        return float(np.ptp(self.params[:, self.params.shape[1] // 2 :], axis=1).max())


def _halves(loss: Array) -> tuple[Array, Array]:
    middle = max(1, len(loss) // 2)
    return loss[:middle], loss[middle:] if len(loss) > 1 else loss
