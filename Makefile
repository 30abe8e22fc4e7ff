# Set-up and every task. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The tools of a release have an environment of their own, so that nothing but what is locked has a part in it.
TOOLS := build/tools

.DEFAULT_GOAL := help

.PHONY: help run test check format bench release lock clean

help:  ## list the tasks
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.installed  ## create the environment, install, and open the app
	@$(BIN)/handling

test: $(VENV)/.developing  ## run every test
	$(BIN)/pytest -n auto --dist worksteal

check: $(VENV)/.developing  ## types, lint, architecture, the shipped guides and their cases
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/handling check flows
	$(BIN)/handling test

format: $(VENV)/.developing  ## put the code in its format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(VENV)/.developing  ## measure speed beside others, as one table
	$(BIN)/python scripts/bench.py

release: $(TOOLS)/.installed  ## make all that is handed out, in dist/
	$(TOOLS)/bin/python scripts/release.py

lock: $(TOOLS)/.installed  ## bring the lock files up to pyproject.toml; UPGRADE=--upgrade takes the newest of all
	$(TOOLS)/bin/python scripts/lock.py $(UPGRADE)

clean:  ## remove the environment and everything that was built
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml locks/runtime.txt $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r locks/runtime.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.developing: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

$(TOOLS)/.installed: locks/release.txt $(VENV)/bin/python
	rm -rf $(TOOLS)
	$(BIN)/python -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --require-hashes -r $<
	@touch $@
