"""Who may call: everybody, as no authentication was chosen."""

from pydantic_settings import BaseSettings


class AuthSettings(BaseSettings):
    """Nothing to set."""
