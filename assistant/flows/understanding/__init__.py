"""A message in everyday Chinese, read into proposed facts about the people it speaks of, each with its own words.

Precision stands before recall: what is not stated is absent, and nothing here decides a verdict. `understand` gives
people and facts, `understand_note` what a remark says of one known person, `redacted` the message without the
details of an offence.
"""

from __future__ import annotations

from assistant.flows.understanding.reading import Person, Span, understand, understand_note
from assistant.flows.understanding.redaction import redacted

__all__ = ["Person", "Span", "redacted", "understand", "understand_note"]
