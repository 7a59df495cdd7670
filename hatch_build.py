"""Puts the compiled knowledge into the wheel, so that the first question after installing waits for nothing."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Compiles cards, lexicon and text as the first run would, and hands the file on. An editable install is left to
    compile for itself: its content files are being edited."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from assistant.knowledge.answering import Knowledge
        from assistant.knowledge.compiled import FILE

        self._folder = tempfile.TemporaryDirectory()  # gone when the build is
        folder = Path(self._folder.name)
        _ = Knowledge(folder).compiled
        build_data["force_include"][str(folder / FILE)] = f"assistant/knowledge/{FILE}"
