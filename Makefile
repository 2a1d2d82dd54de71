# Everything runs from a fresh clone with Python 3.11 or later and make: setup makes .venv by itself.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WORKERS := -n auto --dist loadscope --no-loadscope-reorder

.PHONY: help setup demo test slow lint bench lock clean

help:  ## these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

setup: $(READY)  ## a .venv with the locked libraries and the chipwatch command

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(READY)  ## six weeks of nights on the bundled sample web, then the file and the report
	$(BIN)/chipwatch demo

test: $(READY)  ## the tests, a worker a core
	$(BIN)/pytest $(WORKERS)

slow: $(READY)  ## the tests that take minutes: crawls killed again and again, charts of any shape
	$(BIN)/pytest $(WORKERS) -m "slow and not bench"

lint: $(READY)  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)  ## speeds, as ratios to a reference in the same run
	$(BIN)/pytest -q -m bench tests/benchmarks

lock:  ## lock the libraries again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --extra dev --quiet pyproject.toml -o requirements.lock

clean:  ## all that is not kept by git
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
