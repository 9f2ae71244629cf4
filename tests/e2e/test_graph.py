"""The computation graph in a real browser: the notes' numbers, typed formulas, dragged leaves, races on them."""

import math
import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

import descentlab
from tests.e2e.graph_page import GraphPage, Numbers

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOTES = {"a": (5.0, 3.0), "b": (3.0, 6.0), "c": (2.0, 9.0), "u": (6.0, 3.0), "v": (11.0, 3.0), "J": (33.0, 1.0)}
BACKWARD = ("J", "v", "u", "c", "b", "a")
CHAINS = [
    "dJ/da = dJ/dv · dv/da = 3 · 1 = 3",
    "dJ/db = dJ/dv · dv/du · du/db = 3 · 1 · 2 = 6",
    "dJ/dc = dJ/dv · dv/du · du/dc = 3 · 1 · 3 = 9",
]
TARGET = {"kind": "formula", "expression": "u = b*c; v = a + u; y = 3*v; J = (y - 10)^2"}
GD = {"rule": "gd", "knobs": {"alpha": 0.0005}}
SLOW_STEP = """() => new Promise(resolve => {
  const seen = new Map();
  const look = () => {
    const step = document.querySelector('[data-test="panel"]').dataset.step;
    for (const node of document.querySelectorAll('.graph-node[data-turn]')) {
      const { node: name, turn } = node.dataset;
      seen.set(`${step} ${turn} ${name}`, [turn, name, node.querySelector('.graph-move').textContent, step]);
    }
    const whole = [...seen.values()].filter(([turn, , , at]) => turn === 'update' && at !== first).length === 3;
    if (!whole) return requestAnimationFrame(look);
    resolve([...seen.values()].filter(([, , , at]) => at !== first));
  };
  const first = document.querySelector('[data-test="panel"]').dataset.step;
  look();
})"""
"""The turns within the next whole step: what each is, of which node, where it puts it, and at which step."""
REFUSED = "the server responded with a status of 422"


def engine(expression: str, values: dict[str, float]) -> Numbers:
    """What the engine says of every node."""
    nodes = descentlab.graph(expression, values)["nodes"]
    return {node["id"]: (node["value"], node["grad"]) for node in nodes}


async def test_it_opens_on_the_notes_example_and_replays_it(page: Page) -> None:
    graph = await GraphPage(page).open()
    assert await graph.until(lambda numbers: len(numbers) == 6) == NOTES
    await graph.shows("u", "6", "")
    await graph["to-end"].click()
    await graph.shows("b", "3", "6")
    await expect(graph["chains"].locator("p")).to_have_text(CHAINS)


async def test_the_backward_pass_step_by_step(page: Page) -> None:
    graph = await GraphPage(page).open(step=0)
    await graph.until(lambda numbers: numbers == NOTES)
    await graph.shows("u", "", "")
    await graph.seek(6)
    for name, (value, _) in NOTES.items():
        await graph.shows(name, f"{value:g}", "")
    for name in BACKWARD:
        value, grad = NOTES[name]
        await graph.shows(name, f"{value:g}", "")
        await graph["step-on"].click()
        await graph.shows(name, f"{value:g}", f"{grad:g}")
        await expect(graph["node-card"]).to_have_attribute("data-node", name)
    await graph["step-back"].click()
    await graph.shows("a", "5", "")


async def test_a_node_tells_its_chain_rule_and_checks_it(page: Page) -> None:
    graph = await GraphPage(page).open(step=12)
    await graph.node("b").click()
    await expect(graph["card-sum"]).to_have_text("dJ/db = dJ/du · du/db = 3 · 2 = 6")
    await expect(graph["card-paths"]).to_have_text("dJ/db = dJ/dv · dv/du · du/db = 3 · 1 · 2 = 6")
    checked = re.match(r"[\d.]+", await graph["card-difference"].inner_text())
    assert checked is not None
    assert math.isclose(float(checked[0]), 6.0, rel_tol=1e-8)
    edges = page.locator('.graph-edge[data-to="u"]')
    assert await edges.evaluate_all("edges => edges.map(({dataset}) => Number(dataset.local))") == [2, 3]


async def test_the_keyboard_walks_through_the_graph(page: Page) -> None:
    graph = await GraphPage(page).open(step=12)
    await graph.node("J").focus()
    for name in ("v", "u"):
        await page.keyboard.press("ArrowLeft")
        await expect(graph["node-card"]).to_have_attribute("data-node", name)
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("ArrowUp")
    leaf = await page.evaluate("document.activeElement.dataset.node")
    assert leaf in {"a", "b"}
    before = (await graph.numbers())[leaf][0]
    await page.keyboard.press("Shift+ArrowUp")
    await graph.until(lambda numbers: numbers[leaf][0] > before)
    await page.keyboard.press("Escape")
    await expect(graph.node(leaf)).to_have_attribute("aria-pressed", "false")
    assert await graph["step-input"].input_value() == "12"


async def test_a_leaf_that_is_dragged_changes_everything(page: Page) -> None:
    graph = await GraphPage(page).open(step=12)
    box = await graph.node("c").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.mouse.move(*middle)
    await page.mouse.down()
    await page.mouse.move(middle[0] + 80, middle[1], steps=8)
    moved = await graph.until(lambda numbers: numbers["c"][0] > 2.5)
    await page.mouse.up()
    moved = await graph.until(
        lambda numbers: numbers == engine("u=b*c; v=a+u; J=3*v", {"a": 5, "b": 3, "c": numbers["c"][0]})
    )
    assert moved["J"][0] == 3 * (5 + 3 * moved["c"][0])
    await graph["leaf-b"].fill("-2.5")
    await graph["leaf-b"].press("Enter")
    await graph.until(lambda numbers: numbers["b"][0] == -2.5 and numbers["u"][0] == -2.5 * numbers["c"][0])


async def test_a_typed_formula_becomes_a_graph(page: Page) -> None:
    page.watch.expected.append(REFUSED)  # type: ignore[attr-defined]
    graph = await GraphPage(page).open(step=12)
    await graph["expression"].fill("z = w*x + b; J = log(1 + exp(-z")
    await graph["expression"].press_sequentially("))")
    numbers = await graph.until(lambda numbers: {"w", "x", "b", "z", "J"} <= set(numbers))
    assert numbers == engine("z=w*x+b; J=log(1+exp(-z))", {name: numbers[name][0] for name in ("w", "x", "b")})
    assert all(math.isfinite(number) for pair in numbers.values() for number in pair)
    await expect(page).to_have_url(re.compile("log"))
    await page.go_back()
    await graph.until(lambda numbers: numbers == NOTES)


async def test_a_broken_formula_is_told_and_the_last_good_one_stays(page: Page) -> None:
    page.watch.expected.append(REFUSED)  # type: ignore[attr-defined]
    graph = await GraphPage(page).open(step=12, lang="en")
    await graph.until(lambda numbers: numbers == NOTES)
    await graph["expression"].fill("u = b*c; J = 3*(u")
    await expect(graph["expression-message"]).to_have_text("This parenthesis is never closed.")
    await expect(graph["expression"]).to_have_attribute("aria-invalid", "true")
    await expect(page.locator(".formula-caret")).to_have_text("(")
    await graph["lang"].click()
    await expect(graph["expression-message"]).to_have_text("这个括号没有闭合。")
    assert await graph.numbers() == NOTES
    await graph["expression"].fill("u = b*c; J = 3*(u + a)")
    await expect(graph["expression-message"]).to_have_text("")
    await graph.until(lambda numbers: "v" not in numbers and numbers["J"][0] == 33)


async def test_racers_learn_the_leaves(page: Page) -> None:
    graph = await GraphPage(page).open(step=0, own={"timeline": "train"})
    await graph["example"].select_option("target")
    await graph["learn-a"].uncheck()
    await graph["step-input"].fill("25")
    await graph["step-input"].press("Enter")
    panel = page.locator('[data-test="panel"][data-racer="adam"]')
    await expect(panel).to_have_attribute("data-step", "25")
    await panel.click()
    loss = float(await panel.get_attribute("data-loss") or "nan")
    numbers = await graph.until(lambda numbers: math.isclose(numbers["J"][0], loss, rel_tol=1e-12))
    assert numbers["a"][0] == 5
    values = {name: numbers[name][0] for name in ("a", "b", "c")}
    assert numbers == engine(str(TARGET["expression"]), values)
    spec: dict[str, Any] = {
        "problem": TARGET | {"parameters": ["b", "c"], "fixed": {"a": 5}},
        "start": [3, 2],
        "steps": 25,
        "racers": [{"rule": "adam", "knobs": {"alpha": 0.05}}],
    }
    assert values["b"] == float(descentlab.race(spec).racers[0].params[25][0])


async def test_a_loss_without_a_minimum_is_told_and_another_offered(page: Page) -> None:
    graph = await GraphPage(page).open(step=0)
    await graph["timeline-train"].check()
    await expect(graph["bottomless"]).to_be_visible()
    await graph["aim"].click()
    await expect(graph["expression"]).to_have_value("u = b*c; v = a + u; y = 3*v; J = (y - 10)^2")
    await expect(graph["bottomless"]).to_be_hidden()
    await graph.until(lambda numbers: numbers["J"][0] < 100)


async def test_while_it_plays_the_graph_is_where_the_racer_is(page: Page) -> None:
    graph = await GraphPage(page).open(step=0, own={"timeline": "train"})
    await graph["example"].select_option("target")
    await page.wait_for_function(
        """seen => {
             const { loss, step } = document.querySelector('[data-test="panel"][data-racer="gd"]').dataset;
             const shown = document.querySelector('[data-test="node"][data-node="J"]')?.dataset.value;
             if (Math.abs(loss - shown) < 1e-9 * Math.abs(loss)) seen.add(step);
             return seen.size > 10;
           }""",
        arg=await page.evaluate_handle("new Set()"),
    )


async def test_a_slow_step_goes_forward_backward_and_moves_the_leaves(page: Page) -> None:
    graph = await GraphPage(page).open(step=0, own={"timeline": "train"})
    await graph["example"].select_option("target")
    await graph.seek(0)
    await graph["slowly"].click()
    seen = await page.evaluate(SLOW_STEP)
    passes = [turn for turn, *_ in seen]
    assert passes == sorted(passes, key=["forward", "backward", "update"].index)
    assert {"forward", "backward", "update"} == set(passes)
    moves = [rest for turn, *rest in seen if turn == "update"]
    assert [name for name, _, _ in moves] == ["a", "b", "c"]
    problem = TARGET | {"parameters": ["a", "b", "c"]}
    race = descentlab.race({"problem": problem, "start": [5, 3, 2], "steps": 50, "racers": [GD]})
    step = int(moves[0][2])
    assert [text for _, text, _ in moves] == [
        f"{name} ← {value:.4g}" for name, value in zip("abc", race.racers[0].params[step + 1], strict=True)
    ]


async def test_a_hostile_link_does_nothing_but_show_the_error(page: Page) -> None:
    page.watch.expected.append(REFUSED)  # type: ignore[attr-defined]
    expression = '__import__("os").system("id")<img src=x onerror=alert(1)>'
    spec = {"problem": {"kind": "formula", "expression": expression}, "steps": 50, "racers": [{"rule": "gd"}]}
    for scene in ("graph", "race"):
        graph = await GraphPage(page).open(scene=scene, spec=spec)
        await expect(graph["expression"]).to_have_value(expression)
        await expect(graph["expression-message"]).to_contain_text("_")
        assert await page.locator("img").count() == 0
        await page.goto("about:blank")


async def test_a_shared_link_restores_the_formula_its_values_and_its_node(page: Page) -> None:
    graph = await GraphPage(page).open(step=12)
    await graph["expression"].fill("q = x^2 + y; J = q*x")
    await graph.until(lambda numbers: "q" in numbers)
    await graph["leaf-x"].fill("1.25")
    await graph["leaf-x"].press("Enter")
    await graph.node("q").click()
    before = await graph.until(lambda numbers: numbers["x"][0] == 1.25)
    await expect(page).to_have_url(re.compile(r"1\.25.*node"))
    address = page.url
    await page.goto("about:blank")
    await page.goto(address)
    assert await graph.until(lambda numbers: "q" in numbers) == before
    await expect(graph.node("q")).to_have_attribute("aria-pressed", "true")


async def test_the_graph_can_be_taken_away(page: Page) -> None:
    graph = await GraphPage(page).open(step=12)
    await graph.until(lambda numbers: numbers == NOTES)
    for kind, beginning in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"node,expression")):
        async with page.expect_download() as waiting:
            await graph["export"].click()
            await graph[f"export-{kind}"].click()
        download = await waiting.value
        assert download.suggested_filename.endswith(f".{kind}")
        path = await download.path()
        assert path.read_bytes().startswith(beginning)
