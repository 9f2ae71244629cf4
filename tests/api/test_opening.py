"""The first modules as one file: the same code, one of each, in the order in which a browser would run them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from descentlab.api.opening import FIRST, Opening
from descentlab.api.small_files import SmallFiles

MODULES = {
    "src/main.js": """
/** Wiring. */
import { count as counted, next } from './core/counter.js';
import {
  label,
  Sign,
} from './core/words.js';
export {};
const later = () => import('./later/menu.js');
log('main', counted(), label(next()), new Sign().text);
await_later(later);
""",
    "src/scenes/race.js": """
import { next } from '../core/counter.js';
export const id = 'race';
log('race', next());
""",
    "src/core/counter.js": """
let value = 0; // one of it
export const next = () => ++value;
/**
 * As it is now.
 * export const trap = 1;
 */
export function count() {
  return value;
}
""",
    "src/core/words.js": """
import { next } from './counter.js';
export { count } from './counter.js';
export const label = (/** @type {number} */ n) => `${n}
// no comment
/* nor this */`.trim();
export class Sign {
  text = 'sign';
}
export async function slowly() {
  return (await import('../later/menu.js')).menu;
}
log('words', next());
""",
    "src/later/menu.js": """
import { next } from '../core/counter.js';
import { own } from './own.js';
export { count } from '../core/words.js';
export const menu = next() + own;
log('menu', menu);
""",
    "src/later/own.js": "export const own = 100;\n",
}
RUN = """
globalThis.told = [];
globalThis.log = (...words) => told.push(words);
globalThis.await_later = (later) => { globalThis.later = later; };
await import(process.argv[2]);
const menu = await globalThis.later();
const words = await import('./src/core/words.js');
log(Object.keys(menu), menu.count(), Object.keys(words), await words.slowly());
console.log(JSON.stringify(told));
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for address, text in MODULES.items():
        (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / address).write_text(text)
    (tmp_path / "run.js").write_text(RUN)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    return tmp_path


def ran(folder: Path, entry: str) -> list[object]:
    """What the modules said when they ran."""
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run([node, "run.js", entry], cwd=folder, capture_output=True, text=True, check=True)
    told: list[object] = json.loads(done.stdout)
    return told


def test_the_joined_modules_do_what_the_plain_ones_do_and_there_is_one_of_each(folder: Path) -> None:
    (folder / "both.js").write_text("import './src/scenes/race.js';\nimport './src/main.js';\n")
    plain = ran(folder, "./both.js")
    opening = Opening(folder)
    for address, text in MODULES.items():
        (folder / address).write_text(opening.module(address, text))
    (folder / FIRST).write_text(opening.text)
    assert ran(folder, f"./{FIRST}") == plain
    assert opening.addresses == {address for address in MODULES if "later" not in address}


def test_documentation_stays_behind(folder: Path) -> None:
    text = Opening(folder).text
    assert "Wiring" not in text
    assert "trap" not in text
    assert "// no comment\n/* nor this */" in text


@pytest.mark.parametrize(
    ("address", "text", "told"),
    [
        ("src/core/words.js", "import words from './counter.js';\n", "src/core/words.js has a form that is not known"),
        ("src/core/words.js", "export default 1;\n", "src/core/words.js has a form that is not known"),
        ("src/core/counter.js", "import { label } from './words.js';\n", "imports itself, through src/core/words.js"),
    ],
)
def test_what_cannot_be_joined_is_told(folder: Path, address: str, text: str, told: str) -> None:
    (folder / address).write_text(text + MODULES[address])
    with pytest.raises(ValueError, match=told):
        Opening(folder)


def test_the_page_asks_for_the_one_file(folder: Path) -> None:
    html = '<head>\n  <script type="module" src="src/main.js"></script>\n</head>'
    assert f'<script type="module" src="{FIRST}"></script>' in Opening(folder).page(html)


def test_a_folder_of_other_files_is_sent_as_it_is(tmp_path: Path) -> None:
    opening = Opening(tmp_path)
    assert (opening.text, opening.page("<html>"), opening.module("src/x.js", "x();")) == ("", "<html>", "x();")


def test_a_changed_module_is_in_the_next_opening(folder: Path) -> None:
    files = SmallFiles(folder)
    before, later = files.get(folder / FIRST), files.get(folder / "src/later/menu.js")
    assert before is not None
    assert later is not None
    (folder / "src/core/counter.js").write_text("export const next = () => 7;\nexport const count = next;\n")
    after, again = files.get(folder / FIRST), files.get(folder / "src/later/menu.js")
    assert after is not None
    assert again is not None
    assert b"=> 7" in after.bodies[""]
    assert b"=> 7" not in before.bodies[""]
    assert again.modified > later.modified
