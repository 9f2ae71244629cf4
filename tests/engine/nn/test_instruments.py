"""What can be seen of a network at a step: pictures, health, one update taken apart, and weights set by hand."""

import numpy as np
import pytest

from descentlab.engine.nn.health import health, histogram
from descentlab.engine.nn.moment import moment
from descentlab.engine.nn.picture import Camera
from descentlab.engine.nn.plane import by_parameters
from descentlab.engine.nn.sums import weighted_sums
from descentlab.engine.nn.trainee import Edit, Trainee
from descentlab.engine.nn.whole import WholeSet
from descentlab.engine.optimizer import rules
from tests.engine.nn import textbook
from tests.engine.nn.making import network, task, trained
from tests.engine.running import racer

CIRCLE = task()
SAMPLES = len(CIRCLE.train.label)


@pytest.mark.parametrize("norm", [False, True])
def test_a_picture_is_the_network_at_every_point_of_the_grid(norm: bool) -> None:
    net = network(CIRCLE, hidden=(3, 2), batch_norm=norm)
    run, _ = trained(CIRCLE, [Trainee(racer("adam"), net, 7)], 30)
    stack, place = run.at(0, 30)
    params, statistics = stack.params[place], stack.statistics[place]
    camera = Camera(net, ((-6.0, 6.0), (-2.0, 3.0)), 60, every_unit=True)
    picture = camera.picture(params, statistics)
    assert picture.outputs.shape == (1, 60, 60)
    assert [units.shape for units in picture.units] == [(3, 60, 60), (2, 60, 60)]
    for iy, ix in ((0, 0), (0, 59), (59, 0), (31, 17)):
        x = np.array([[camera.axes[0][ix], camera.axes[1][iy]]])
        z = textbook.outputs(net, params, x, statistics if norm else None)
        assert picture.outputs[0, iy, ix] == pytest.approx(z[0, 0], rel=1e-11)
    assert camera.axes[1][[0, -1]].tolist() == [-2.0, 3.0]
    last = stack.layout.matrices(params)[-1][0]
    assert picture.outputs[0] == pytest.approx(np.tensordot(last[:2], picture.units[1], 1) + last[2], rel=1e-10)


@pytest.mark.parametrize("norm", [False, True])
def test_the_weighted_sums_are_what_the_activation_takes(norm: bool) -> None:
    net = network(CIRCLE, hidden=(3, 2), batch_norm=norm)
    whole = WholeSet(net, CIRCLE)
    params = np.random.default_rng(2).standard_normal(whole.layout.size)
    look = whole.look(params)
    sums = weighted_sums(net, params, CIRCLE.train.x.T, look.hidden)
    assert [values.shape for values in sums] == [(3, SAMPLES), (2, SAMPLES)]
    for values, said in zip(sums, look.hidden, strict=True):
        assert np.tanh(values) == pytest.approx(said, rel=1e-9, abs=1e-12)


def test_the_plane_of_two_parameters_is_the_parameters_themselves() -> None:
    line = task("line")
    net = network(line, hidden=())
    path = np.array([[0.0, 0.0], [0.5, 0.25]])
    plane = by_parameters([path])
    assert plane.project(path).T.tolist() == path.tolist()
    losses = plane.losses(WholeSet(net, line), np.array([0.0, 0.5]), np.array([0.25]))
    residuals = line.train.x[:, 0] * 0.0 + 0.25 - line.train.label
    assert losses[0, 0] == pytest.approx(np.mean(residuals**2) / 2, rel=1e-12)


def test_a_fitted_curve_is_a_picture_of_one_input() -> None:
    wave = task("wave")
    net = network(wave, hidden=(4,))
    run, _ = trained(wave, [Trainee(racer("adam"), net, 7)], 5)
    stack, place = run.at(0, 5)
    picture = Camera(net, wave.domain, 5000).picture(stack.params[place], stack.statistics[place])
    wanted = textbook.outputs(net, stack.params[place], np.linspace(-3, 3, 5000)[:, None])
    assert picture.outputs.shape == (1, 5000)
    assert picture.outputs[0] == pytest.approx(wanted[:, 0], rel=1e-11, abs=1e-12)


@pytest.mark.parametrize("norm", [False, True])
def test_the_whole_set_has_the_loss_and_the_slope_of_the_textbook(norm: bool) -> None:
    net = network(CIRCLE, loss="logistic", batch_norm=norm)
    whole = WholeSet(net, CIRCLE)
    params = np.random.default_rng(1).standard_normal(whole.layout.size)
    look, y = whole.look(params), CIRCLE.targets(CIRCLE.train, "logistic")
    assert look.loss == pytest.approx(textbook.loss(net, textbook.outputs(net, params, CIRCLE.train.x), y), rel=1e-12)
    assert whole.loss(params) == look.loss
    assert look.gradient == pytest.approx(textbook.slope(net, params, CIRCLE.train.x, y), rel=1e-5, abs=1e-7)
    assert [values.shape for values in look.hidden] == [(4, SAMPLES), (2, SAMPLES)]
    assert look.deltas[-1].sum() == pytest.approx(look.gradient[-1], rel=1e-12)


def test_dead_units_are_those_that_no_sample_wakes() -> None:
    net = network(CIRCLE, hidden=(4, 3), activation="relu")
    whole = WholeSet(net, CIRCLE)
    params = np.random.default_rng(1).standard_normal(whole.layout.size)
    first = whole.layout.matrices(params)[0]
    first[0], first[2] = [0.0, 0.0, -1.0], [0.1, 0.1, -100.0]
    layers = health(net, whole.look(params))
    assert layers[0].dead == 0.5
    assert [layer.saturated for layer in layers] == [0.0] * 3
    first[:, 2] = -100.0
    assert health(net, whole.look(params))[0].dead == 1.0
    assert health(net, whole.look(params))[0].gradient == 0.0


@pytest.mark.parametrize(("activation", "share"), [("tanh", 1.0), ("sigmoid", 1.0), ("relu", 0.0)])
def test_large_weights_saturate_what_has_ends(activation: str, share: float) -> None:
    net = network(CIRCLE, hidden=(4,), activation=activation)
    whole = WholeSet(net, CIRCLE)
    params = np.zeros(whole.layout.size)
    whole.layout.matrices(params)[0][:, 2] = 50.0
    assert health(net, whole.look(params))[0].saturated == share


def test_gradients_explode_down_a_deep_linear_network_by_its_weight() -> None:
    net = network(CIRCLE, hidden=(1,) * 6, activation="identity", bias=False)
    whole = WholeSet(net, CIRCLE)
    gradients = [layer.gradient for layer in health(net, whole.look(np.full(whole.layout.size, 1.5)))]
    assert [above / below for below, above in zip(gradients[1:], gradients, strict=False)] == pytest.approx([1.5] * 6)


def test_a_histogram_counts_every_value_once() -> None:
    values = np.array([0.0, 0.1, 1.0, 1.0, np.nan, np.inf, -np.inf])
    counted = histogram(values, 10)
    assert counted.counts.tolist() == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert counted.not_finite == 3
    assert histogram(np.array([-1.7e308, 1.7e308]), 2).edges.tolist() == [-1.7e308, 0.0, 1.7e308]
    assert histogram(np.array([np.nan])).counts.sum() == 0


@pytest.mark.parametrize("form", ["coupled", "decoupled", "as_printed"])
@pytest.mark.parametrize("rule", rules())
def test_an_update_taken_apart_adds_up(rule: str, form: str) -> None:
    net = network(CIRCLE, l2=0.7, l2_form=form, batch_norm=True)
    run, columns = trained(CIRCLE, [Trainee(racer(rule, "inverse_epoch"), net, 7)], 20, stride=1)
    for step in (20, 1, 9):
        seen = moment(run, 0, step)
        assert seen.before.tolist() == columns[0]["params"][:, step - 1].tolist()
        assert seen.after.tolist() == columns[0]["params"][:, step].tolist()
        assert seen.alpha == columns[0]["alpha"][0, step]
        mask = run.at(0, 0)[0].layout.decayed()
        factor = {"coupled": 0.0, "decoupled": seen.alpha, "as_printed": 1.0}[form] * 0.7 / SAMPLES
        assert seen.after == pytest.approx(seen.before * (1 - factor * mask) - seen.lines["step"], rel=1e-13, abs=1e-15)


def test_the_first_update_is_update_1() -> None:
    run, _ = trained(CIRCLE, [Trainee(racer("gd"), network(CIRCLE), 7)], 2)
    with pytest.raises(ValueError, match="update 1"):
        moment(run, 0, 0)


def test_a_weight_set_by_hand_stays_until_training_moves_it() -> None:
    edits = (Edit(0, 1, 2.5), Edit(6, 0, -1.0), Edit(6, 3, 0.25), Edit(20, 4, 9.0))
    edited, plain = Trainee(racer("gd"), network(CIRCLE), 7, edits), Trainee(racer("gd"), network(CIRCLE), 7)
    run, (ours, theirs) = trained(CIRCLE, [edited, plain], 20, stride=1)
    assert ours["params"][1, 0] == 2.5
    assert ours["params"][[0, 3], 6].tolist() == [-1.0, 0.25]
    assert ours["params"][4, 20] == 9.0
    alone = trained(CIRCLE, [plain], 20, stride=1)[1][0]
    assert theirs["params"].tolist() == alone["params"].tolist()
    for step in (19, 6, 0, 7, 20):
        stack, place = run.at(0, step)
        assert stack.params[place].tolist() == ours["params"][:, step].tolist()
