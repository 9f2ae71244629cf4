"""One trainee's lane of a training: its row of a stack, what it records, and how it ends."""

from collections.abc import Sequence
from math import hypot

import numpy as np

from descentlab.engine.data.task import Task
from descentlab.engine.ending import End
from descentlab.engine.facts import Facts
from descentlab.engine.nn.columns import Judge, Norms
from descentlab.engine.nn.course import Course
from descentlab.engine.nn.health import health
from descentlab.engine.nn.tape import Array
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.nn.whole import WholeSet


class Lane:
    """Rows of one trainee: `see` keeps the present one, `block` computes the columns of those kept."""

    def __init__(self, task: Task, course: Course, place: int, stride: int, target: float | None) -> None:
        self.trainee: Trainee = course.stack.trainees[place]
        self.course = course
        self.place = place
        self.end: End | None = None
        self._task = task
        self._stride = stride
        self._loss = np.nan
        self._target = -np.inf if target is None else target
        self._judge = Judge(self.trainee.network, task)
        self._norms = Norms(course.stack.layout)
        self.together = self._judge.rows
        """How many rows may be kept."""
        size = course.stack.layout.size
        self.effort = 20.0 + 4e-4 * size * (len(task.train.label) + len(task.test.label))
        """Microseconds, about, that a row takes."""
        self._params, self._grads = np.empty((self.together, size)), np.empty((self.together, size))
        self._batch_losses = np.empty(self.together)

    def see(self, row: int) -> None:
        """Keep the stack's present state as a row."""
        stack, place = self.course.stack, self.place
        self._params[row], self._grads[row] = stack.params[place], stack.grads[place]
        self._batch_losses[row] = stack.batch_loss(place)
        self._judge.see(row, stack.params[place], stack.statistics[place])

    def block(self, steps: Sequence[int]) -> Array:
        """The columns of the rows kept, those after `steps` updates, up to the one with which the run ends."""
        rows = len(steps)
        feed = self.course.stack.feed
        params = self._params[:rows]
        verdict = self._judge.verdict(rows)
        norms = [self._norms.gradients(self._grads[:rows]), self._norms.weights(params)]
        samples = np.array([feed.seen(step) for step in steps], dtype=np.float64)
        own = [np.array(steps), samples / feed.samples, samples, params.T, *verdict.values(), self._batch_losses[:rows]]
        block = np.vstack([*own, *norms, self._alphas(steps)])
        stop = self._stop(params, verdict["train_loss"], steps)
        self._loss = float(verdict["train_loss"][-1])
        return block if stop is None else np.ascontiguousarray(block[:, : stop + 1])

    def _alphas(self, steps: Sequence[int]) -> list[float]:
        racer, epoch = self.trainee.racer, self.course.stack.feed.epoch
        rate, knobs = racer.schedule.rate, racer.schedule_knobs
        return [rate(racer.alpha, step, epoch(step), knobs) if step else np.nan for step in steps]

    def _stop(self, params: Array, losses: Array, steps: Sequence[int]) -> int | None:
        """The row with which the run ends before its time, if it is among these."""
        finite = np.isfinite(params).all(axis=1) & np.isfinite(losses)
        ended = ~finite | (losses <= self._target)
        if not ended.any():
            return None
        stop = int(np.argmax(ended))
        if finite[stop]:
            told = self._told(params[stop], float(losses[stop]))
            self.end = End("reached", steps[stop], {"code": "target", "target": self._target, **told})
        else:
            self.end = End("diverged", *self._burst(steps[stop]))
        return stop

    def finish(self, step: int) -> None:
        """End with the last row, if nothing ended the run before."""
        if self.end is None:
            self.end = End("descending", step, self._told(self.course.stack.params[self.place], self._loss))

    def _told(self, params: Array, loss: float) -> Facts:
        """The loss, and what the whole training set shows: the slope, and the most that any layer has of each ill."""
        network = self.trainee.network
        look = WholeSet(network, self._task).look(params)
        layers = health(network, look)
        return {
            "loss": loss,
            "slope": hypot(*look.gradient.tolist()),
            "dead": max(layer.dead for layer in layers),
            "saturated": max(layer.saturated for layer in layers),
        }

    def _burst(self, step: int) -> tuple[int, Facts]:
        """The first update after which a parameter is not finite, and the lowest layer (from 1) with one.

        Where only the loss of the row is not finite that is the row's own update, and there is no layer to blame.
        """
        for update in range(self._row_before(step) + 1, step + 1):
            matrices = self.course.stack.layout.matrices(self.course.at(update).params[self.place])
            burst = [layer for layer, matrix in enumerate(matrices, start=1) if not np.isfinite(matrix).all()]
            if burst:
                return update, {"code": "burst", "layer": burst[0], "row": step}
        return step, {"code": "overflow", "row": step}

    def _row_before(self, step: int) -> int:
        return max(step - self._stride, 0)
