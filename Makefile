# Two commands do everything: `make demo` and `make test`. Both call `make setup`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Tests start hundreds of processes: each would compile the whole code anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup setup-test compiled demo test test-all check bench samples schema page clean

setup: $(VENV)/.setup
setup-test: $(VENV)/.setup-test
compiled: $(VENV)/.compiled

# The pip that comes with Python 3.11 takes three times the processor time of a current one to find what to install.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' || \
	  { echo "gouji needs Python 3.11 or 3.12; say which with: make setup PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv --upgrade-deps $(VENV) >/dev/null

$(VENV)/.setup: pyproject.toml | $(BIN)/python
	@echo "Installing gouji into $(VENV) ..." >&2
	@$(PIP_INSTALL) --editable '.[batch,export,label,language,ocr,pages,serve]'
	@touch $@

# All at once, what users need among it: `make test` on a fresh machine looks for packages once. What is imported is
# compiled then; compiling all of it took 80 of 123 seconds of processor.
$(VENV)/.setup-test: pyproject.toml | $(BIN)/python
	@echo "Installing gouji and what tests need into $(VENV) ..." >&2
	@$(PIP_INSTALL) --no-compile --editable '.[test]'
	@touch $(VENV)/.setup $@

# Processes that begin at once on a fresh machine each compile whatever the tests import, a minute of processor each; one
# that only lists the tests does it for all.
$(VENV)/.compiled: $(VENV)/.setup-test
	@$(BIN)/pytest --numprocesses=0 --collect-only > $(VENV)/collected.log || { cat $(VENV)/collected.log; exit 1; }
	@touch $@

demo: setup
	@$(BIN)/gouji check corpora/samples/reports

check: $(VENV)/.setup-test
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --num-workers auto
	@$(BIN)/lint-imports --no-cache > $(VENV)/lint-imports.log || { cat $(VENV)/lint-imports.log; exit 1; }

# Each process takes its own run of files, so that what a file prepares is prepared once. Tests that wait (for servers,
# browsers, limits of time) leave a quarter of the processors idle: there is a process more than those. Threads of one
# process that wait for each other burn what the next one needs: a fifth of what training costs.
TESTS := OMP_NUM_THREADS=1 $(BIN)/pytest --numprocesses=$$(( $$(getconf _NPROCESSORS_ONLN) + 1 )) --dist=worksteal

test: check $(VENV)/.compiled
	@$(TESTS)

# What `make test` reads a part of, whole: before a release, or when a rule of prose or tables has changed.
test-all: check $(VENV)/.compiled
	@$(TESTS) -m "not benchmark"

bench: $(VENV)/.setup-test
	@$(BIN)/pytest --numprocesses=0 -m benchmark --capture=no

samples: $(VENV)/.setup-test
	@$(BIN)/python -m corpora.synthetic.samples

schema: $(VENV)/.setup-test
	@$(BIN)/gouji schema > service/export/record.schema.json

# The review page, from its sources; needs node, which nothing else does.
page:
	@cd service/web/source && npm ci --silent && npm run --silent build

clean:
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
