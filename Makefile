# Every target does its own set-up: a fresh clone needs make and Python 3.11 or later, and nothing else.
HOST ?= 127.0.0.1
PORT ?= 8000
PYTEST ?=

PY := .venv/bin/python
MADE := .venv/.made

.DEFAULT_GOAL := help
.PHONY: help run test test-python test-page check format bench image image-check picture vendor clean

help:
	@echo "make run      serve the page on http://$(HOST):$(PORT)   (PORT=8000 HOST=127.0.0.1)"
	@echo "make test     all tests, the browser's included          (PYTEST='-k name' to choose)"
	@echo "make check    formatting, lint, types, layers and known vulnerabilities"
	@echo "make format   mend formatting and what the linters can mend by themselves"
	@echo "make bench    the benchmarks"
	@echo "make image    build the container image   (make image-check: and run it, and compose.yaml, as a host would)"
	@echo "make picture  photograph the page for the documentation"
	@echo "make vendor   build frontend/vendor again from npm"
	@echo "make clean    remove everything that make made"

run: $(MADE)/run
	@exec $(PY) -m descentlab --host "$(HOST)" --port "$(PORT)"

test: $(MADE)/test $(MADE)/browser $(MADE)/node
	@sh tools/setup/each.sh "$(MAKE) --no-print-directory test-page" "$(MAKE) --no-print-directory test-python"

test-python: $(MADE)/test $(MADE)/browser
	@$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(PYTEST)

test-page: $(MADE)/node
	@sh tools/setup/npm.sh --silent test

check: $(MADE)/check $(MADE)/node
	@sh tools/setup/each.sh \
	  "$(PY) -m ruff format --check" \
	  "$(PY) -m ruff check" \
	  "$(PY) -m mypy" \
	  ".venv/bin/lint-imports --no-logo --no-cache" \
	  "sh tools/setup/npm.sh --silent run lint" \
	  "sh tools/setup/npm.sh --silent run types" \
	  "$(PY) -m tools.audit"

format: $(MADE)/check $(MADE)/node
	@$(PY) -m ruff format --quiet
	@$(PY) -m ruff check --fix
	@sh tools/setup/npm.sh --silent run format

# TORCH=/path/to/a/python/with/torch measures against it too; BENCH="race class" chooses; MARKDOWN=docs/performance.md tells it there
bench: $(MADE)/browser
	@$(PY) -m bench $(if $(TORCH),--torch $(TORCH)) $(if $(MARKDOWN),--markdown $(MARKDOWN)) $(BENCH)

image:
	docker build --tag descentlab .

image-check:
	@sh tools/container.sh

picture: $(MADE)/browser
	@$(PY) -m tools.picture

vendor: $(MADE)/node
	@for tool in plotly qr gif; do \
	  sh tools/setup/npm.sh --prefix tools/$$tool install --no-save --loglevel=error && \
	  sh tools/setup/npm.sh --prefix tools/$$tool --silent run build || exit 1; \
	done

clean:
	rm -rf .venv node_modules tools/*/node_modules dist build test-artifacts .hypothesis
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache bench/results
	find backend tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# A stamp is as old as the set-up it stands for: an edit of what it was made from makes it again, nothing else does.
$(MADE)/run: pyproject.toml tools/setup/venv.sh tools/setup/python.sh
	@sh tools/setup/venv.sh
	@mkdir -p $(MADE) && touch $@

$(MADE)/test: pyproject.toml tools/setup/venv.sh tools/setup/python.sh
	@sh tools/setup/venv.sh test
	@mkdir -p $(MADE) && touch $(MADE)/run $@

$(MADE)/check: pyproject.toml tools/setup/venv.sh tools/setup/python.sh
	@sh tools/setup/venv.sh test,check
	@mkdir -p $(MADE) && touch $(MADE)/run $(MADE)/test $@

$(MADE)/node: package.json package-lock.json tools/setup/node.sh tools/setup/npm.sh | $(MADE)/run
	@sh tools/setup/node.sh
	@touch $@

$(MADE)/browser: tests/e2e/chromium.py | $(MADE)/test
	@$(PY) tests/e2e/chromium.py
	@touch $@
