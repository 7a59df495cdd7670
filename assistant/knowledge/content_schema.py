"""The shape of the content files (cards, lexicon), as pydantic models; imported only when files are read anew.

It knows keys and types, not what the regulation says: that is checked in `cards` and `lexicon`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.errors import ContentError

Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Supply = Literal[
    "whether", "who", "what", "list", "how_many", "how_long", "how_much", "when", "document", "authority",
    "consequence", "since", "changed", "clause", "procedure", "where", "why", "difference", "standard", "name",
]  # fmt: skip
FlowId = Literal["candidate", "letter", "training", "conduct", "enterprise", "award", "changes"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PremiseEntry(_Strict):
    says: Annotated[list[Line], Field(min_length=1)]
    corrects: Line
    correction: Line
    truths: list[Line] = []


class CardEntry(_Strict):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    asks: Annotated[list[Line], Field(min_length=1)]
    supplies: list[Supply] = []
    lead: Line
    cites: Annotated[list[Line], Field(max_length=5)] = []
    notes: list[Line] = []
    readings: list[Line] = []
    open: list[Line] = []
    related: list[Line] = []
    next: list[FlowId] = []
    follow: Annotated[list[Line], Field(max_length=3)] = []
    premises: list[PremiseEntry] = []
    abstain: Literal["not_settled", "other_law", "ask_authority", "off_topic"] | None = None
    whom: Line | None = None


class CardFile(_Strict):
    card: list[CardEntry]


class RowEntry(_Strict):
    lay: Annotated[list[Line], Field(min_length=1)]
    terms: list[Line] = []
    cites: list[Line] = []


class LexiconFile(_Strict):
    domain_words: list[Line] = []
    row: list[RowEntry] = []


class SynonymFile(_Strict):
    rows: list[Line]


_Model = TypeVar("_Model", bound=BaseModel)


def read_toml(path: Path, model: type[_Model]) -> _Model:
    """Read one content file into `model`. Raises ContentError naming file and key."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}：读不了这个内容文件：{error}") from error
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise ContentError(f"{path.name}：{key}：{first['msg']}") from error
