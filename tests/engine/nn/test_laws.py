"""Laws that every training keeps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descentlab.engine.data.order import batches
from descentlab.engine.nn.layout import Layout
from descentlab.engine.nn.network import Network
from descentlab.engine.nn.predict import Prediction, predicting
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.optimizer import rules
from tests.engine.nn.making import network, task, trained
from tests.engine.running import racer

CIRCLE = task()


def paths(columns: list[dict[str, np.ndarray]]) -> list[list[float]]:
    return [column["params"].ravel().tolist() for column in columns]


@pytest.mark.parametrize("rule", rules())
def test_the_same_spec_gives_the_same_bits(rule: str) -> None:
    trainees = [Trainee(racer(rule), network(CIRCLE, batch_norm=True, l2=0.3), 7)]
    assert paths(trained(CIRCLE, trainees, 40)[1]) == paths(trained(CIRCLE, trainees, 40)[1])


def test_another_seed_gives_another_order_and_other_weights() -> None:
    trainee = Trainee(racer("gd"), network(CIRCLE), 7)
    one, other = (trained(CIRCLE, [trainee], 3, seed=seed)[1] for seed in (1, 2))
    assert (one[0]["params"][:, 1:] != other[0]["params"][:, 1:]).all()
    assert [batch.tolist() for batch in batches(20, 6, 1, 1)] != [batch.tolist() for batch in batches(20, 6, 2, 1)]


SIDE_BY_SIDE = [
    Trainee(racer("gd", alpha=0.05), network(CIRCLE), 7),
    Trainee(racer("gd", alpha=0.01), network(CIRCLE, init="he"), 7),
    Trainee(racer("adam"), network(CIRCLE), 7),
    Trainee(racer("adam", "exponential", alpha=0.03), network(CIRCLE), 7),
    Trainee(racer("adamw"), network(CIRCLE, l2=0.5, l2_form="decoupled"), 7),
    Trainee(racer("gd"), network(CIRCLE, hidden=(3,)), 7),
    Trainee(racer("rmsprop"), network(CIRCLE), 1),
    Trainee(racer("rmsprop", alpha=0.001), network(CIRCLE), 1),
    Trainee(racer("momentum"), network(CIRCLE, batch_norm=True), 22),
    Trainee(racer("momentum", form="heavy_ball"), network(CIRCLE, batch_norm=True), 22),
]


def test_a_network_has_the_bits_that_it_has_alone_whoever_trains_beside_it() -> None:
    together = paths(trained(CIRCLE, SIDE_BY_SIDE, 50)[1])
    assert together == [paths(trained(CIRCLE, [trainee], 50)[1])[0] for trainee in SIDE_BY_SIDE]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 16), max_size=4).map(tuple), st.integers(2, 60), st.integers(2, 5), st.booleans())
def test_stacks_of_any_shape_have_the_bits_of_one_at_a_time(
    hidden: tuple[int, ...], batch: int, nets: int, norm: bool
) -> None:
    rates = [0.01 * (1 + index) for index in range(nets)]
    trainees = [Trainee(racer("adam", alpha=a), network(CIRCLE, hidden=hidden, batch_norm=norm), batch) for a in rates]
    together = paths(trained(CIRCLE, trainees, 6)[1])
    assert together == [paths(trained(CIRCLE, [trainee], 6)[1])[0] for trainee in trainees]


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 60), st.integers(1, 13), st.integers(1, 9))
def test_chunks_of_any_size_give_the_same_bits(steps: int, stride: int, rows: int) -> None:
    run, whole = trained(CIRCLE, [Trainee(racer("adam"), network(CIRCLE), 7)], steps, stride=stride)
    run.resume_at(0)
    blocks = []
    while not run.done:
        blocks.append(run.advance(rows).blocks[0])
    again = np.concatenate(blocks, axis=1)
    assert again.shape[1] == run.rows
    assert np.array_equal(again, np.vstack(list(whole[0].values())), equal_nan=True)


@settings(max_examples=15, deadline=None)
@given(st.floats(1.0, 2000.0), st.integers(1, 13))
def test_pauses_change_no_bit(pause: float, stride: int) -> None:
    trainees = [SIDE_BY_SIDE[0], SIDE_BY_SIDE[6]]
    run, whole = trained(CIRCLE, trainees, 50, stride=stride)
    run.resume_at(0)
    run.pause_after = pause
    blocks, seen = [], 0
    while not run.done:
        chunk = run.advance(run.rows)
        assert chunk.first == seen
        seen += chunk.blocks[1].shape[1]
        blocks.append(chunk.blocks[1])
    again = np.concatenate(blocks, axis=1)
    assert np.array_equal(again, np.vstack(list(whole[1].values())), equal_nan=True)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 300), min_size=1, max_size=6))
def test_any_step_can_be_gone_back_to_with_the_same_bits(steps: list[int]) -> None:
    trainee = Trainee(racer("momentum", "inverse_epoch"), network(CIRCLE, batch_norm=True), 7)
    run, columns = trained(CIRCLE, [trainee], 300, stride=1)
    for step in steps:
        stack, place = run.at(0, step)
        assert stack.params[place].tolist() == columns[0]["params"][:, step].tolist()


def test_a_run_resumes_at_any_row_with_the_same_bits() -> None:
    run, columns = trained(CIRCLE, [Trainee(racer("adam"), network(CIRCLE), 7)], 60, stride=2)
    run.resume_at(17)
    assert run.advance(3).blocks[0][-1].tolist() == columns[0]["alpha"][0, 17:20].tolist()
    assert run.next == 20


def permuted(net: Network, flat: np.ndarray, order: list[np.ndarray]) -> np.ndarray:
    """The same network with its hidden units in another order."""
    layout, out = Layout(net), np.empty_like(flat)
    for layer, (old, new) in enumerate(zip(layout.matrices(flat), layout.matrices(out), strict=True)):
        columns = np.concatenate([order[layer], np.arange(len(order[layer]), old.shape[1])])
        new[:] = old[order[layer + 1]][:, columns]
    for layer, (old, new) in enumerate(zip(layout.scales(flat), layout.scales(out), strict=True)):
        if old is not None:
            new[:] = old[:, order[layer + 1]]
    return out


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["gd", "rmsprop", "adam"]), st.booleans())
def test_a_permutation_of_hidden_units_changes_nothing(seed: int, rule: str, norm: bool) -> None:
    random = np.random.default_rng(seed)
    net = network(CIRCLE, hidden=(5, 4), batch_norm=norm, l2=0.2)
    run, other = (trained(CIRCLE, [Trainee(racer(rule), net, 7)], 1)[0] for _ in range(2))
    order = [np.arange(2), random.permutation(5), random.permutation(4), np.arange(1)]
    stack, swapped = run.at(0, 0)[0], other.at(0, 0)[0]
    swapped.params[0] = permuted(net, stack.params[0], order)
    for trained_stack in (stack, swapped):
        trained_stack.advance(20)
    assert swapped.params[0] == pytest.approx(permuted(net, stack.params[0], order), rel=1e-9, abs=1e-11)


@pytest.mark.parametrize("rule", rules())
def test_batches_of_the_whole_set_are_the_full_batch(rule: str) -> None:
    samples = len(CIRCLE.train.label)
    sizes = [
        Trainee(racer(rule), network(CIRCLE, batch_norm=True), size) for size in (samples, samples + 1, 10 * samples)
    ]
    full, over, far = paths(trained(CIRCLE, sizes, 25)[1])
    assert full == over == far


def test_a_full_batch_is_gradient_descent_on_the_mean_over_all_samples() -> None:
    net = Trainee(racer("gd", alpha=0.1), network(CIRCLE, loss="logistic"), 45)
    _, columns = trained(CIRCLE, [net], 200, stride=1)
    losses = columns[0]["train_loss"][0]
    assert (np.diff(losses) < 0).all()
    assert columns[0]["batch_loss"][0, 1:].tolist() == pytest.approx(losses[:-1].tolist(), rel=1e-12)


@pytest.mark.parametrize("norm", [False, True])
def test_a_single_sample_predicts_alone_as_in_a_batch(norm: bool) -> None:
    net = network(CIRCLE, hidden=(6, 3), activation="relu", batch_norm=norm)
    run, _ = trained(CIRCLE, [Trainee(racer("adam"), net, 9)], 60)
    stack, place = run.at(0, 60)
    params = predicting(net, stack.params[place], stack.statistics[place])
    samples = np.random.default_rng(0).uniform(-6, 6, (2, 5000))
    together = Prediction(net, samples).at(params)
    for index in (0, 17, 2047, 2048, 4999):
        alone = Prediction(net, samples[:, [index]]).at(params)
        assert alone[0, 0] == pytest.approx(together[0, index], rel=1e-12, abs=1e-13)


def test_rules_with_their_memory_switched_off_are_gradient_descent() -> None:
    plain, still, zero = (
        Trainee(racer(rule, alpha=0.02, **knobs), network(CIRCLE), 7)
        for rule, knobs in (("gd", {}), ("momentum", {"beta": 0.0}), ("momentum", {"beta": 0.0, "form": "heavy_ball"}))
    )
    first, second, third = (np.array(path) for path in paths(trained(CIRCLE, [plain, still, zero], 50)[1]))
    assert second == pytest.approx(first, rel=1e-12)
    assert third == pytest.approx(first, rel=1e-12)


def test_decoupled_decay_under_adam_is_adamw_on_the_weights() -> None:
    samples = len(CIRCLE.train.label)
    both = [
        Trainee(racer("adam"), network(CIRCLE, bias=False, l2=0.1 * samples, l2_form="decoupled"), 7),
        Trainee(racer("adamw", alpha=0.01, weight_decay=0.1), network(CIRCLE, bias=False), 7),
        Trainee(racer("adam"), network(CIRCLE, bias=False, l2=0.1 * samples), 7),
    ]
    decoupled, adamw, coupled = (np.array(path) for path in paths(trained(CIRCLE, both, 50)[1]))
    assert decoupled == pytest.approx(adamw, rel=1e-11)
    assert np.abs(coupled - adamw).max() > 1e-3


def test_decay_as_printed_is_decoupled_decay_with_lambda_over_alpha() -> None:
    both = [
        Trainee(racer("gd", alpha=0.05), network(CIRCLE, l2=0.2, l2_form="as_printed"), 7),
        Trainee(racer("gd", alpha=0.05), network(CIRCLE, l2=0.2 / 0.05, l2_form="decoupled"), 7),
    ]
    printed, decoupled = (np.array(path) for path in paths(trained(CIRCLE, both, 50)[1]))
    assert printed == pytest.approx(decoupled, rel=1e-11)
