"""Routes of documents: they translate between HTTP and use cases, and decide nothing."""

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

from ..application.service import DocumentsService
from .schemas import (
    ChangeDocument,
    CreateDocument,
    DocumentBody,
    DocumentList,
)

PATH = "/api/documents"


def build_router(service: DocumentsService) -> Router:
    """All routes of the module."""
    router = Router(prefix=PATH, tags=["documents"])

    @router.post("", status_code=201, responses=sends(201, "ETag", "Location") | answers(400, 413, 415, 422))
    def create_document(
        body: CreateDocument,
        response: Response,
    ) -> DocumentBody:
        """Creates one document."""
        created = service.create(body.fields())
        response.headers["Location"] = f"{PATH}/{created.id}"
        response.headers["ETag"] = etag(created.version)
        return DocumentBody.model_validate(created)

    @router.get("", responses=answers(422))
    def list_documents(limit: Limit, cursor: Cursor = None) -> DocumentList:
        """Lists documents, the oldest first."""
        return DocumentList.model_validate(service.page(limit, cursor))

    @router.get(
        "/{id}",
        response_model=DocumentBody,
        responses=sends(200, "ETag") | answers(304, 404),
    )
    def get_document(
        id: Identifier,
        response: Response,
        if_none_match: IfNoneMatch = None,
    ) -> DocumentBody | Response:
        """Reads one document."""
        found = service.get(id)
        if is_unchanged(if_none_match, found.version):
            return not_modified(found.version)
        response.headers["ETag"] = etag(found.version)
        return DocumentBody.model_validate(found)

    @router.patch("/{id}", responses=sends(200, "ETag") | answers(400, 404, 412, 413, 415, 422, 428))
    def change_document(
        id: Identifier,
        body: ChangeDocument,
        response: Response,
        if_match: IfMatch = None,
    ) -> DocumentBody:
        """Changes one document that the caller has read."""
        changed = service.change(id, body.changes(), required_versions(if_match))
        response.headers["ETag"] = etag(changed.version)
        return DocumentBody.model_validate(changed)

    @router.delete("/{id}", status_code=204, response_class=Response, responses=answers(404, 412))
    def remove_document(id: Identifier, if_match: IfMatch = None) -> None:
        """Removes one document."""
        service.remove(id, accepted_versions(if_match))

    return router
