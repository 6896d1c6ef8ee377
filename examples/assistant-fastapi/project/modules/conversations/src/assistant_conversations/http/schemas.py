"""Bodies of requests and answers."""

from datetime import datetime
from typing import Annotated, Self, cast
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from assistant_platform.bodies import RequestBody, ResponseBody, Text, Uncoerced

from ..domain.conversation import (
    NAME_MAX,
    ConversationChanges,
    ConversationFields,
)

Name = Annotated[Text, Field(min_length=1, max_length=NAME_MAX)]
Reference = Annotated[UUID, Uncoerced]


class CreateConversation(RequestBody):
    name: Name
    documents_id: Reference | None = None

    def fields(self) -> ConversationFields:
        return cast(ConversationFields, self.model_dump())


class ChangeConversation(RequestBody):
    """At least one field; what is absent stays as it is."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    name: Name = Field(default_factory=str)
    documents_id: Reference | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("say at least one field")
        return self

    def changes(self) -> ConversationChanges:
        return cast(ConversationChanges, self.model_dump(exclude_unset=True))


class ConversationBody(ResponseBody):
    id: UUID
    name: str
    documents_id: UUID | None
    version: int
    created_at: datetime
    updated_at: datetime


class ConversationList(ResponseBody):
    items: list[ConversationBody]
    next_cursor: str | None
