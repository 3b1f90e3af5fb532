# What can be done with a checkout. `make` alone lists it.

PYTHON ?= python3
VENV := .venv
PURE := .venv-pure
BIN := $(VENV)/bin
# Hashes are checked by pip itself: every file that is installed is named in constraints*.
INSTALL := pip install --quiet --disable-pip-version-check
# What the office runs on besides: its own packages, and those of documents and letters.
EXTRAS := constraints/documents.txt constraints/letters.txt constraints/office.txt
PURE_TESTS := tests/values tests/names tests/matching tests/interchange
DEMO_SIZE ?= 2000
PORT ?= 8000

.PHONY: help demo test compiled suite pages lint pure postgresql install peers pin shown reference format clean

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

demo: $(VENV)/runs ## match a fictional world, then open the office on this machine
	sh scripts/demo.sh $(BIN)/kintrace demo $(DEMO_SIZE) $(PORT)

# Two at a time: each of them keeps one processor busy.
test: $(VENV)/tests ## everything that CI checks
	$(MAKE) --no-print-directory --jobs 2 --output-sync=target lint compiled
	$(MAKE) --no-print-directory --jobs 2 --output-sync=target suite pages postgresql pure

# The matching engine takes a minute to compile, and is kept; else each of the others would wait.
compiled: $(VENV)/tests
	$(BIN)/pytest tests/matching/test_index.py

suite: $(VENV)/tests ## all tests on SQLite but those that pure and pages run
	$(BIN)/pytest src tests --ignore tests/pages $(PURE_TESTS:%=--ignore %)

pages: $(VENV)/tests ## the tests in a browser
	$(BIN)/pytest tests/pages

lint: $(VENV)/tests ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What a messenger reaches is asked of every route for a minute, and no database decides it.
postgresql: $(VENV)/tests ## the office's tests on a PostgreSQL of their own, beside SQLite
	$(BIN)/python -m tests.on_postgresql tests/registry tests/casework tests/web \
		tests/site/test_serve_postgresql.py \
		--deselect tests/web/test_letters.py::test_a_messenger_reaches_no_word_by_any_route

# The source is copied in, as a user's install would, so a data file that the wheel lacks shows.
pure: $(PURE)/runs ## the pure tests against an install without extras
	$(PURE)/bin/$(INSTALL) --no-deps --no-index --no-build-isolation --force-reinstall .
	$(PURE)/bin/pytest $(PURE_TESTS)

format: $(VENV)/tests ## put the code in the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pin: $(VENV)/tests ## resolve the dependencies anew and write the pins
	$(BIN)/python -m scripts.pin

shown: $(VENV)/tests ## write the outputs shown in README and docs anew
	$(BIN)/python -m scripts.doc_outputs

reference: $(VENV)/tests ## write docs/reference anew from the code
	$(BIN)/python -m scripts.reference

peers: $(VENV)/peers ## install the peers that benchmarks/ measure beside

install: $(VENV)/runs ## only install, into .venv

clean: ## remove what make made
	rm -rf $(VENV) $(PURE) demo

$(VENV)/runs: constraints.txt $(EXTRAS) pyproject.toml
	sh scripts/system_packages.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/$(INSTALL) --no-deps --require-hashes -r constraints.txt $(EXTRAS:%=-r %)
	$(BIN)/$(INSTALL) --no-deps --no-index --no-build-isolation --editable .
	touch $@

$(VENV)/tests: $(VENV)/runs constraints/pure.txt constraints/test.txt
	sh scripts/system_packages.sh $(PYTHON) browser
	$(BIN)/$(INSTALL) --no-deps --require-hashes -r constraints/pure.txt -r constraints/test.txt
	$(BIN)/pip check
	touch $@

# PyICU has no wheel: it is built here, from a source whose hash is pinned as well.
$(VENV)/peers: $(VENV)/tests constraints/benchmarks.txt
	sh scripts/system_packages.sh $(PYTHON) compiler
	$(BIN)/$(INSTALL) --no-deps --require-hashes -r constraints/benchmarks.txt
	touch $@

$(PURE)/runs: constraints.txt constraints/pure.txt
	sh scripts/system_packages.sh $(PYTHON)
	$(PYTHON) -m venv $(PURE)
	$(PURE)/bin/$(INSTALL) --no-deps --require-hashes -r constraints.txt -r constraints/pure.txt
	touch $@
