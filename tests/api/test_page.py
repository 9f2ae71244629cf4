"""The page's files: typed, cached, compressed where they were compressed, and none outside the folder."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from descentlab.api.page import Page, page_folder
from descentlab.app import create_app
from descentlab.config import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("not for anyone")
    folder = tmp_path / "page"
    (folder / "vendor").mkdir(parents=True)
    (folder / "src").mkdir()
    (folder / "index.html").write_text("<!doctype html>")
    (folder / "src" / "main.js").write_text("export {};")
    (folder / "vendor" / "plot-1.js").write_text("plot();" * 100)
    (folder / "vendor" / "plot-1.js.gz").write_bytes(gzip.compress(b"plot();" * 100))
    (folder / "vendor" / "plot-1.js.br").write_bytes(b"as if brotli")
    (folder / ".hidden.js").write_text("hidden")
    (folder / "notes.md").write_text("not a file of a page")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest_asyncio.fixture
async def client(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(Settings(), Page(folder)))
    async with httpx.AsyncClient(transport=transport, base_url="http://lab") as client:
        yield client


async def test_the_root_is_the_page(client: httpx.AsyncClient) -> None:
    answer = await client.get("/")
    assert (answer.status_code, answer.text) == (200, "<!doctype html>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_modules_are_served_as_javascript_and_checked_each_time(client: httpx.AsyncClient) -> None:
    answer = await client.get("/src/main.js?x=1")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    again = await client.get("/src/main.js", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_changed_file_is_sent_again(client: httpx.AsyncClient, folder: Path) -> None:
    (folder / "src" / "other.js").write_text("export const before = 1;")
    tag = (await client.get("/src/other.js")).headers["etag"]
    (folder / "src" / "other.js").write_text("export const changed = 1;")
    answer = await client.get("/src/other.js", headers={"if-none-match": tag})
    assert (answer.status_code, answer.text) == (200, "export const changed = 1;")


async def test_versioned_files_are_kept_for_ever(client: httpx.AsyncClient) -> None:
    assert "immutable" in (await client.get("/vendor/plot-1.js")).headers["cache-control"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None), ("br;q=0, gzip", "gzip"), ("gzip;q=0", None)],
)
async def test_a_compressed_sibling_is_sent_to_who_takes_it(
    client: httpx.AsyncClient, accepted: str, encoding: str | None
) -> None:
    async with client.stream("GET", "/vendor/plot-1.js", headers={"accept-encoding": accepted}) as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "accept-encoding"
    assert raw.startswith({"br": b"as if", "gzip": b"\x1f\x8b", None: b"plot"}[encoding])


async def test_a_module_is_compressed_for_who_takes_it_and_anew_when_it_changes(
    client: httpx.AsyncClient, folder: Path
) -> None:
    file, seen = folder / "src" / "long.js", set[str]()
    for text in ("export const a = 1;\n" * 200, "export const b = 2;\n" * 300):
        file.write_text(text)
        for encoding, accepted in (("gzip", "gzip, br"), (None, "identity")):
            answer = await client.get("/src/long.js", headers={"accept-encoding": accepted})
            assert (answer.text, answer.headers.get("content-encoding")) == (text, encoding)
            seen.add(answer.headers["etag"])
    assert len(seen) == 4


async def test_a_style_sheet_is_sent_with_what_it_imports(client: httpx.AsyncClient, folder: Path) -> None:
    (folder / "all.css").write_text('/* All. */\n@import "a.css";\n@import "b.css";\n')
    (folder / "a.css").write_text("a { color: red }")
    (folder / "b.css").write_text("b { color: blue }")
    first = await client.get("/all.css")
    assert first.text == "/* All. */\na { color: red }\nb { color: blue }\n"
    again = await client.get("/all.css", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    (folder / "b.css").write_text("b { color: green }")
    changed = await client.get("/all.css", headers={"if-none-match": first.headers["etag"]})
    assert changed.text.endswith("b { color: green }\n")


async def test_a_large_file_is_sent_whole(client: httpx.AsyncClient, folder: Path) -> None:
    text = "// " + "x" * 400_000
    (folder / "src" / "large.js").write_text(text)
    answer = await client.get("/src/large.js")
    assert (answer.text, "content-encoding" in answer.headers) == (text, False)


async def test_only_the_head_is_sent_to_who_asks_for_it(client: httpx.AsyncClient) -> None:
    answer = await client.head("/index.html")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len("<!doctype html>"))


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/src/../../secret.txt",
        "/src/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/link.txt",
        "/.hidden.js",
        "/notes.md",
        "/src",
        "/src/",
        "/index.html/",
        "/%00.js",
        "/" + "a" * 5000 + ".js",
        "/vendor/plot-1.js.gz",
    ],
)
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(httpx.URL("http://lab", raw_path=path.encode()))
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


async def test_every_answer_carries_the_security_headers(client: httpx.AsyncClient) -> None:
    for path in ("/", "/nowhere", "/healthz", "/api/run"):
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe-eval" not in policy
        assert policy.count("unsafe-inline") == 1
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


async def test_a_host_may_let_others_frame_the_page() -> None:
    app = create_app(Settings(frame_ancestors=("https://course.example",)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://lab") as client:
        headers = (await client.get("/healthz")).headers
    assert "frame-ancestors https://course.example" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_the_page_is_found() -> None:
    assert (page_folder() / "index.html").is_file()
