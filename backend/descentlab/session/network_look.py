"""What can be looked at in a training: what networks say over their inputs, one update, health, the loss plane."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import hypot
from typing import ClassVar

import numpy as np

from descentlab.engine.nn.health import health, histogram
from descentlab.engine.nn.moment import moment
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.picture import Camera, Domain
from descentlab.engine.nn.plane import Plane, by_parameters, principal, random, reach
from descentlab.engine.nn.sums import weighted_sums
from descentlab.engine.nn.training import Training
from descentlab.engine.nn.whole import WholeSet
from descentlab.session.look import FINEST, Array, Look, Looker, Reading, Want
from descentlab.session.refusal import Refusal

SIZES = {"outputs": 50, "units": 20, "plane": 32}
"""Points along each side where a look does not say."""
SLICE = 1000.0
"""Microseconds, about, of one slice."""
PATH_POINTS = 64
"""Updates of each path that a plane is laid through."""
MOST_CAMERAS = 16
"""Grids that are kept laid out."""


def looker(training: Training) -> Looker:
    """How a training is looked at; grids and sets that were laid out for one look serve the next."""
    return _Eyes(training).looker()


class _Eyes:
    def __init__(self, training: Training) -> None:
        self._training = training
        self._cameras: dict[object, Camera] = {}
        self._wholes: dict[Network, WholeSet] = {}

    def looker(self) -> Looker:
        return Looker(self.read, self.ready)

    def ready(self, look: Look) -> bool:
        training = self._training
        return training.done or (training.next > 0 and look.step <= training.step_of(training.next - 1))

    def read(self, look: Look, place: int) -> Iterator[Reading | None]:
        want = look.wants[place]
        self._check(want, place)
        yield from self._readers[want.what](self, want, min(look.step, self._training.last(want.racer)))

    def _check(self, want: Want, place: int) -> None:
        count = len(self._training.trainees)
        if want.racer >= count:
            limits = {"name": "racer", "minimum": 0, "maximum": count - 1}
            raise Refusal("out_of_range", f"There are racers 0 to {count - 1}.", ("wants", place, "racer"), limits)
        finest = FINEST.get(want.what, 0)
        if want.size is not None and want.size > finest:
            message = f"The size of {want.what} may be at most {finest}."
            raise Refusal("out_of_range", message, ("wants", place, "size"), {"name": "size", "maximum": finest})
        for axis, (low, high) in enumerate(self._domain(want, place)):
            if not low < high or not np.isfinite(high - low):
                message = "Each side of the domain must be [low, high] with low below high."
                raise Refusal("out_of_range", message, ("wants", place, "domain", axis), {"low": low, "high": high})

    def _domain(self, want: Want, place: int) -> Domain:
        inputs = self._training.task.inputs
        if want.domain is None:
            return self._training.task.domain
        if len(want.domain) != inputs:
            message = f"The domain must hold one entry per input, {inputs}, not {len(want.domain)}."
            values = {"wanted": inputs, "got": len(want.domain)}
            raise Refusal("wrong_length", message, ("wants", place, "domain"), values)
        return tuple((low, high) for low, high in want.domain)

    def _near(self, racer: int, step: int) -> Iterator[None]:
        """Slices that bring the stack of a racer to a step."""
        while not self._training.near(racer, step, SLICE):
            yield

    def _picture(self, want: Want, step: int) -> Iterator[Reading | None]:
        yield from self._near(want.racer, step)
        camera = self._camera(want)
        stack, place = self._training.at(want.racer, step)
        shot = camera.picture(stack.params[place], stack.statistics[place])
        header = {"step": step, "domain": [list(side) for side in camera.domain], "size": camera.size}
        yield Reading(header, [values.copy() for values in (*shot.units, shot.outputs)])

    def _camera(self, want: Want) -> Camera:
        network = self._training.trainees[want.racer].network
        domain, size = self._domain(want, 0), want.size or SIZES[want.what]
        key = (network, domain, size, want.what)
        if key not in self._cameras:
            if len(self._cameras) >= MOST_CAMERAS:
                del self._cameras[next(iter(self._cameras))]
            self._cameras[key] = Camera(network, domain, size, every_unit=want.what == "units")
        return self._cameras[key]

    def _whole(self, racer: int) -> WholeSet:
        network = self._training.trainees[racer].network
        if network not in self._wholes:
            self._wholes[network] = WholeSet(network, self._training.task)
        return self._wholes[network]

    def _layers(self, want: Want, step: int) -> Iterator[Reading | None]:
        yield from self._near(want.racer, step)
        stack, place = self._training.at(want.racer, step)
        look = self._whole(want.racer).look(stack.params[place].copy())
        yield None
        network = self._training.trainees[want.racer].network
        told = [
            {"dead": layer.dead, "saturated": layer.saturated, "gradient": layer.gradient}
            for layer in health(network, look)
        ]
        counted = [histogram(values) for values in (*look.hidden, *look.deltas)]
        header = {
            "step": step,
            "layers": told,
            "loss": look.loss,
            "slope": hypot(*look.gradient.tolist()),
            "not_finite": [one.not_finite for one in counted],
        }
        yield Reading(header, [array for one in counted for array in (one.edges, one.counts)])

    def _sums(self, want: Want, step: int) -> Iterator[Reading | None]:
        """Histograms of the weighted sums of each hidden layer, as its activation takes them."""
        yield from self._near(want.racer, step)
        stack, place = self._training.at(want.racer, step)
        params = stack.params[place].copy()
        look = self._whole(want.racer).look(params)
        yield None
        network = self._training.trainees[want.racer].network
        sums = weighted_sums(network, params, self._training.task.train.x.T, look.hidden)
        counted = [histogram(values) for values in sums]
        told = [{"mean": float(values.mean()), "deviation": float(values.std())} for values in sums]
        yield Reading({"step": step, "layers": told}, [array for one in counted for array in (one.edges, one.counts)])

    def _batch(self, want: Want, step: int) -> Iterator[Reading | None]:
        """Which training samples update `step` was made on, in their order; none before the first."""
        if step == 0:
            yield Reading({"step": 0, "epoch": 0, "batch": 0}, [np.empty(0)])
            return
        stack, _ = self._training.at(want.racer, 0)
        epoch = stack.feed.epoch(step)
        batch = (step - 1) % stack.feed.batches
        samples = self._training.batches(want.racer, epoch)[batch]
        yield Reading({"step": step, "epoch": epoch, "batch": batch + 1}, [samples.astype(np.float64)])

    def _moment(self, want: Want, step: int) -> Iterator[Reading | None]:
        if step == 0:
            stack, place = self._training.at(want.racer, 0)
            yield Reading({"step": 0, "names": ["params"]}, [stack.params[place].copy()])
            return
        yield from self._near(want.racer, step - 1)
        shown = moment(self._training, want.racer, step)
        before = {f"{name}.before": array for name, array in shown.state_before.items()}
        points = {"params": shown.after, "params.before": shown.before - shown.decayed, "decayed": shown.decayed}
        named = {**points, "grad": shown.grad, **before, **shown.state, **shown.lines}
        header = {"step": step, "alpha": shown.alpha, "numbers": dict(shown.powers), "names": list(named)}
        yield Reading(header, list(named.values()))

    def _plane(self, want: Want, step: int) -> Iterator[Reading | None]:
        shape = self._training.trainees[want.racer].network.shape
        alike = [i for i, trainee in enumerate(self._training.trainees) if trainee.network.shape == shape]
        paths: list[Array] = []
        for racer in alike:
            points: list[Array] = []
            for at in _spread(min(step, self._training.last(racer))):
                yield from self._near(racer, at)
                stack, place = self._training.at(racer, at)
                points.append(stack.params[place].copy())
            paths.append(np.stack(points))
            yield None
        # One that ran away is so far off that beside it no other path could be seen.
        away = [i for i in alike if (end := self._training.ends[i]) is not None and end.kind == "diverged"]
        stayed = [path for racer, path in zip(alike, paths, strict=True) if racer not in away]
        plane = _SPANS[want.directions](stayed or paths, want.seed)
        told = {"racers": alike, "left_out": away if stayed else []}
        yield from self._contour(want, plane, told, stayed or paths)

    def _contour(
        self, want: Want, plane: Plane, told: Mapping[str, object], paths: Sequence[Array]
    ) -> Iterator[Reading | None]:
        size = want.size or SIZES["plane"]
        domain = reach(plane, paths)
        u, v = (np.linspace(low, high, size) for low, high in domain)
        whole = self._whole(want.racer)
        rows = []
        for down in v:
            rows.append(plane.losses(whole, u, np.array([down])))
            yield None
        header = {
            **told,
            "domain": [list(side) for side in domain],
            "size": size,
            "explained": list(plane.explained),
        }
        yield Reading(header, [plane.origin, plane.directions, np.concatenate(rows)])

    # Of the class: methods of one pair of eyes would hold it, and it them, until the garbage collector comes.
    _readers: ClassVar = {
        "outputs": _picture,
        "units": _picture,
        "layers": _layers,
        "sums": _sums,
        "batch": _batch,
        "moment": _moment,
        "plane": _plane,
    }


_SPANS: dict[str, Callable[[Sequence[Array], int], Plane]] = {
    "principal": lambda paths, _seed: principal(paths),
    "random": random,
    "parameters": lambda paths, _seed: by_parameters(paths),
}
"""How the plane of a look is laid."""


def _spread(last: int) -> list[int]:
    """Updates from 0 to the last, evenly, at most `PATH_POINTS` of them."""
    return sorted(set(np.linspace(0, last, PATH_POINTS).round().astype(int).tolist()))
