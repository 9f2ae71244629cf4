"""The API's own page, `/docs`: plain, self-contained, written from the OpenAPI document."""

from collections.abc import Iterator
from html import escape
from typing import Any

import orjson
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from descentlab.api.schema import describe


def add_documentation(app: FastAPI) -> None:
    """Serve `/docs`, and `/openapi.json` with the models of every body."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = describe(app)
        return app.openapi_schema

    async def page(_request: Request) -> Response:
        return HTMLResponse("\n".join(_page(document())))

    app.openapi = document  # type: ignore[method-assign]
    app.add_route("/docs", page, methods=["GET", "HEAD"], include_in_schema=False)


def _page(document: dict[str, Any]) -> Iterator[str]:
    title = escape(document["info"]["title"])
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} API</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>'
    yield f"<h1>{title} API, {escape(document['info']['version'])}</h1>"
    yield f"<p>{escape(document['info']['description'])} <a href='openapi.json'>openapi.json</a></p>"
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield from _operation(method.upper(), path, operation)
    yield "<h2>Schemas</h2>"
    for name, schema in document["components"]["schemas"].items():
        yield from _schema(name, schema)
    yield "</body></html>"


def _operation(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield f"<h2><code>{method} {escape(path)}</code></h2><p>{escape(operation.get('description', ''))}</p>"
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if body:
        yield f"<p>Body: {_link(body)}</p>"
    yield "<ul>"
    for status, answer in operation["responses"].items():
        schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
        yield f"<li>{escape(status)}: {escape(answer.get('description', ''))} {_link(schema)}</li>"
    yield "</ul>"


def _link(schema: dict[str, Any]) -> str:
    name = schema.get("$ref", "").rpartition("/")[2]
    return f'<a href="#{escape(name)}"><code>{escape(name)}</code></a>' if name else ""


def _schema(name: str, schema: dict[str, Any]) -> Iterator[str]:
    text = orjson.dumps(schema, option=orjson.OPT_INDENT_2).decode()
    yield f'<h3 id="{escape(name)}">{escape(name)}</h3><p>{escape(schema.get("description", ""))}</p>'
    yield f"<details><summary>schema</summary><pre>{escape(text)}</pre></details>"
