# Every target sets up what it needs. FILE and ARGS pass on to the command: make solve FILE=my.yaml ARGS="--format json"
SHELL := /bin/sh
BIN := .venv/bin
FILE ?= scenarios/hypothetical/greenland.yaml
ARGS ?=
# the installed project and its requirements, made anew when what they are made of changes
READY := .venv/ready

.PHONY: help setup solve test lint format types documents tables hints wheel-test benchmark lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

setup: $(READY) ## make .venv with the pinned requirements and the project itself
	@:

$(READY): requirements.txt pyproject.toml tools/make_venv
	@tools/make_venv .venv
	@touch $@

solve: $(READY) ## answer one scenario: FILE=..., ARGS=...
	@$(BIN)/casus solve "$(FILE)" $(ARGS)

test: $(READY) ## run the tests: ARGS="-k name"
	@$(BIN)/pytest --numprocesses=auto --dist=loadgroup --no-loadscope-reorder $(ARGS)

lint: $(READY) ## check style and layout of the Python code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(READY) ## lay out the Python code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(READY) ## check the types
	@$(BIN)/mypy

documents: $(READY) ## run what the documents show and compare it with what they print
	@$(BIN)/pytest tests/documents $(ARGS)

tables: $(READY) ## write the generated pages anew
	@$(BIN)/casus flips --format markdown --output docs/flips.md

hints: $(READY) ## find anew what the proofs of the claims need: ARGS=--anew forgets what is known
	@$(BIN)/python tools/hints.py $(ARGS)

wheel-test: $(READY) ## build the wheel and use it from an empty environment: PYTHON=python3.12
	@.ci/wheel $(PYTHON)

benchmark: $(READY) ## run the measurements
	@for program in benchmarks/*.py; do echo "--- $$program" && $(BIN)/python "$$program" $(ARGS) || exit 1; done

lock: ## pin the requirements anew (needs uv): ARGS="--upgrade"
	@tools/lock $(ARGS)

clean: ## remove everything that was made
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
