"""`run.figure()`: a Plotly figure with the race's own numbers, that plays."""

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from numpy.typing import NDArray

import descentlab
from tests.exports.taking import CURVE, DIVERGING, FORMULA, NETWORK, Spec, opening, surface_spec


def traces(figure: go.Figure, name: str, mode: str) -> list[go.Scatter]:
    """A racer's traces of a mode, those of its panel before that of the chart."""
    return [trace for trace in figure.data if trace.name == name and trace.mode == mode]


def shown(figure: go.Figure, frame: int, trace: go.Scatter) -> go.Scatter:
    """What a frame makes of a trace."""
    place = list(figure.data).index(trace)
    return figure.frames[frame].data[figure.frames[frame].traces.index(place)]


def test_the_frames_go_from_the_start_to_the_last_step() -> None:
    run = descentlab.race(opening())
    figure = run.figure()
    for racer in run.racers:
        head, chart_head = traces(figure, racer.label, "lines+markers")
        for frame, row in ((0, 0), (-1, racer.steps)):
            assert (*shown(figure, frame, head).x, *shown(figure, frame, head).y) == tuple(racer.params[row])
            assert tuple(shown(figure, frame, chart_head).y) == (racer.loss[row],)
    assert figure.frames[-1].name == "200"


def test_every_number_in_a_path_is_a_recorded_one() -> None:
    run = descentlab.race(opening())
    figure = run.figure()
    for racer in run.racers:
        recorded = {tuple(point) for point in racer.params.tolist()}
        _halo, line = traces(figure, racer.label, "lines")[:2]
        drawn = shown(figure, -1, line)
        assert {*zip(drawn.x.tolist(), drawn.y.tolist(), strict=True)} <= recorded
        assert len(drawn.x) > 10


def test_each_racer_keeps_its_sign() -> None:
    run = descentlab.race(opening())
    figure = run.figure()
    for racer, spec in zip(run.racers, run.spec["racers"], strict=True):
        for trace in traces(figure, racer.label, "lines+markers"):
            style = spec["style"]
            assert (trace.line.color, trace.line.dash) == (style["colour"], style["dash"])
            assert trace.marker.symbol == style["marker"]


def test_it_has_a_slider_and_buttons_that_play_and_pause() -> None:
    figure = descentlab.race(opening()).figure()
    (slider,), (buttons,) = figure.layout.sliders, figure.layout.updatemenus
    assert [step.args[0][0] for step in slider.steps] == [frame.name for frame in figure.frames]
    play, pause = buttons.buttons
    assert (play.method, play.args[0], pause.args[0]) == ("animate", None, (None,))


def test_the_losses_stand_below_the_panels_on_a_logarithmic_axis() -> None:
    figure = descentlab.race(opening()).figure()
    assert figure.layout.yaxis5.type == "log"
    assert figure.layout.yaxis5.domain[1] < figure.layout.yaxis.domain[0]
    assert len(figure.layout.images) == 4


@pytest.mark.parametrize("spec", [CURVE, FORMULA, NETWORK, DIVERGING], ids=["curve", "formula", "network", "diverging"])
def test_every_kind_of_run_has_one(spec: Spec) -> None:
    figure = descentlab.race(spec).figure("zh")
    assert len(figure.frames) > 1
    assert figure.to_json()


def test_its_size_is_bounded_whatever_the_run() -> None:
    racers = [{"rule": "gd", "knobs": {"alpha": 0.9 + 0.001 * index}} for index in range(12)]
    figure = descentlab.race(surface_spec("bowl", racers=racers, noise=1.0, steps=50_000)).figure()
    assert 2 <= len(figure.frames) <= 200
    assert sum(len(trace.x) for frame in figure.frames for trace in frame.data) <= 300_000
    assert figure.frames[-1].name == "50000"


def test_more_than_twelve_racers_share_one_panel() -> None:
    racers = [{"rule": "adam", "knobs": {"alpha": 0.001 * (index + 1)}} for index in range(13)]
    figure = descentlab.race(surface_spec("ravine", racers=racers)).figure()
    assert len(figure.layout.images) == 1
    assert len({trace.xaxis for trace in figure.data}) == 2


def test_a_label_is_shown_as_it_is_written() -> None:
    racers = [{"rule": "gd", "label": "<b>&amp;</b>"}]
    figure = descentlab.race(surface_spec("ravine", racers=racers)).figure()
    assert traces(figure, "&lt;b&gt;&amp;amp;&lt;/b&gt;", "lines+markers")


def test_a_link_is_raced_as_its_spec_is() -> None:
    from urllib.parse import quote

    from orjson import dumps

    spec = surface_spec("himmelblau", seed=3, noise=0.1)
    run = descentlab.race(f"https://lab.example/#scene=race&spec={quote(dumps(spec))}&step=3&lang=zh")
    wanted = descentlab.race(spec)
    assert run.spec == wanted.spec
    for racer, same in zip(run.racers, wanted.racers, strict=True):
        np.testing.assert_array_equal(racer.params, same.params)


def test_a_link_without_a_run_is_the_opening_race() -> None:
    assert descentlab.race("http://127.0.0.1:8000/").spec == descentlab.race(opening()).spec


def predicted(racer: Any, step: int, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """What a network of tanh layers gives for inputs [n_in, M], from the weights that the run tells."""
    *hidden, (w, b) = racer.weights(step)
    for weights, biases in hidden:
        x = np.tanh(weights @ x + biases[:, None])
    return np.asarray(w @ x + b[:, None])


def on_grid(domain: Any, size: int) -> NDArray[np.float64]:
    """The inputs of a field, [2, size * size], the first one running fastest."""
    x, y = (np.linspace(*ends, size) for ends in domain)
    return np.stack([axis.ravel() for axis in np.meshgrid(x, y)])


def training(data: str, loss: str) -> Any:
    racers = [{"rule": "gd"}, {"rule": "adam"}]
    network = {"loss": loss, "activation": "tanh"}
    return descentlab.race(
        {"problem": {"kind": "network", "data": {"name": data}, "network": network}, "steps": 60, "racers": racers}
    )


@pytest.mark.parametrize(("data", "loss"), [("circle", "logistic"), ("circle", "squared"), ("blobs3", "softmax")])
def test_a_trainings_figure_shows_what_each_network_says_over_its_inputs(data: str, loss: str) -> None:
    run = training(data, loss)
    figure = run.figure()
    assert figure.frames[-1].name == "60"
    fields = [trace for trace in figure.data if trace.type in ("heatmap", "contour")]
    for frame in (0, len(figure.frames) // 2, -1):
        step = int(figure.frames[frame].name)
        for racer, trace in zip(run.racers, fields, strict=True):
            size = len(trace.x)
            domain = [(trace.x[0], trace.x[-1]), (trace.y[0], trace.y[-1])]
            outputs = predicted(racer, step, on_grid(domain, size))
            z = np.asarray(shown(figure, frame, trace).z, dtype=np.float64)
            if loss == "softmax":
                assert np.array_equal(z // 1000, outputs.argmax(axis=0).reshape(size, size))
            else:
                sure = np.tanh(outputs[0] / 2) if loss == "logistic" else np.clip(outputs[0], -1, 1)
                np.testing.assert_allclose(z / 10_000, sure.reshape(size, size), atol=1e-4)
    samples = sum(len(trace.x) for trace in figure.data if trace.type == "scatter" and trace.mode == "markers")
    assert samples == 2 * len(run.data.train[0])


def test_a_fitted_curve_is_drawn_through_the_samples() -> None:
    run = training("wave", "squared")
    figure = run.figure("zh")
    curves = [trace for trace in figure.data if trace.mode == "lines" and trace.xaxis in ("x", "x2")]
    for racer, trace in zip(run.racers, curves, strict=True):
        wanted = predicted(racer, 60, np.asarray(trace.x)[None])[0]
        np.testing.assert_allclose(shown(figure, -1, trace).y, wanted, atol=1e-9)
    samples = next(trace for trace in figure.data if trace.mode == "markers")
    assert sorted(samples.y) == sorted(run.data.train[1][:, 0])


def test_a_trainings_figure_is_drawn_anew_and_stays_small() -> None:
    spec = {"problem": {"kind": "network", "data": {"name": "moons"}}, "steps": 4000, "racers": [{"rule": "gd"}] * 4}
    figure = descentlab.race(spec).figure()
    assert figure.layout.updatemenus[0].buttons[0].args[1]["frame"]["redraw"]
    assert figure.frames[-1].name == "4000"
    assert len(figure.to_json()) < 8_000_000
