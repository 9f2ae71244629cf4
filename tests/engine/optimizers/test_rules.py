"""What every rule tells about itself: letters, lines, looks and both languages."""

import re
from dataclasses import fields

import pytest

from descentlab.engine.kernel.functions import ARITY
from descentlab.engine.kernel.lower import names_in
from descentlab.engine.kernel.program import rule_lines
from descentlab.engine.knob import Choice, Number
from descentlab.engine.optimizer import Rule, rules
from descentlab.engine.surface import surfaces
from descentlab.engine.text import Text
from tests.engine import running

KNOBS = {
    "gd": {"alpha"},
    "momentum": {"alpha", "beta", "form"},
    "nesterov": {"alpha", "beta"},
    "adagrad": {"alpha", "eps"},
    "rmsprop": {"alpha", "beta", "eps"},
    "adam": {"alpha", "beta1", "beta2", "eps"},
    "adamw": {"alpha", "beta1", "beta2", "eps", "weight_decay"},
}
STATE = {"gd": "", "momentum": "V", "nesterov": "V", "adagrad": "S", "rmsprop": "S", "adam": "VS", "adamw": "VS"}
EVERY = pytest.mark.parametrize("rule", list(rules().values()), ids=list(rules()))


def texts(thing: object) -> list[Text]:
    """Every text of a rule, however deep."""
    if isinstance(thing, Text):
        return [thing]
    parts = (
        thing
        if isinstance(thing, tuple)
        else [getattr(thing, f.name) for f in fields(thing)]
        if hasattr(thing, "__dataclass_fields__")
        else []
    )  # type: ignore[arg-type]
    return [text for part in parts for text in texts(part)]


@EVERY
def test_a_rule_has_the_knobs_and_the_state_that_programs_rely_on(rule: Rule) -> None:
    assert {knob.name for knob in rule.knobs} == KNOBS[rule.name]
    assert "".join(state.name for state in rule.state) == STATE[rule.name]


@EVERY
def test_the_default_of_a_knob_is_allowed_and_on_its_slider(rule: Rule) -> None:
    for knob in rule.knobs:
        if isinstance(knob, Number):
            low, high = knob.slider
            assert knob.minimum <= low < high <= knob.maximum
            assert low <= knob.default <= high
            assert all(knob.minimum <= mark.value <= knob.maximum for mark in knob.marks)
            assert knob.scale != "log" or low > 0.0
        if isinstance(knob, Choice):
            assert knob.default in {option.value for option in knob.options}


@EVERY
def test_every_rate_from_0_to_a_million_is_allowed(rule: Rule) -> None:
    alpha = next(knob for knob in rule.knobs if knob.name == "alpha")
    assert isinstance(alpha, Number)
    assert (alpha.minimum, alpha.maximum, alpha.above_minimum, alpha.below_maximum) == (0.0, 1e6, False, False)


@EVERY
def test_the_last_line_of_every_form_is_the_step_and_every_letter_is_used(rule: Rule) -> None:
    form = next((knob for knob in rule.knobs if isinstance(knob, Choice)), None)
    for value in [option.value for option in form.options] if form else [""]:
        racer = running.racer(rule.name, **({form.name: value} if form else {}))
        lines = rule_lines(racer.update)
        assert lines[-1].target == "step"
        used = set().union(*(names_in(line.value) for line in lines)) - set(ARITY)
        assert used >= set(rule.powers) | {state.name for state in rule.state} | {"g", "alpha"}
        assert set(racer.numbers) <= used | set(rule.powers.values())


@EVERY
def test_every_text_is_there_in_both_languages(rule: Rule) -> None:
    for text in texts(rule):
        assert text.en.strip()
        assert text.zh.strip()
        assert not re.search(r"[一-鿿]", text.en)
        assert text.zh == text.en or re.search(r"[一-鿿ε]", text.zh)


def test_no_two_rules_look_alike() -> None:
    styles = [rule.style for rule in rules().values()]
    assert len({style.colour for style in styles}) == len(styles)
    assert len({style.marker for style in styles}) == len(styles)
    assert all(re.fullmatch("#[0-9A-F]{6}", style.colour) for style in styles)


def test_the_four_rules_of_the_notes_have_the_colours_that_the_page_promises() -> None:
    colours = {name: rules()[name].style for name in ("gd", "momentum", "rmsprop", "adam")}
    assert {name: (style.colour, style.dash, style.marker) for name, style in colours.items()} == {
        "gd": ("#0072B2", "solid", "circle"),
        "momentum": ("#E69F00", "dash", "square"),
        "rmsprop": ("#009E73", "dot", "diamond"),
        "adam": ("#CC79A7", "dashdot", "triangle-up"),
    }


def test_adam_starts_from_the_paper_s_beta2_and_marks_the_notes() -> None:
    beta2 = next(knob for knob in rules()["adam"].knobs if knob.name == "beta2")
    assert isinstance(beta2, Number)
    assert beta2.default == 0.999
    assert [(mark.value, mark.label.en) for mark in beta2.marks] == [(0.99, "notes"), (0.999, "paper")]


def test_every_surface_proposes_a_rate_for_every_rule() -> None:
    for surface in surfaces().values():
        assert set(surface.rates) == set(rules())
