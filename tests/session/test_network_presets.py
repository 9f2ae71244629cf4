"""What the sentences of the network presets say is so; `test_presets.py` sees to it that each has a test here."""

import numpy as np

from descentlab import race
from descentlab.session.preset import presets
from descentlab.training_result import TraineeRun, TrainingRun

GOOD = 0.95


def run(name: str) -> TrainingRun:
    """A preset's training, to its end."""
    result = race(presets()[name].spec)
    assert isinstance(result, TrainingRun)
    return result


def first_good(racer: TraineeRun) -> int | None:
    """The first row with more than 95 % of the test samples right."""
    good = racer.accuracy >= GOOD
    return int(good.argmax()) if good.any() else None


def test_four_rules_train() -> None:
    racers = run("four_rules_train").racers
    assert len({tuple(racer.params[0]) for racer in racers}) == 1
    assert all((racer.batches(3)[0] == racers[0].batches(3)[0]).all() for racer in racers)
    assert all(racer.accuracy[-1] > 0.99 for racer in racers)


def test_batch_of_one_or_all() -> None:
    result = run("batch_of_one_or_all")
    one, some, everything = result.racers
    assert len(everything.batches(1)) == 1
    rows = [first_good(racer) for racer in (one, some, everything)]
    updates = [racer.steps[row] for racer, row in zip(result.racers, rows, strict=True)]
    assert max(updates[1:]) < updates[0]
    seen = [racer.columns["samples"][row] for racer, row in zip(result.racers, rows, strict=True)]
    assert 200 < seen[0] < 350
    assert 5_000 < seen[1] < 6_000
    assert seen[2] == 24_000
    rough = [np.abs(np.diff(racer.train_loss)).max() for racer in result.racers]
    assert rough[0] > 5 * rough[2]
    assert (np.diff(everything.train_loss) < 0).all()


def test_with_batch_norm() -> None:
    plain, normed = run("with_batch_norm").racers
    assert plain.accuracy[-1] < 0.6
    row = first_good(normed)
    assert row is not None
    assert normed.steps[row] <= 100


def test_four_initialisations() -> None:
    zeros, small, glorot, he = run("four_initialisations").racers
    for still in (zeros, small):
        assert still.accuracy.max() < 0.6
    for matrix, _ in zeros.weights(600):
        assert (matrix == 0.0).all()
    for learning in (glorot, he):
        assert learning.accuracy[-1] > 0.98


def test_decay_under_adam() -> None:
    none, coupled, decoupled = run("decay_under_adam").racers
    sizes = [racer.columns["weight_norm"][-1] for racer in (none, coupled, decoupled)]
    assert sizes[1] < 0.5 * sizes[2] < sizes[2] < sizes[0]
    assert none.test_loss[-1] > max(coupled.test_loss[-1], decoupled.test_loss[-1])


def test_rate_decay_on_noisy_batches() -> None:
    constant, decaying = run("rate_decay_on_noisy_batches").racers
    assert decaying.test_loss[-1] < 0.5 * constant.test_loss[-1]
    rough = [np.abs(np.diff(racer.train_loss[-200:])).mean() for racer in (constant, decaying)]
    assert rough[1] < 0.1 * rough[0]


def test_one_network_four_rates() -> None:
    creeping, slow, good, burst = run("one_network_four_rates").racers
    assert creeping.accuracy[-1] < 0.8
    rows = first_good(slow), first_good(good)
    assert 200 < slow.steps[rows[0]] < 600
    assert good.steps[rows[1]] < 100
    assert burst.end.kind == "diverged"
    assert burst.columns["weight_norm"][-1] > 1e100
