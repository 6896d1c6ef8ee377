"""The OpenAPI document: what FastAPI knows, and what it cannot know."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from ..modules import Module
from .access import describe_access
from .parameters import ProblemBody, answer_everywhere


def describe(app: FastAPI, modules: Sequence[Module[object]]) -> None:
    """Replaces the document of the app by a complete one, made when it is first asked for."""
    names = [module.name for module in modules]

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app, names)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _document(app: FastAPI, modules: Sequence[str]) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        description=f"The modules {', '.join(modules)}. Every error is a problem document (RFC 9457).",
        contact={"name": f"The {app.title} team"},
        servers=[{"url": "/"}],
        tags=[{"name": name, "description": f"Everything about {name}."} for name in modules],
        routes=app.routes,
    )
    _say_problem(document)
    _say_what_is_needed(document)
    answer_everywhere(document, 429, 500, 503)
    describe_access(document)
    return document


def _say_what_is_needed(document: dict[str, Any]) -> None:
    """FastAPI takes what may be absent for what may be null, which no header and no query can be.

    A version that 428 asks for has to be sent; refusing requests without one is ours, not FastAPI's.
    """
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", []):
                parameter["schema"] = _without_null(parameter["schema"])
                if parameter["name"] == "if-match" and "428" in operation["responses"]:
                    parameter["required"] = True


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    kinds = [kind for kind in schema.get("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    described = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**described, **kinds[0]}


def _say_problem(document: dict[str, Any]) -> None:
    """FastAPI announces its own shape of a 422 wherever there is a parameter; ours is another."""
    for path in document["paths"].values():
        for operation in path.values():
            if "application/json" in operation["responses"].get("422", {}).get("content", {}):
                del operation["responses"]["422"]
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for replaced in ("HTTPValidationError", "ValidationError"):
        schemas.pop(replaced, None)
    problem = ProblemBody.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs")
    schemas["Problem"] = problem
