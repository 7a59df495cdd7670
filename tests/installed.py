"""The program as people install it: a wheel in an empty environment, run from a folder of its own.

Run by `make test`, apart from pytest, because it makes an environment. Also shows that the editable install reads
the checkout's corpus and the wheel its own copy.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command and return what it printed; its failure is ours."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "CQO_"))} | environment
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(str(c) for c in command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def expect(condition: object, what: str) -> None:
    """Say what was checked; end the run where it does not hold."""
    if not condition:
        raise SystemExit(f"installed: failed: {what}")
    print(f"installed: {what}")


WHERE = "from assistant.knowledge.reader import corpus_path; print(corpus_path())"
COMPILED = """
from assistant.knowledge import compiled
from assistant.knowledge.answering import Knowledge
asked = []
compiled._compile = lambda *given: asked.append(given)
print(bool(Knowledge(None).compiled.cards), len(asked))
"""
SCREEN = """
import asyncio
from assistant.place import Place
from assistant.tui.app import AssistantApp
async def main():
    app = AssistantApp(Place(ephemeral=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print(app.screen.size.width)
asyncio.run(main())
"""


def main() -> None:
    """Build, install, run."""
    editable = Path(run(sys.executable, "-c", WHERE, cwd=Path("/")).strip())
    expect(editable == ROOT / "corpus" / "regulation_2020.md", "the editable install reads the checkout's corpus")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", work / "dist", ROOT, cwd=ROOT)
        (wheel,) = (work / "dist").glob("*.whl")
        run(sys.executable, "-m", "venv", work / "env", cwd=work)
        scripts = work / "env" / ("Scripts" if os.name == "nt" else "bin")
        run(scripts / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel, cwd=work)
        elsewhere = work / "elsewhere"
        elsewhere.mkdir()
        cqo = scripts / "cqo"
        place = ("--data-dir", str(work / "data"))
        inside = Path(run(scripts / "python", "-c", WHERE, cwd=elsewhere).strip())
        expect(work in inside.parents, "the wheel carries its own corpus")
        same = inside.read_bytes() == (ROOT / "corpus" / "regulation_2020.md").read_bytes()
        expect(same, "and it is the same text")
        answer = json.loads(run(cqo, *place, "ask", "学历要求", "--json", cwd=elsewhere))
        expect(answer["citations"][:1] == ["第五条第（三）项"], "cqo ask answers with the clause")
        made = run(scripts / "python", "-c", COMPILED, cwd=elsewhere).split()
        expect(made[0] == "True" and made[1] == "0", "the wheel brings its compiled knowledge, and it is used")
        shown = json.loads(run(cqo, *place, "show", "第五条", "--json", cwd=elsewhere))
        expect("高层副职" in shown["text"], "cqo show prints the clause")
        expect(run(scripts / "python", "-c", SCREEN, cwd=elsewhere).strip() == "80", "the chat screen opens")
        expect(run(cqo, *place, "check-content", cwd=elsewhere), "all content files travelled and hold")
        expect(not any(elsewhere.iterdir()), "nothing was written to the folder it was run from")


if __name__ == "__main__":
    main()
