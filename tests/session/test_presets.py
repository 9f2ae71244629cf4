"""The presets: every one is valid, and what its sentence says is so."""

import sys
from pathlib import Path

import numpy as np
import pytest

import descentlab.session.presets
from descentlab import race
from descentlab.engine.surface import surfaces
from descentlab.result import RacerRun, Run
from descentlab.session.catalogue import catalogue, opening_race
from descentlab.session.limits import Limits
from descentlab.session.preset import presets
from descentlab.session.settle import read_run
from tests.session import test_network_presets
from tests.session.samples import LIMITS


def run(name: str) -> Run:
    """A preset's run, to its end."""
    return race(presets()[name].spec)


def kinds(result: Run) -> list[str]:
    """How each racer ended."""
    return [racer.end.kind for racer in result.racers]


def steps_of(racer: RacerRun) -> np.ndarray:
    """The length of each step."""
    return np.linalg.norm(np.diff(racer.params, axis=0), axis=1)


@pytest.mark.parametrize("name", list(presets()))
def test_every_preset_has_a_test_of_its_sentence(name: str) -> None:
    module = test_network_presets if presets()[name].topic == "networks" else sys.modules[__name__]
    assert hasattr(module, f"test_{name}")


@pytest.mark.parametrize("name", list(presets()))
def test_every_preset_is_a_race_with_racers_that_can_be_told_apart(name: str) -> None:
    spec = read_run(presets()[name].spec, LIMITS).spec
    signs = [(racer.style.colour, racer.style.dash, racer.style.marker) for racer in spec.racers if racer.style]
    assert len({sign[0] for sign in signs}) == len({sign[2] for sign in signs}) == len(spec.racers)
    assert len({racer.label for racer in spec.racers}) == len(spec.racers)


def test_each_preset_is_a_file_of_its_own_name() -> None:
    folder = Path(descentlab.session.presets.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(presets())
    assert len({preset.order for preset in presets().values()}) == len(presets())


def test_a_server_with_small_limits_offers_what_it_can_run_and_still_opens() -> None:
    small = Limits(steps=100)
    offered = catalogue(small, "0")["presets"]
    assert {entry["name"] for entry in offered} == {name for name in presets() if _steps(name) <= 100}
    assert opening_race(small)["steps"] == 100


def _steps(name: str) -> int:
    return read_run(presets()[name].spec, LIMITS).spec.steps or 0


def test_four_on_the_ravine() -> None:
    gd, momentum, rmsprop, adam = (result := run("four_on_the_ravine")).racers
    assert kinds(result) == ["reached", "reached", "cycling", "reached"]
    assert (np.diff(np.sign(gd.params[:20, 1])) != 0).all()
    assert momentum.params[:, 0].max() > 0.1
    for straight in (rmsprop, adam):
        assert (np.diff(np.abs(straight.params[:10]), axis=0) < 0).all()


def test_why_minus() -> None:
    minus, plus = (result := run("why_minus")).racers
    t = np.arange(41)[:, None]
    assert minus.grad[0].tolist() == pytest.approx([1.0])
    np.testing.assert_allclose(minus.params, 5 + 5 * 0.8**t, rtol=1e-12)
    np.testing.assert_allclose(plus.params, 5 + 5 * 1.2**t, rtol=1e-12)
    assert kinds(result) == ["reached", "diverged"]
    assert result.racers[1].end.facts["code"] == "uphill"


def test_one_curve_four_rates() -> None:
    result = run("one_curve_four_rates")
    t = np.arange(41)[:, None]
    for racer, alpha in zip(result.racers, (1.0, 5.0, 10.0, 11.0), strict=True):
        np.testing.assert_allclose(racer.params, 5 + 5 * (1 - 0.2 * alpha) ** t, rtol=1e-11)
    assert kinds(result) == ["reached", "reached", "cycling", "diverged"]
    assert result.racers[1].end.step == 1
    assert result.racers[2].end.facts["period"] == 2


def test_the_notes_values() -> None:
    result = run("the_notes_values")
    for racer in result.racers:
        assert racer.alpha[[1, 11, 21, 31]].tolist() == pytest.approx([0.1, 0.2 / 3, 0.05, 0.04], rel=1e-15)
    assert kinds(result) == ["descending", "descending", "reached", "descending"]
    first = steps_of(result.racers[2])[0]
    assert first == pytest.approx(0.1 / np.sqrt(0.1), rel=1e-6)
    assert {racer["rule"]: racer["knobs"] for racer in result.spec["racers"]}["adam"]["beta2"] == 0.99


def test_local_minima() -> None:
    small, large, left = (result := run("local_minima")).racers
    assert kinds(result) == ["stuck", "reached", "reached"]
    assert small.end.facts["where"] == "minimum"
    assert (small.params[-1, 0], large.params[-1, 0]) == (pytest.approx(8.0422, abs=1e-4), pytest.approx(5.0))
    assert (left.params[0, 0], left.alpha[1]) == (-2.0, small.alpha[1])


def test_edge_of_stability() -> None:
    below, above = run("edge_of_stability").racers
    assert (below.params[1:, 1] / below.params[:-1, 1]).tolist() == pytest.approx([-0.996] * 600)
    assert (above.params[1:, 1] / above.params[:-1, 1]).tolist() == pytest.approx([-1.004] * 600)
    assert below.loss[-1] < 0.01 * below.loss[0]
    assert (below.end.kind, above.end.kind, above.end.facts["limit"]) == ("descending", "diverged", 0.05)


def test_all_diverge() -> None:
    result = run("all_diverge")
    assert kinds(result) == ["diverged"] * 4
    limits = [racer.end.facts["limit"] for racer in result.racers]
    assert limits == pytest.approx([0.05, 0.95, 0.095, 0.0339], rel=1e-3)
    for racer, limit in zip(result.racers, limits, strict=True):
        assert limit < racer.alpha[1] < 1.2 * limit  # type: ignore[operator]


def test_momentum_overshoots() -> None:
    gd, momentum = (result := run("momentum_overshoots")).racers
    assert kinds(result) == ["reached", "reached"]
    ways = [racer.params @ gd.params[0] / (gd.params[0] @ gd.params[0]) for racer in (gd, momentum)]
    assert ways[0].min() > -1e-12
    assert -0.4 < ways[1].min() < -0.25
    across = gd.params[:, 0] * gd.params[0, 1] - gd.params[:, 1] * gd.params[0, 0]
    assert np.abs(across).max() < 1e-12


def test_two_forms_of_momentum() -> None:
    average, total = run("two_forms_of_momentum").racers
    np.testing.assert_allclose(average.params, total.params, atol=1e-12)


def test_rmsprop_cycles() -> None:
    fixed, decaying = (result := run("rmsprop_cycles")).racers
    assert kinds(result) == ["cycling", "reached"]
    assert fixed.end.facts["period"] == 2
    assert np.abs(np.diff(fixed.params[-20:], axis=0)) == pytest.approx(0.1, rel=1e-3)
    assert (np.diff(np.sign(fixed.params[-20:]), axis=0) != 0).all()
    assert steps_of(decaying)[-1] < 0.01


def test_first_steps() -> None:
    adam, rmsprop = run("first_steps").racers
    assert steps_of(adam)[0] == pytest.approx(0.5, rel=1e-7)
    assert steps_of(rmsprop)[0] == pytest.approx(0.5 / np.sqrt(1 - 0.9), rel=1e-7)
    assert round(steps_of(rmsprop)[0], 2) == 1.58


def test_adam_on_a_steep_ravine() -> None:
    gd, _, adam = (result := run("adam_on_a_steep_ravine")).racers
    assert gd.alpha[1] == 2 / 1001
    assert 1 / 3 < np.linalg.norm(gd.params[-1]) / np.linalg.norm(gd.params[0]) < 1 / 2
    assert (gd.end.kind, adam.end.kind, adam.end.step) == ("descending", "reached", 124)
    round_bowl = {**presets()["adam_on_a_steep_ravine"].spec, "problem": {"kind": "surface", "name": "ravine"}}
    round_bowl["problem"]["knobs"] = {"condition": 1.0}
    np.testing.assert_allclose(adam.params, race(round_bowl).racers[2].params, atol=1e-6)
    assert result.spec["problem"]["knobs"] == {"condition": 1000.0}


def test_beta2_memory() -> None:
    notes, paper = run("beta2_memory").racers
    assert (notes.end.kind, paper.end.kind) == ("reached", "reached")
    assert paper.end.step - notes.end.step > 40
    left = [racer.state["S"][110] / racer.state["S"][10] for racer in (notes, paper)]
    assert (left[0] < 0.6).all()
    assert (left[1] > 0.85).all()


def test_the_papers_values() -> None:
    result = run("the_papers_values")
    assert kinds(result) == ["descending", "reached", "descending", "descending"]
    adam = result.racers[3]
    assert np.abs(np.diff(adam.params, axis=0)).max() < 0.00101
    assert adam.params[-1, 1] > 0.5
    assert [racer.alpha[1] for racer in result.racers] == [0.01, 0.01, 0.001, 0.001]


def test_noise_and_decay() -> None:
    given = presets()["noise_and_decay"].spec
    for seed in range(20):
        constant, decayed = race({**given, "seed": seed}).racers
        assert decayed.loss[-100:].mean() < 0.5 * constant.loss[-100:].mean()
        assert constant.end.kind != "reached"


def test_leaving_the_saddle() -> None:
    result = run("leaving_the_saddle")
    assert result.racers[0].params[0].tolist() == [-1.5, 0.001]
    left = [int((np.abs(racer.params[:, 1]) > 0.5).argmax()) for racer in result.racers]
    gd, momentum, rmsprop, adam = left
    assert rmsprop <= 12
    assert adam <= 12
    assert 30 <= gd < 40
    assert 60 <= momentum < 70


def test_four_basins() -> None:
    result = run("four_basins")
    ends = {tuple(racer.params[-1].round(6)) for racer in result.racers}
    known = surfaces()["himmelblau"].landmarks.minima  # type: ignore[union-attr]
    assert ends == {tuple(np.round(minimum, 6)) for minimum in known}
    assert kinds(result) == ["reached"] * 4


def test_over_the_cliff() -> None:
    gd, adam = run("over_the_cliff").racers
    assert steps_of(gd)[0] == pytest.approx(0.03, rel=0.01)
    assert 3.0 < steps_of(gd).max() < 3.1
    assert gd.params[:, 0].max() > 3.0
    assert steps_of(adam).max() < 0.15


def test_along_the_banana() -> None:
    result = run("along_the_banana")
    for racer in result.racers:
        floor = racer.params[50:, 1] - racer.params[50:, 0] ** 2
        assert np.abs(floor).max() < 0.25
    gd, momentum, _, adam = (racer.loss[-1] for racer in result.racers)
    assert max(momentum, adam) < gd / 100


def test_decay_pulls_to_zero() -> None:
    adam, adamw = run("decay_pulls_to_zero").racers
    assert adam.params[-1, 0] == pytest.approx(5.0, abs=1e-5)
    assert 4.0 < adamw.params[-1, 0] < 4.9
    assert steps_of(adamw)[-1] < 1e-2


def test_all_seven_rules() -> None:
    result = run("all_seven_rules")
    assert kinds(result) == ["reached", "reached", "reached", "reached", "cycling", "reached", "reached"]
    assert [racer.rule for racer in result.racers if racer.end.kind != "reached"] == ["rmsprop"]
