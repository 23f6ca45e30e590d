# Every target sets up what it needs: with Python 3.11 or newer, make and git, `make demo` and `make test` do it all.
#
#   make demo STORE=neo4j://neo4j:password@localhost     another store than the embedded one
#   make test ARGS="tests/unit -k phone" WORKERS=0       some of the tests, in one process

PYTHON ?= python3
WORKERS ?= 2
STORE ?=
LISTEN ?=
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
STORE_OPTION := $(if $(STORE),--store '$(STORE)')
LISTEN_OPTION := $(if $(LISTEN),--listen '$(LISTEN)')

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check format bench lock proto neo4j neo4j-stop clean

help: ## Say what can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## Make .venv with everything of requirements.lock; nothing happens when it is up to date
	@:

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Onefold needs Python 3.11 or newer; say which with: make PYTHON=python3.12 …" >&2; exit 1; }
	@test -x $(BIN)/pip || { echo "Setting up $(VENV), once; about a minute"; $(PYTHON) -m venv --clear $(VENV); }
	@# --no-compile: byte code of what is imported is made then; of everything it is half the time of this
	@$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-compile --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## Tell the whole story on sample data, through a real server and client (STORE=…)
	@$(BIN)/onefold demo $(STORE_OPTION) $(ARGS)

serve: setup ## Run the server (STORE=… LISTEN=…)
	@$(BIN)/onefold serve $(STORE_OPTION) $(LISTEN_OPTION) $(ARGS)

test: setup ## Run the tests, with a real Neo4j where one can be had (ARGS=… WORKERS=…)
	@test -n "$$ONEFOLD_TEST_NEO4J_URL" || $(BIN)/python scripts/neo4j_local.py fetch >/dev/null || true
	@$(BIN)/pytest --numprocesses $(WORKERS) --dist loadgroup $(ARGS)

check: setup ## Lint, formatting, types, import order, generated protos, API compatibility
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy scripts
	$(BIN)/lint-imports
	$(BIN)/python scripts/generate_protos.py --check
	$(BIN)/buf lint
	@tag=$$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null) || { echo "no release tag yet: nothing to break"; exit 0; }; \
		echo "$(BIN)/buf breaking, against $$tag"; \
		$(BIN)/buf breaking --against ".git#tag=$$tag"

format: setup ## Format the code and sort its imports
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format .

bench: setup ## Run the benchmarks; each checks its answers before it times anything (ARGS=…)
	@set -e; for script in tests/benchmarks/bench_*.py; do \
		echo "== $$script"; PYTHONPATH=scripts $(BIN)/python "$$script" $(ARGS); \
	done

lock: setup ## Re-make requirements.lock from pyproject.toml (ARGS=--upgrade for the newest of everything)
	@$(BIN)/uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file requirements.lock $(ARGS)
	@! grep -n '://' requirements.lock || { echo "requirements.lock names an address" >&2; exit 1; }

proto: setup ## Re-make the generated code from protos/
	@$(BIN)/python scripts/generate_protos.py

neo4j: setup ## Start a local Neo4j in the background and print its address; its data stays
	@$(BIN)/python scripts/neo4j_local.py start

neo4j-stop: setup ## Stop it
	@$(BIN)/python scripts/neo4j_local.py stop

clean: ## Remove .venv and every cache, the local Neo4j's data with them
	@test ! -x $(BIN)/python || $(BIN)/python scripts/neo4j_local.py stop >/dev/null 2>&1 || true
	@rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
