"""A sheet of candidates with …_expected.jsonl: rows with the right verdict, or an error where one is due."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from assistant.cli.scoring import Scored, lacking, lines_of, share
from assistant.documents.sheet_reader import open_sheet
from assistant.documents.sheets import examined
from assistant.errors import InputError
from assistant.flows.batch import Candidates
from assistant.flows.understanding import understand


def score_rows(sheet: Path, expected: Path, today: date) -> Scored:
    """Score a sheet. Raises InputError."""
    if not expected.is_file():
        raise InputError(f"“{sheet.name}”旁边没有 {expected.name}，不知道每一行应当是什么结论。")
    found = _found(sheet, today)
    wanted, right, exact, failures = lines_of(expected), 0, 0, []
    for want in wanted:
        try:
            got = found.pop(want["row"], {})
            is_error = "error" in want
            same = "error" in got if is_error else got.get("verdict") == want["verdict"]
            lists = is_error or all(got.get(key) == want[key] for key in ("decided_by", "open"))
        except (KeyError, TypeError):
            raise lacking(expected, " row、verdict、decided_by 或者 open") from None
        right += same
        exact += same and lists
        if not (same and lists):
            failures.append({"row": want["row"], "expected": want, "got": got})
    failures += [{"row": row, "expected": None, "got": got} for row, got in found.items()]
    figures = {
        "n": len(wanted),
        "row_accuracy": share(right, len(wanted)),
        "row_exact": share(exact, len(wanted)),
        "rows_not_expected": len(found),
    }
    return Scored(figures, tuple(failures))


def _found(sheet: Path, today: date) -> dict[int, dict[str, Any]]:
    """Row number -> what the program says of it."""
    rows: dict[int, dict[str, Any]] = {}
    with open_sheet(sheet) as opened:
        for row in examined(opened, Candidates(understand, today)):
            if row.candidate is None:
                rows[row.number] = {"error": row.error}
            else:
                outcome = row.candidate.outcome
                rows[row.number] = {
                    "verdict": outcome.verdict,
                    "decided_by": [str(cite) for cite in outcome.decided_by],
                    "open": list(outcome.open),
                }
    return rows
