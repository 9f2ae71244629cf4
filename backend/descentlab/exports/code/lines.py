"""A rule's knobs and lines as lines of code, the same for every dialect."""

from dataclasses import dataclass

from descentlab.engine.racer import Racer
from descentlab.exports.code.expression import Dialect, Writer
from descentlab.exports.code.names import one_line, safe
from descentlab.exports.words import PLUS, Language, said


@dataclass(frozen=True, slots=True)
class Setting:
    """What all racers of a run share."""

    start: tuple[float, ...]
    steps_per_epoch: int
    noisy: bool
    lang: Language

    def start_of(self, racer: Racer) -> list[float]:
        """Where a racer starts."""
        return list(racer.start or self.start)


def knob_lines(racer: Racer, lang: Language) -> list[str]:
    """`beta1 = 0.9  # momentum decay`, for every number of the rule that does not change."""
    alpha = {"alpha": racer.alpha} if racer.schedule.constant else {}
    labels = {knob.name: one_line(said(knob.label, lang)) for knob in racer.rule.knobs}
    return [f"{safe(name)} = {value!r}  # {labels[name]}" for name, value in {**alpha, **racer.numbers}.items()]


def rule_writer(racer: Racer, dialect: Dialect) -> Writer:
    """What writes the rule's expressions."""
    update = racer.update
    own = ["alpha", *update.knobs, *update.state, *dict(update.powers), *update.targets]
    plain = frozenset({"alpha", *update.knobs, *dict(update.powers)})
    return Writer(dialect, {"W": "W", "g": "g"} | {name: safe(name) for name in own}, plain)


def update_lines(racer: Racer, writer: Writer, lang: Language) -> list[str]:
    """The running powers, then the rule's lines with what each does."""
    powers = [f"{safe(power)} = {safe(power)}*{safe(knob)}" for power, knob in racer.update.powers]
    lines = [
        f"{safe(line.target)} = {writer.write(line.expression)}  # {one_line(said(line.help, lang))}"
        for line in racer.rule.lines_for(racer.knobs)
    ]
    return [*powers, *lines]


def move_comment(racer: Racer, lang: Language) -> str:
    """What is said beside `W = W + step`."""
    return "" if racer.sign == "minus" else f"  # {said(PLUS, lang)}"


def rate_name(name: str) -> str:
    """What the function of a racer's schedule is called."""
    return f"{name}_rate"


def title_of(racer: Racer, lang: Language) -> str:
    """The rule's title as a docstring."""
    return f'"""{one_line(said(racer.rule.title, lang))}"""'
