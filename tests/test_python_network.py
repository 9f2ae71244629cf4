"""`descentlab.race(spec)` of a network: enough to repeat the training in any other library."""

from typing import Any

import numpy as np
import pytest

import descentlab

PROBLEM = {
    "kind": "network",
    "data": {"name": "circle", "size": 100, "noise": 0.3, "test_share": 0.3},
    "network": {"hidden": [4, 3], "activation": "tanh", "loss": "squared", "init": "glorot_normal", "l2": 0.8},
    "batch_size": 12,
}


def raced(steps: int = 40, racers: list[dict[str, Any]] | None = None, **problem: Any) -> descentlab.TrainingRun:
    run = descentlab.race(
        {"problem": PROBLEM | problem, "steps": steps, "racers": racers or [{"rule": "gd"}], "seed": 5}
    )
    assert isinstance(run, descentlab.TrainingRun)
    return run


def forward(layers: list[tuple[np.ndarray, np.ndarray]], x: np.ndarray) -> list[np.ndarray]:
    """What each layer passes on, samples first, from the inputs to the linear outputs."""
    values = [x]
    for index, (W, b) in enumerate(layers):
        z = values[-1] @ W.T + b
        values.append(z if index == len(layers) - 1 else np.tanh(z))
    return values


def backward(
    layers: list[tuple[np.ndarray, np.ndarray]], x: np.ndarray, y: np.ndarray
) -> list[tuple[np.ndarray, np.ndarray]]:
    values = forward(layers, x)
    d, slopes = (values[-1] - y) / len(x), []
    for index in reversed(range(len(layers))):
        slopes.insert(0, (d.T @ values[index], d.sum(axis=0)))
        d = (d @ layers[index][0]) * (1 - values[index] ** 2)
    return slopes


def test_a_training_can_be_repeated_from_what_a_run_tells() -> None:
    run = raced(racers=[{"rule": "gd", "knobs": {"alpha": 0.1}}])
    X, y = run.data.train
    racer, layers = run.racers[0], run.racers[0].weights(0)
    step, epoch = 0, 0
    while step < 40:
        epoch += 1
        for batch in racer.batches(epoch)[: 40 - step]:
            slopes = backward(layers, X[batch], y[batch])
            layers = [
                (W - 0.1 * (dW + 0.8 / len(X) * W), b - 0.1 * db)
                for (W, b), (dW, db) in zip(layers, slopes, strict=True)
            ]
            step += 1
            for (W, b), (ours, bias) in zip(layers, racer.weights(step), strict=True):
                np.testing.assert_allclose(ours, W, rtol=1e-10, atol=1e-12)
                np.testing.assert_allclose(bias, b, rtol=1e-10, atol=1e-12)
    assert epoch == 7


def test_the_losses_are_those_of_the_weights_at_the_steps() -> None:
    run = raced(racers=[{"rule": "adam"}], steps=1300)
    racer = run.racers[0]
    assert racer.steps[[0, 1, -1]].tolist() == [0, 2, 1300]
    assert len(racer.steps) == len(racer.train_loss) == len(racer.test_loss)
    for row in (0, 1, 300, -1):
        layers = racer.weights(int(racer.steps[row]))
        for (X, y), losses in ((run.data.train, racer.train_loss), (run.data.test, racer.test_loss)):
            z = forward(layers, X)[-1]
            assert losses[row] == pytest.approx(0.5 * np.mean(np.sum((z - y) ** 2, axis=1)), rel=1e-12)


def test_the_data_are_split_and_the_output_is_linear() -> None:
    run = raced()
    assert [part.shape for part in (*run.data.train, *run.data.test)] == [(70, 2), (70, 1), (30, 2), (30, 1)]
    assert set(run.data.train[1].ravel()) == {-1.0, 1.0}
    assert run.output_activation == "identity"
    assert [len(batch) for batch in run.racers[0].batches(1)] == [12] * 5 + [10]


def test_normalised_layers_tell_their_statistics() -> None:
    racers = [{"rule": "gd", "network": {"batch_norm": True}}, {"rule": "gd"}]
    run = raced(racers=racers)
    normalised, plain = run.racers
    assert plain.norms(40) == []
    (gamma, beta, mean, variance), second = normalised.norms(40)
    assert [part.shape for part in (gamma, beta, mean, variance)] == [(4,)] * 4
    X, y = run.data.test
    values = X
    for (W, b), norm in zip(normalised.weights(40)[:-1], (normalised.norms(40)[0], second), strict=True):
        assert (b == 0).all()
        z = values @ W.T
        values = np.tanh(norm[0] * (z - norm[2]) / np.sqrt(norm[3] + 1e-5) + norm[1])
    W, b = normalised.weights(40)[-1]
    z = values @ W.T + b
    assert normalised.test_loss[-1] == pytest.approx(0.5 * np.mean(np.sum((z - y) ** 2, axis=1)), rel=1e-12)
    first = normalised.norms(0)[0]
    assert [part.tolist() for part in first] == [[1.0] * 4, [0.0] * 4, [0.0] * 4, [1.0] * 4]


def test_a_step_that_was_not_made_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="no update 41"):
        raced().racers[0].weights(41)


def test_a_person_reads_the_same_names_as_in_a_race() -> None:
    racer = raced(racers=[{"rule": "adam", "label": "A"}]).racers[0]
    assert (racer.rule, racer.label, racer.end.kind) == ("adam", "A", "descending")
    assert racer.loss.tolist() == racer.train_loss.tolist()
    assert racer.params.shape == (41, 31)
    assert 0 <= racer.accuracy[-1] <= 1
    assert racer.alpha[1:].tolist() == [0.01] * 40
