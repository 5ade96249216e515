# A thin wrapper; the README has the same steps without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := $(VENV)/.site-installed
DEV := $(VENV)/.dev-installed
AUDIT := $(VENV)/.audit-installed
MINUTES := 30
ONLY :=

.PHONY: site serve test check audit pages firefox hostile fuzz mutation bench browser lint lock zensical clean

site: $(SITE)          ## check the course and build it into site/
	$(BIN)/course build

serve: $(SITE)         ## show the site with live reload
	$(BIN)/course serve

check: $(SITE)         ## say what is wrong
	$(BIN)/course check

test: $(DEV) browser   ## all tests, those in a real browser included
	$(BIN)/python -m pytest -n 2 --dist worksteal

browser: $(DEV)        ## find a Chromium or Chrome, install one where there is none
	$(BIN)/python -m tests.browser.find --install

zensical: $(DEV)       ## build the same sources with Zensical into site/
	$(BIN)/course build --builder zensical

lint: $(DEV)           ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

audit: $(AUDIT) lint   ## what takes longer, one after another: pages, firefox, hostile, fuzz, mutation
	$(MAKE) pages
	$(MAKE) firefox
	$(MAKE) hostile
	$(MAKE) fuzz
	$(MAKE) mutation

pages: $(DEV) browser  ## every page, scheme, width and language in a browser
	$(BIN)/python -m pytest -n 2 --matrix tests/browser tests/audit/test_every_page.py tests/audit/test_any_sequence.py

firefox: $(AUDIT) browser  ## answering, keeping, scenarios and print in Firefox
	$(BIN)/python -m tests.audit.firefox --install
	$(BIN)/python -m pytest tests/audit/test_firefox.py

hostile: $(DEV)        ## the time and memory that files take which were made to bring the check down; ONLY=scenario
	$(BIN)/python -m tests.benchmarks.hostile $(ONLY)

fuzz: $(AUDIT)         ## feed the check what nobody would write; MINUTES=30
	$(BIN)/python -m tests.audit.fuzz --minutes $(MINUTES)

mutation: $(AUDIT)     ## do the tests notice small changes to the code? ONLY=loader
	$(BIN)/python -m tests.audit.mutation $(ONLY)

bench: $(DEV) browser  ## sizes and times
	$(BIN)/python -m tests.benchmarks

lock: $(DEV)           ## write tools/requirements/ anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python tools/requirements/lock.py

# Each mark is written last, so that an interrupted installation begins again.
$(VENV)/.made:
	rm -rf $(VENV)
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11.5 or newer is needed" if sys.version_info < (3, 11, 5) else 0)'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(SITE): tools/requirements/site.txt pyproject.toml $(VENV)/.made
	$(BIN)/python -m pip install --quiet --require-hashes -r tools/requirements/site.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q tools/courseware  # as pip does for what it copies: the first run is as quick
	touch $@

$(DEV): tools/requirements/dev.txt $(SITE)
	$(BIN)/python -m pip install --quiet --require-hashes -r tools/requirements/dev.txt
	touch $@

$(AUDIT): tools/requirements/audit.txt $(DEV)
	$(BIN)/python -m pip install --quiet --require-hashes -r tools/requirements/audit.txt
	touch $@

clean:                 ## remove what was made
	rm -rf $(VENV) site .zensical-i18n .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
