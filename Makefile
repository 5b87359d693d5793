# Everything a newcomer needs: `make demo` and `make test` set up what they use. PYTHON must be 3.11 or newer.
PYTHON ?= python3
PORT ?= 8001
BIN := .venv/bin
# Tests start many processes, which would each compile all modules anew where the environment says to keep none compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-fast test-peers test-lowest coverage lint eval bench screenshots format clean
.DELETE_ON_ERROR:

demo: .venv/.runtime  ## archive the bundled demo site and its past, and open the result at http://127.0.0.1:8001
	$(BIN)/ctarchive demo --data demo-data --port $(PORT)

test: coverage        ## every test but the long sweeps: those of the rules with their coverage, then all others
	$(BIN)/pytest -n auto --dist loadfile -m "not pure and not peers"

test-fast: .venv/.dev ## rules, words and parsers alone: what needs no database, server, browser or crawl; under a minute
	$(BIN)/pytest -n auto --dist worksteal -m "pure and not peers"

test-peers: .venv/.dev  ## the long sweeps and the comparisons with other implementations: about an hour on two processors
	$(BIN)/pytest -m peers -n auto

test-lowest:          ## the rules, and a demo, with the lowest versions of the direct dependencies that pyproject.toml allows
	$(PYTHON) -m venv --clear .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet uv
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct --editable . --group dev
	.venv-lowest/bin/pytest -n auto --dist worksteal -m "pure and not peers"
	.venv-lowest/bin/ctarchive demo --no-serve --data .venv-lowest/demo-data

coverage: .venv/.dev  ## which branches of the rules the tests of test-fast do not take; fails below the floor in pyproject.toml
	$(BIN)/pytest -n auto --dist worksteal -m "pure and not peers" --cov --cov-report=term

lint: .venv/.dev      ## style and types, changing nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers auto
	$(BIN)/lint-imports --no-cache

eval: .venv/.dev      ## quality against hand-labelled data; fails below the floors in tests/floors.toml
	@$(MAKE) --no-print-directory --keep-going $(AT_ONCE) $(EVALS)

# The longest first, so that all processors are busy to the end.
EVALS := $(addprefix eval-,extract search pages mistakes frames people blind speakers articles events ranking places namesakes)
# As many at a time as there are processors, each printed in one piece where this make can do that.
AT_ONCE = --jobs=$$(getconf _NPROCESSORS_ONLN) $(if $(filter output-sync,$(.FEATURES)),--output-sync)

.PHONY: $(EVALS)
$(EVALS): eval-%: .venv/.dev
	$(BIN)/python -m tests.eval_$*

bench: .venv/.dev     ## speed and memory, as ratios
	$(BIN)/python -m tests.bench

screenshots: .venv/.dev  ## the pictures in docs/pictures, made anew from the demo site; needs Chromium
	$(BIN)/python -m tests.screenshots

format: .venv/.dev    ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:                ## remove what make has set up, never data/
	rm -rf .venv .venv-lowest demo-data build dist *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: $(PYTHON) is older than Python 3.11; say which to use: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

.venv/.runtime: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@ .venv/.runtime
