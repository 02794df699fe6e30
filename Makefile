# Everything runs in .venv, which `make setup` makes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup check test soak bench demo snapshots pictures schemas
.DEFAULT_GOAL := help

help:  ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## Make .venv with Convenor (editable) and all that its tests need
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -e '.[test]'

check:  ## Lint, types, and who may import whom
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 src
	$(BIN)/lint-imports

test:  ## The tests, as the README and .ci/run run them
	$(BIN)/pytest

soak:  ## Long kills and loads, one after another
	$(BIN)/pytest -m soak --timeout 1800

bench:  ## The benchmarks, each a ratio measured in one run
	@set -e; for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python -m "benchmarks.$$(basename $$file .py)"; done

schemas:  ## What an editor needs to complete the library's files, into schemas/
	$(BIN)/python -m convenor.library.published schemas

demo:  ## Open a session in full swing, in a home of its own
	$(BIN)/convenor demo

snapshots:  ## Draw the pictures of the screens anew: look at each before keeping it
	$(BIN)/pytest --snapshot-update tests/terminal

pictures:  ## Draw the pictures of the README from the app itself
	$(BIN)/python docs/pictures/draw.py
