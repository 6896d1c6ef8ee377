"""Routes of conversations: they translate between HTTP and use cases, and decide nothing."""

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

from ..application.service import ConversationsService
from .schemas import (
    ChangeConversation,
    ConversationBody,
    ConversationList,
    CreateConversation,
)

PATH = "/api/conversations"


def build_router(service: ConversationsService) -> Router:
    """All routes of the module."""
    router = Router(prefix=PATH, tags=["conversations"])

    @router.post("", status_code=201, responses=sends(201, "ETag", "Location") | answers(400, 413, 415, 422))
    def create_conversation(
        body: CreateConversation,
        response: Response,
    ) -> ConversationBody:
        """Creates one conversation."""
        created = service.create(body.fields())
        response.headers["Location"] = f"{PATH}/{created.id}"
        response.headers["ETag"] = etag(created.version)
        return ConversationBody.model_validate(created)

    @router.get("", responses=answers(422))
    def list_conversations(limit: Limit, cursor: Cursor = None) -> ConversationList:
        """Lists conversations, the oldest first."""
        return ConversationList.model_validate(service.page(limit, cursor))

    @router.get(
        "/{id}",
        response_model=ConversationBody,
        responses=sends(200, "ETag") | answers(304, 404),
    )
    def get_conversation(
        id: Identifier,
        response: Response,
        if_none_match: IfNoneMatch = None,
    ) -> ConversationBody | Response:
        """Reads one conversation."""
        found = service.get(id)
        if is_unchanged(if_none_match, found.version):
            return not_modified(found.version)
        response.headers["ETag"] = etag(found.version)
        return ConversationBody.model_validate(found)

    @router.patch("/{id}", responses=sends(200, "ETag") | answers(400, 404, 412, 413, 415, 422, 428))
    def change_conversation(
        id: Identifier,
        body: ChangeConversation,
        response: Response,
        if_match: IfMatch = None,
    ) -> ConversationBody:
        """Changes one conversation that the caller has read."""
        changed = service.change(id, body.changes(), required_versions(if_match))
        response.headers["ETag"] = etag(changed.version)
        return ConversationBody.model_validate(changed)

    @router.delete("/{id}", status_code=204, response_class=Response, responses=answers(404, 412))
    def remove_conversation(id: Identifier, if_match: IfMatch = None) -> None:
        """Removes one conversation."""
        service.remove(id, accepted_versions(if_match))

    return router
