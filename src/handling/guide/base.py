"""What every model of the file format has in common."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Base of everything an author writes: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
