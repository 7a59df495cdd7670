# Makes its own environment; needs nothing but Python (>= 3.11), make and git.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
STAMP_DEV := $(VENV)/.installed-dev

.PHONY: run test check unit wheel-test bench format clean

run: $(STAMP)
	@$(BIN)/cqo $(ARGS)

test: check unit wheel-test

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("需要 Python 3.11 或更高版本，现在是 " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "正在准备运行环境（只有第一次需要）……"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(STAMP_DEV): $(STAMP) pyproject.toml
	@$(BIN)/python -m pip install -q --disable-pip-version-check 'pip>=25.1'
	@$(BIN)/python -m pip install -q --disable-pip-version-check --group dev
	@touch $@

check: $(STAMP_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cqo --ephemeral check-content

unit: $(STAMP_DEV)
	$(BIN)/python -m pytest

wheel-test: $(STAMP_DEV)
	$(BIN)/python tests/installed.py

bench: $(STAMP_DEV)
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/command.py
	$(BIN)/python -m benchmarks.answers

format: $(STAMP_DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
