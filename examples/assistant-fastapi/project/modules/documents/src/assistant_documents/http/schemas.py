"""Bodies of requests and answers."""

from datetime import datetime
from typing import Annotated, Self, cast
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from assistant_platform.bodies import RequestBody, ResponseBody, Text

from ..domain.document import (
    NAME_MAX,
    DocumentChanges,
    DocumentFields,
)

Name = Annotated[Text, Field(min_length=1, max_length=NAME_MAX)]


class CreateDocument(RequestBody):
    name: Name

    def fields(self) -> DocumentFields:
        return cast(DocumentFields, self.model_dump())


class ChangeDocument(RequestBody):
    """At least one field; what is absent stays as it is."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    name: Name = Field(default_factory=str)

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("say at least one field")
        return self

    def changes(self) -> DocumentChanges:
        return cast(DocumentChanges, self.model_dump(exclude_unset=True))


class DocumentBody(ResponseBody):
    id: UUID
    name: str
    version: int
    created_at: datetime
    updated_at: datetime


class DocumentList(ResponseBody):
    items: list[DocumentBody]
    next_cursor: str | None
