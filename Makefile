# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# The first Python on PATH that is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
export OMP_THREAD_LIMIT := 1

SECONDS ?= 20

.PHONY: help demo test check accuracy fuzz format lock wheel clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

.venv/stamp: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "authcheck needs Python 3.11 or newer on PATH; or: make PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv --clear .venv
	@# --no-deps: the lock names all; pip would look for the newest coverage[toml] and find it has no hash
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

demo: .venv/stamp ## set up, then the verdict on the founding sample
	$(BIN)/authcheck samples/seely/letter.pdf

test: .venv/stamp ## set up, then all tests
	$(BIN)/python -m pytest

check: .venv/stamp ## format, lint, types, import contracts, rule files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/authcheck rules check rules

accuracy: .venv/stamp ## how right the checks of the page are, on CORPUS="FOLDER …", each with a manifest
	@test -n "$(CORPUS)" || { echo 'make accuracy CORPUS="FOLDER …": folders with a manifest.jsonl' >&2; exit 2; }
	$(BIN)/python -m bench.accuracy $(CORPUS)

.venv/fuzz-stamp: .venv/stamp requirements-fuzz.lock
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes --only-binary :all: -r requirements-fuzz.lock \
		&& touch $@ || echo "atheris cannot be had here (it comes for Linux on x86_64)" >&2

fuzz: .venv/fuzz-stamp ## hostile bytes for every door, SECONDS=20 each; TARGETS="rules,zones" chooses
	$(BIN)/python -m bench.fuzz --seconds $(SECONDS) $(if $(TARGETS),--targets $(TARGETS))

format: .venv/stamp ## format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## write requirements.lock and requirements-fuzz.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group fuzz -o requirements-fuzz.lock

wheel: .venv/stamp ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what was built
	rm -rf .venv dist build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .fuzz
