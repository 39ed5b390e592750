"""Settings: how the service runs here, read from the environment once."""

from pathlib import Path
from typing import Self

from pydantic import PositiveInt, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "CLASSIFIER_"

_EXPECTED = {
    "int_parsing": "a positive whole number",
    "int_parsing_size": "a positive whole number",
    "greater_than": "a positive whole number",
}


class SettingsError(Exception):
    """An environment variable has a value that the service cannot run with."""


class Settings(BaseSettings):
    """What may differ from one installation to the next; a threshold may not, it belongs to the weights."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True)

    # The folder of the model.
    artifact: Path = Path(__file__).resolve().parents[1] / "model" / "weights"
    # Messages of one batch.
    max_messages: PositiveInt = 256
    # The most characters of a batch (400,000) in UTF-8, at most 4 bytes each, and the JSON around them;
    # as JSON escapes, of up to 12 bytes, fewer fit.
    max_body_bytes: PositiveInt = 2 * 1024 * 1024

    @classmethod
    def read(cls) -> Self:
        """Return the settings of this environment; SettingsError names the first variable that is wrong."""
        try:
            return cls()
        except ValidationError as cause:
            first = cause.errors()[0]
            name = PREFIX + str(first["loc"][0]).upper()
            expected = _EXPECTED.get(first["type"], "valid")
            raise SettingsError(f"{name} must be {expected}, got {first['input']!r}") from cause
