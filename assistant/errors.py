"""The small tree of errors a person can meet.

Every message is one clear Chinese line that says what is wrong and what to do; it is printed as it stands.
Anything that is not a `CqoError` is a defect of the program and should fail loudly in the tests.
"""

from __future__ import annotations


class CqoError(Exception):
    """Base of all errors shown to a person; `str(error)` is the Chinese line to show."""


class CitationSyntaxError(CqoError):
    """The text is not a citation in any form that is understood."""


class NoSuchClauseError(CqoError):
    """The citation is well formed but names a provision the text does not have; the message says what exists."""


class CorpusError(CqoError):
    """A regulation text cannot be read as a tree of provisions."""


class ContentError(CqoError):
    """A content file (annotations, lexicon, cards …) breaks its schema or names what does not exist."""


class InputError(CqoError):
    """Input from a file or the command line cannot be used."""


class StoreError(CqoError):
    """The session store cannot be opened, read or written."""
