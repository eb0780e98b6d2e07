# make site    build the site            make test    run the tests, but for the slow ones
# make serve   look at it, live          make check   everything CI runs, all tests among it
# make test-slow   the slow tests        make test-all   all, with a case for every leaf of the shared data
# make fuzz    random tests, longer      make test-browser   the pages in browsers
# make lighthouse   its four scores (now and then)                make wheel   the program for others' projects, in dist/
# make bench   how long it takes beside others, in docs/performance.md
PYTHON ?= python3
BIN := .venv/bin

# A .venv whose Python has gone, as after an upgrade of the system, is told before anything else fails for it.
ifneq ($(wildcard $(BIN)),)
ifneq ($(MAKECMDGOALS),clean)
ifneq ($(shell { $(BIN)/python -c 'print("runs")'; } 2>/dev/null),runs)
$(error $(BIN)/python does not run; remove .venv, and call make again)
endif
endif
endif

.DEFAULT_GOAL := site
.PHONY: site serve old-services test fuzz test-slow test-all test-editor test-browser test-deploy properdocs lighthouse bench check lint types requirements wheel clean

site: .venv/site
	$(BIN)/python build.py
	@echo "Look at it: make serve"

serve: .venv/site
	$(BIN)/python build.py serve

# What is known of services is looked at again once a year; this warns of every entry that was not.
old-services: .venv/site
	$(BIN)/python build.py check --catalogue

# The modules of tests side by side, on every processor; what is skipped is told with its reason.
PYTEST := $(BIN)/python -m pytest -r s --numprocesses auto --dist loadfile --no-loadscope-reorder

test: .venv/dev
	$(PYTEST) -m "not slow"

# What takes more than 3 seconds on an idle machine, or needs a site that does.
test-slow: .venv/dev
	$(PYTEST) -m slow

# Both, and of the tests with a case for every leaf of the shared data each case; the others run a sample of them.
test-all: .venv/dev
	$(PYTEST) --all-leaves

# The random tests with thirty times as many examples, new ones every time. What fails comes into tests/data/fuzz.
fuzz: .venv/dev
	$(BIN)/python -m pytest --hypothesis-profile long --hypothesis-show-statistics -m "" tests/fuzz

# The schema in the language server of the editors, one on every processor: all is in one module. Needs node and npm.
test-editor: .venv/dev tests/node_modules/.installed
	$(PYTEST) --dist load tests/editor

# The pages in browsers, and the checkers of HTML; needs chromium, firefox-esr, java, node and npm.
test-browser: .venv/dev tests/node_modules/.installed
	$(PYTEST) tests/browser

# The recipes of docs/deploy.md on a real nginx; needs nginx (Debian, Ubuntu: apt install nginx-light) and curl.
test-deploy: .venv/dev
	$(PYTEST) tests/deploy

# The same site from ProperDocs, which carries MkDocs 1.x on: in an environment of its own, without MkDocs.
properdocs: .venv/dev .properdocs/ready
	$(BIN)/python -m pytest tests/properdocs

# Lighthouse measures time, so it is no part of check: run it alone, on a machine that does nothing else.
lighthouse: .venv/dev tests/browser/lighthouse/node_modules/.installed
	$(BIN)/python -m pytest -s tests/browser/lighthouse

# Times, processors and memory of Seloste and of others with the same words, into docs/performance.md. It takes hours,
# less with N="100 1000"; let the machine do nothing else.
N ?= 100 1000 10000
bench: .venv/dev .bench/ready
	$(BIN)/python -m tests.bench $(N) --hugo .bench/lib/python3*/site-packages/hugo/binaries/hugo

check: lint types test-all test-editor test-browser test-deploy properdocs site

lint: .venv/dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/zizmor --offline --no-progress .github/workflows

types: .venv/dev
	$(BIN)/mypy

.venv/site: requirements.txt
	@$(PYTHON) -I -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, as in: make site PYTHON=python3.12")'
	$(PYTHON) -I -m venv .venv
	$(BIN)/python -I -m pip install --only-binary :all: --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/site
	$(BIN)/python -I -m pip install --only-binary :all: --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

%/node_modules/.installed: %/package-lock.json
	npm ci --prefix $* --ignore-scripts --no-audit --no-fund
	touch $@

.properdocs/ready: requirements-properdocs.txt
	$(PYTHON) -I -m venv .properdocs
	.properdocs/bin/python -I -m pip install --only-binary :all: --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-properdocs.txt
	touch $@

.bench/ready: tests/bench/requirements.txt
	$(PYTHON) -I -m venv .bench
	.bench/bin/python -I -m pip install --only-binary :all: --quiet --disable-pip-version-check --no-deps --require-hashes -r tests/bench/requirements.txt
	touch $@

# The lock files: one pin per package that holds on every Python from 3.11 on, with hashes and without an index.
requirements: .venv/dev
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra pdf --output-file requirements-pdf.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --extra pdf --group dev --output-file requirements-dev.txt
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group properdocs --no-emit-package mkdocs --output-file requirements-properdocs.txt
	$(BIN)/uv pip compile $(LOCK) --group bench --output-file tests/bench/requirements.txt

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade

# The program without registers, to be installed beside those of others; the same bytes for the same files.
wheel: .venv/dev
	$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf .venv .properdocs .bench dist site .site.* .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/node_modules tests/browser/lighthouse/node_modules
