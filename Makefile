# `make check` is everything a change must pass; it needs no network and no running service.
.PHONY: check test lint lock
BIN ?= .venv/bin
LOCK = uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
       --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet

check: lint test

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/amends policy test
	$(BIN)/amends policy lint

test:
	$(BIN)/pytest --cov --cov-report=term:skip-covered
	$(BIN)/coverage report --skip-covered --fail-under=100 \
	    --include='monitor/domain/*,monitor/policy/*,monitor/usecases/*'

# The locked dependencies, each with its hashes: what runs, and what tests need beside it.
lock:
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --output-file tests/requirements.lock
