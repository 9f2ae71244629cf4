"""The picture at the end of a notebook: paths on the surface and losses, by Plotly, from the arrays above it."""

from descentlab.engine.problem import Problem
from descentlab.exports.words import LOSS, STEP, Language, said
from descentlab.session.settle import SettledRun

_PLANE = """xs, ys = (np.linspace(low, high, 81) for low, high in {domain})
heights = np.array([[surface((x, y))[0] for x in xs] for y in ys])
above = heights - np.nanmin(heights)
figure.add_contour(
    x=xs, y=ys, z={shown}, colorscale="Greys", reversescale=True, opacity=0.5, ncontours=20, showscale=False,
    hoverinfo="skip", row=1, col=1,
)"""

_CURVE = """xs = np.linspace(*{domain}[0], 401)
figure.add_scatter(
    x=xs, y=[surface((x,))[0] for x in xs], line_color="grey", showlegend=False, hoverinfo="skip", row=1, col=1
)"""

_PATH = """for (label, run), line, symbol in zip(runs, lines, symbols):
    x, y = run["params"][:, 0], {y}
    figure.add_scatter(x=x, y=y, name=label, legendgroup=label, line=line, mode="lines", row=1, col=1)
    figure.add_scatter(
        x=x[-1:], y=y[-1:], mode="markers", marker={{"symbol": symbol, "color": line["color"], "size": 10}},
        legendgroup=label, showlegend=False, row=1, col=1,
    )"""

_LOSSES = """for (label, run), line in zip(runs, lines):
    figure.add_scatter(
        y=run["loss"], name=label, legendgroup=label, line=line, mode="lines", showlegend={legend}, row=1, col={column}
    )
figure.update_xaxes(title_text={step!r}, row=1, col={column})
scale = "log" if all((run["loss"] > 0).all() for _, run in runs) else "linear"
figure.update_yaxes(title_text={loss!r}, type=scale, row=1, col={column})
figure.update_layout(template="plotly_white", height=480)
figure.show(config={{"showSendToCloud": False}})"""


def picture_code(settled: SettledRun, problem: Problem, lang: Language) -> str:
    """The code of the last cell."""
    styles = [racer.style for racer in settled.spec.racers]
    drawn = problem.size in (1, 2)
    head = [
        "from plotly.subplots import make_subplots",
        "",
        f"lines = {_lines(settled)!r}",
        f"symbols = {[style.marker for style in styles if style]!r}",
        f"figure = make_subplots(1, {2 if drawn else 1})",
    ]
    return "\n".join([*head, *(_surface(settled, problem) if drawn else []), _losses(problem, lang)])


_TRAINING = """import plotly.graph_objects as go

lines = {lines!r}
figure = go.Figure()
for (label, run), line in zip(runs, lines):
    figure.add_scatter(x=run["steps"], y=run["loss"], name=label, line=line, mode="lines")
figure.update_xaxes(title_text={step!r})
figure.update_yaxes(title_text={loss!r}, type="log")
figure.update_layout(template="plotly_white", height=480)
figure.show(config={{"showSendToCloud": False}})"""


def training_picture_code(settled: SettledRun, lang: Language) -> str:
    """The code of the last cell of a training: its losses."""
    return _TRAINING.format(lines=_lines(settled), step=said(STEP, lang), loss=said(LOSS, lang))


def _lines(settled: SettledRun) -> list[dict[str, object]]:
    styles = [racer.style for racer in settled.spec.racers]
    return [{"color": style.colour, "dash": style.dash, "width": 2} for style in styles if style]


def _surface(settled: SettledRun, problem: Problem) -> list[str]:
    domain = [list(side) for side in problem.domain]
    if problem.size == 1:
        return [_CURVE.format(domain=domain), _PATH.format(y='run["loss"]')]
    shown = "above" if settled.problem.levels == "linear" else "np.log10(above + np.nanmax(above)*1e-6)"
    return [_PLANE.format(domain=domain, shown=shown), _PATH.format(y='run["params"][:, 1]')]


def _losses(problem: Problem, lang: Language) -> str:
    drawn = problem.size in (1, 2)
    return _LOSSES.format(legend=not drawn, column=2 if drawn else 1, step=said(STEP, lang), loss=said(LOSS, lang))
