"""Routes of usage: they translate between HTTP and use cases, and decide nothing."""

from fastapi import Response

from assistant_platform.conditions import (
    accepted_versions,
    etag,
    is_unchanged,
    required_versions,
)
from assistant_platform.web import (
    Cursor,
    Identifier,
    IfMatch,
    IfNoneMatch,
    Limit,
    Router,
    answers,
    not_modified,
    sends,
)

from ..application.service import UsageService
from .schemas import (
    ChangeUsage,
    CreateUsage,
    UsageBody,
    UsageList,
)

PATH = "/api/usage"


def build_router(service: UsageService) -> Router:
    """All routes of the module."""
    router = Router(prefix=PATH, tags=["usage"])

    @router.post("", status_code=201, responses=sends(201, "ETag", "Location") | answers(400, 413, 415, 422))
    def create_usage(
        body: CreateUsage,
        response: Response,
    ) -> UsageBody:
        """Creates one usage."""
        created = service.create(body.fields())
        response.headers["Location"] = f"{PATH}/{created.id}"
        response.headers["ETag"] = etag(created.version)
        return UsageBody.model_validate(created)

    @router.get("", responses=answers(422))
    def list_usage(limit: Limit, cursor: Cursor = None) -> UsageList:
        """Lists usage, the oldest first."""
        return UsageList.model_validate(service.page(limit, cursor))

    @router.get(
        "/{id}",
        response_model=UsageBody,
        responses=sends(200, "ETag") | answers(304, 404),
    )
    def get_usage(
        id: Identifier,
        response: Response,
        if_none_match: IfNoneMatch = None,
    ) -> UsageBody | Response:
        """Reads one usage."""
        found = service.get(id)
        if is_unchanged(if_none_match, found.version):
            return not_modified(found.version)
        response.headers["ETag"] = etag(found.version)
        return UsageBody.model_validate(found)

    @router.patch("/{id}", responses=sends(200, "ETag") | answers(400, 404, 412, 413, 415, 422, 428))
    def change_usage(
        id: Identifier,
        body: ChangeUsage,
        response: Response,
        if_match: IfMatch = None,
    ) -> UsageBody:
        """Changes one usage that the caller has read."""
        changed = service.change(id, body.changes(), required_versions(if_match))
        response.headers["ETag"] = etag(changed.version)
        return UsageBody.model_validate(changed)

    @router.delete("/{id}", status_code=204, response_class=Response, responses=answers(404, 412))
    def remove_usage(id: Identifier, if_match: IfMatch = None) -> None:
        """Removes one usage."""
        service.remove(id, accepted_versions(if_match))

    return router
