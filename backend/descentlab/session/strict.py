"""Strict models: no guessing of types, no unknown fields, finite numbers only; and their errors in words."""

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError, from_json

from descentlab.session.choosing import quoted, unknown
from descentlab.session.knobs import wrong_type
from descentlab.session.refusal import Refusal, Where


class Strict(BaseModel):
    """The base of every model that reads what a client sent."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, frozen=True, validate_by_name=False)

    @model_validator(mode="before")
    @classmethod
    def _fields_are_known(cls, given: object) -> object:
        if isinstance(given, dict):
            known = [field.alias or name for name, field in cls.model_fields.items()]
            for name in given:
                if name not in known:
                    raise PydanticCustomError("unknown_field", "{name}", {"name": str(name), "known": known})
        return given


class NameOf:
    """For the OpenAPI document: the value is the name of an entry of a registry."""

    def __init__(self, entries: Callable[[], Mapping[str, object]]) -> None:
        self._entries = entries

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {"enum": list(self._entries())}


Model = TypeVar("Model", bound=BaseModel)


def parse_json(data: bytes | str) -> object:
    """The value that JSON text holds; `Refusal` (`malformed`) where it is not JSON, nests too deeply or is not UTF-8.

    NaN and Infinity, which are not JSON but which some writers produce, are read, so that the refusal can name
    their field.
    """
    try:
        return from_json(data)
    except ValueError as problem:
        raise Refusal("malformed", f"This is not valid JSON: {problem}.") from None


def read(model: type[Model], given: object) -> Model:
    """The value as the model; `Refusal` naming the first field that is wrong."""
    try:
        return model.model_validate(given)
    except ValidationError as errors:
        raise _refusal(errors.errors(include_url=False)[0]) from None


_CODES = {
    "literal_error": "unknown_name",
    "string_pattern_mismatch": "wrong_format",
    "string_too_long": "too_large",
    "string_too_short": "missing",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
}

_NUMBERS = ("int_type", "float_type")

_WANTED = {
    "int_type": "a whole number",
    "float_type": "a number",
    "string_type": "text in quotation marks",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "bool_type": "true or false",
    "model_attributes_type": "an object",
}


def _refusal(error: ErrorDetails) -> Refusal:
    where: Where = tuple(error["loc"])
    context: Mapping[str, Any] = error.get("ctx", {})
    if error["type"] == "unknown_field":
        name = context["name"]
        return unknown(
            "unknown_field", f"There is no field called {quoted(name)} here", name, context["known"], (*where, name)
        )
    if error["type"] == "unknown_name":
        problem = f"There is no {context['what']} called {quoted(context['name'])}"
        return unknown("unknown_name", problem, context["name"], context["known"], (*where, context["field"]))
    if error["type"] == "missing_field":
        return _missing((*where, context["field"]))
    return _of_type(error, where, context)


def _of_type(error: ErrorDetails, where: Where, context: Mapping[str, Any]) -> Refusal:
    kind, name = error["type"], _name(where)
    if kind == "finite_number" or (kind in _NUMBERS and _beyond_numbers(error["input"])):
        return Refusal("not_finite", f"{name} must be a finite number.", where, {"name": name})
    if kind in _WANTED:
        return wrong_type(error["input"], name, _WANTED[kind], where)
    if kind == "missing":
        return _missing(where)
    if kind in ("too_short", "too_long"):
        return _count(kind, name, where, context)
    sentence = error["msg"].replace("Input should", f"{name} must").replace("String should", f"{name} must").rstrip(".")
    return Refusal(_CODES.get(kind, "wrong_format"), f"{sentence}.", where, {"name": name} | _plain(context))


def _missing(where: Where) -> Refusal:
    return Refusal("missing", f"{_name(where)} is missing; it must be given.", where, {"name": _name(where)})


def _count(kind: str, name: str, where: Where, context: Mapping[str, Any]) -> Refusal:
    if kind == "too_short":
        limit = context["min_length"]
        return Refusal("too_few", f"{name} must hold at least {limit}.", where, {"name": name, "limit": limit})
    limit = context["max_length"]
    return Refusal("too_many", f"{name} may hold at most {limit}.", where, {"name": name, "limit": limit})


def _beyond_numbers(value: object) -> bool:
    """NaN, an infinity, or an integer too large for a float."""
    if isinstance(value, float):
        return not isfinite(value)
    return type(value) is int


def _name(where: Where) -> str:
    names = [part for part in where if isinstance(part, str)]
    if not where:
        return "The request"
    return names[-1] if isinstance(where[-1], str) else f"Entry {where[-1]} of {names[-1] if names else 'the list'}"


def _plain(context: Mapping[str, Any]) -> dict[str, object]:
    return {key: value for key, value in context.items() if isinstance(value, str | int | float)}
