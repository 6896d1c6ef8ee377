"""Bases of the request and response bodies that modules declare."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Uncoerced = Field(strict=False)
"""For types that JSON can only carry as text, such as UUID, in a strict body."""

Text = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$")]
"""Text on one line, without control characters: no database takes them all."""


class RequestBody(BaseModel):
    """Nothing is coerced, nothing unknown is accepted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, alias_generator=to_camel)


class ResponseBody(BaseModel):
    """Built from an entity, field by field."""

    model_config = ConfigDict(from_attributes=True, alias_generator=to_camel, populate_by_name=True)
