"""What a training records, when it ends, and what it remembers."""

from dataclasses import replace

import numpy as np
import pytest

from descentlab.engine.nn.snapshots import MOST
from descentlab.engine.nn.trainee import Trainee
from descentlab.engine.nn.training import MOST_NUMBERS, MOST_ROWS, Training, proposed_stride
from descentlab.engine.nn.whole import WholeSet
from tests.engine.nn import textbook
from tests.engine.nn.making import network, task, trained
from tests.engine.running import racer

CIRCLE = task()
SAMPLES = len(CIRCLE.train.label)


def test_four_rules_learn_the_opening_problem() -> None:
    circle = task(size=500, noise=0.0, share=0.5, seed=0)
    rates = {"gd": 0.1, "momentum": 0.1, "rmsprop": 0.01, "adam": 0.03}
    _, columns = trained(
        circle, [Trainee(racer(rule, alpha=alpha), network(circle), 10) for rule, alpha in rates.items()], 1000
    )
    assert all(column["accuracy"][0, -1] > 0.95 for column in columns)


@pytest.mark.parametrize(("data", "loss"), [("blobs3", "softmax"), ("xor", "logistic"), ("wave", "squared")])
def test_every_loss_learns(data: str, loss: str) -> None:
    some = task(data, size=200, noise=0.0)
    _, columns = trained(some, [Trainee(racer("adam", alpha=0.02), network(some, hidden=(8, 8), loss=loss), 10)], 2000)
    losses = columns[0]["train_loss"][0]
    assert losses[-1] < 0.1 * losses[0]
    assert "accuracy" not in columns[0] if data == "wave" else columns[0]["accuracy"][0, -1] > 0.95


@pytest.mark.parametrize("norm", [False, True])
@pytest.mark.parametrize(
    ("data", "loss"), [("circle", "squared"), ("blobs3", "squared"), ("xor", "logistic"), ("blobs3", "softmax")]
)
def test_the_recorded_losses_are_the_textbooks(data: str, loss: str, norm: bool) -> None:
    some = task(data)
    net = network(some, loss=loss, batch_norm=norm, l2=0.4)
    run, columns = trained(some, [Trainee(racer("adam"), net, 7)], 12, stride=5)
    for row, step in enumerate(columns[0]["steps"][0].astype(int)):
        stack, place = run.at(0, int(step))
        running = stack.statistics[place] if norm else None
        for name, samples in (("train_loss", some.train), ("test_loss", some.test)):
            z = textbook.outputs(net, stack.params[place], samples.x, running)
            assert columns[0][name][0, row] == pytest.approx(
                textbook.loss(net, z, some.targets(samples, loss)), rel=1e-11
            )
        chosen = z.argmax(axis=1) if z.shape[1] > 1 else (z[:, 0] > 0)
        assert columns[0]["accuracy"][0, row] == pytest.approx((chosen == some.test.label).mean(), rel=1e-15)


def test_rows_say_where_they_are() -> None:
    _, columns = trained(CIRCLE, [Trainee(racer("gd"), network(CIRCLE), 7)], 23, stride=5)
    assert SAMPLES == 45
    assert columns[0]["steps"][0].tolist() == [0, 5, 10, 15, 20, 23]
    # 45 samples in batches of 7: six and a last one of 3
    assert columns[0]["samples"][0].tolist() == [0, 35, 66, 97, 132, 149]
    assert columns[0]["epoch"][0].tolist() == [value / 45 for value in (0, 35, 66, 97, 132, 149)]


def test_an_epoch_of_a_schedule_is_a_pass_over_the_data() -> None:
    notes = racer("gd", "inverse_epoch", by={"rate": 1.0}, alpha=0.2)
    _, columns = trained(CIRCLE, [Trainee(notes, network(CIRCLE), 10)], 20, stride=1)
    alpha = columns[0]["alpha"][0]
    assert np.isnan(alpha[0])
    assert alpha[1:].tolist() == [0.2 / (1 + epoch) for epoch in (1, 2, 3, 4) for _ in range(5)]


def test_an_update_uses_the_rate_of_its_row() -> None:
    by_hand = racer("gd", "manual", by={"changes": ((3, 0.0), (5, 0.3))}, alpha=0.1)
    _, columns = trained(CIRCLE, [Trainee(by_hand, network(CIRCLE), 10)], 6, stride=1)
    moved = np.abs(np.diff(columns[0]["params"], axis=1)).max(axis=0) > 0
    assert moved.tolist() == [True, True, False, False, True, True]


def test_gradient_norms_are_of_the_update_that_led_to_the_row() -> None:
    run, columns = trained(CIRCLE, [Trainee(racer("gd", alpha=0.5), network(CIRCLE), 7)], 4, stride=1)
    moves = -np.diff(columns[0]["params"], axis=1) / 0.5
    layout = run.at(0, 0)[0].layout
    for step in range(4):
        wanted = [np.linalg.norm(matrix) for matrix in layout.matrices(np.ascontiguousarray(moves[:, step]))]
        assert columns[0]["grad_norm"][:, step + 1].tolist() == pytest.approx(wanted, rel=1e-9)
    assert np.isnan(columns[0]["grad_norm"][:, 0]).all()


def test_the_weight_norm_leaves_biases_out() -> None:
    run, columns = trained(CIRCLE, [Trainee(racer("gd", alpha=0.5), network(CIRCLE), 7)], 4, stride=1)
    matrices = run.at(0, 4)[0].layout.matrices(columns[0]["params"][:, 4].copy())
    squares = sum(float((matrix[:, :-1] ** 2).sum()) for matrix in matrices)
    assert columns[0]["weight_norm"][0, 4] == pytest.approx(np.sqrt(squares), rel=1e-14)


def test_a_run_that_blows_up_ends_with_its_first_row_that_is_not_finite_and_names_the_update() -> None:
    wild, calm = racer("gd", alpha=50.0), racer("gd", alpha=0.01)
    net = network(CIRCLE, activation="identity")
    run, columns = trained(CIRCLE, [Trainee(wild, net, 7), Trainee(calm, net, 7)], 4000, stride=50)
    ends = [end.as_json() for end in run.ends]
    assert ends[0]["kind"] == "diverged"
    assert np.isfinite(columns[0]["params"][:, :-1]).all()
    assert not np.isfinite([columns[0]["train_loss"][0, -1], *columns[0]["params"][:, -1]]).all()
    step = ends[0]["step"]
    assert columns[0]["steps"][0, -2] < step <= columns[0]["steps"][0, -1]
    if "layer" in ends[0]:
        assert np.isfinite(run.at(0, step - 1)[0].params).all()
    assert ends[1]["kind"] == "descending"
    assert columns[1]["steps"][0, -1] == 4000


def test_a_target_ends_a_run_and_only_that_run() -> None:
    quick, slow = racer("adam", alpha=0.05), racer("gd", alpha=1e-4)
    run, columns = trained(
        CIRCLE, [Trainee(quick, network(CIRCLE), 7), Trainee(slow, network(CIRCLE), 7)], 800, target=0.2
    )
    assert [end.kind for end in run.ends] == ["reached", "descending"]
    losses = columns[0]["train_loss"][0]
    assert losses[-1] <= 0.2 < losses[:-1].min()


def test_only_steps_that_were_made_can_be_asked_for() -> None:
    run = Training(CIRCLE, [Trainee(racer("gd"), network(CIRCLE), 7)], 100, stride=10)
    run.advance(3)
    assert run.at(0, 20)[0].step == 20
    with pytest.raises(ValueError, match="20 updates; there is no update 21"):
        run.at(0, 21)


def test_memory_does_not_grow_with_the_training() -> None:
    run = Training(CIRCLE, [Trainee(racer("gd"), network(CIRCLE), 45)], 60_000, stride=60_000)
    run.advance(2)
    kept = run._courses[0]._snapshots._kept
    assert MOST // 2 <= len(kept) <= MOST
    assert max(np.diff([position.step for position in kept])) == run._courses[0]._snapshots.stride


@pytest.mark.parametrize("steps", [1, 999, 1000, 1001, 10_000, 10_000_000])
@pytest.mark.parametrize("numbers", [9, 2000, 100_000, 10_000_000])
def test_a_record_keeps_within_its_bounds(steps: int, numbers: int) -> None:
    stride = proposed_stride(steps, numbers)
    rows = -(-steps // stride)
    assert rows <= MOST_ROWS
    assert rows * numbers <= max(MOST_NUMBERS, numbers)
    assert str(stride).rstrip("0") in {"1", "2", "5"}


def test_without_test_samples_there_is_no_test_loss() -> None:
    whole = task(share=0.0)
    _, columns = trained(whole, [Trainee(racer("gd"), network(whole), 7)], 3)
    assert np.isnan(columns[0]["test_loss"]).all()
    assert np.isnan(columns[0]["accuracy"]).all()
    assert np.isfinite(columns[0]["train_loss"]).all()


def test_an_end_tells_loss_slope_and_what_ails_the_network() -> None:
    net = network(CIRCLE, hidden=(3, 2), activation="relu")
    start = WholeSet(net, CIRCLE).layout.size * [-1.0]
    dead = replace(racer("gd", alpha=0.01), start=tuple(start))
    run, columns = trained(CIRCLE, [Trainee(dead, net, 7), Trainee(racer("gd"), net, 7)], 30)
    facts, lively = (end.as_json() for end in run.ends)
    assert facts["dead"] == 1.0
    assert lively["dead"] < 1.0
    assert lively["loss"] == pytest.approx(columns[1]["train_loss"][0, -1], rel=1e-12)
    stack, place = run.at(1, 30)
    assert lively["slope"] == np.linalg.norm(WholeSet(net, CIRCLE).look(stack.params[place]).gradient)
    assert lively["saturated"] == 0.0
