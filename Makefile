# Every target works from a fresh clone: it installs what is missing for it, and nothing else. `make help` lists them.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo setup lint types test test-core test-torch test-qgis test-headless test-desktop test-matrix \
	plugin package run screenshots bench i18n format lock clean clean-all

core := .venv-core/bin/python
qgis := .venv-qgis/bin/python

help: ## Say what can be made
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r target text; \
	do printf '%-20s %s\n' "$$target" "$$text"; done

demo: ## Make a small dataset from simulated data, through qgis_process (needs no network but to install)
	@tools/setup.sh qgis core plugin
	@tools/demo.sh build/demo

setup: ## Install what is missing: QGIS, PostGIS and Chromium by apt, three Python environments, the linked plugin, a profile
	@tools/setup.sh qgis postgis chromium core dev servers qgis_tests plugin

lint: ## Check style and common faults (ruff)
	@tools/setup.sh dev
	$(core) -m ruff check .
	$(core) -m ruff format --check .

types: ## Check the types of the core (mypy --strict)
	@tools/setup.sh dev
	$(core) -m mypy

test: lint types test-core test-torch test-qgis test-headless test-desktop ## Run every check and every test

test-core: ## Test the core and the import rules, without QGIS
	@tools/setup.sh postgis chromium dev servers
	$(core) -m pytest -n 2 --dist loadfile tests/core tests/test_*.py

test-torch: ## Test the loader for PyTorch, and train a small network on the demo's data (CPU)
	@tools/setup.sh torch
	.venv-torch/bin/python -m pytest tests/torch

test-qgis: ## Test the algorithms and the desktop's parts inside QGIS' Python (pytest-qgis)
	@tools/setup.sh qgis core qgis_tests plugin
	@tools/qgis_env.sh $(qgis) -m pytest tests/processing tests/gui

test-headless: ## Test the algorithms as users run them, through qgis_process
	@tools/setup.sh qgis dev servers plugin
	@tools/qgis_env.sh $(core) -m pytest -n 2 --dist loadfile tests/headless

test-desktop: ## Test the installed zip in the real QGIS desktop under Xvfb; pictures in build/desktop
	@tools/setup.sh qgis dev
	$(core) -m pytest tests/desktop

test-matrix: ## Test headless on other versions of QGIS, in chroots of Debian (needs root, 5.2 GB; once, minutes more)
	@tools/matrix.sh

plugin: ## Link the plugin together in build/plugins/dl4eo_qgis, and a profile that loads it in build/profile
	@tools/setup.sh qgis plugin

package: ## Build build/dl4eo_qgis.zip, which QGIS installs (Plugins > Install from ZIP)
	@tools/setup.sh qgis
	@/usr/bin/python3 tools/package.py zip build/dl4eo_qgis.zip

screenshots: test-desktop ## Make the documentation's pictures again, from those of the desktop's test
	@tools/setup.sh chromium
	@/usr/bin/python3 tools/screenshots.py build/desktop docs/images

run: ## Start QGIS with the plugin and its own profile
	@tools/setup.sh qgis core plugin
	@QT_QPA_PLATFORM= tools/qgis_env.sh qgis --nologo --noversioncheck --profiles-path build/profile

bench: ## Measure against other tools (1-2 h; ROUNDS=3 AOIS="10 50" ONLY=reading,job); writes benchmarks/results.md
	@tools/setup.sh core bench
	.venv-bench/bin/python -m benchmarks $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(AOIS),--aois "$(AOIS)") --only "$(ONLY)"

format: ## Rewrite the sources in the one style (ruff)
	@tools/setup.sh dev
	$(core) -m ruff check --fix .
	$(core) -m ruff format .

i18n: ## Take the texts from the sources into i18n/*.ts and compile them (see i18n/README.md)
	@tools/setup.sh lrelease
	@/usr/bin/python3 tools/i18n.py

lock: ## Pin requirements*.txt again from requirements*.in (needs uv; only for maintainers)
	@tools/lock.sh

clean: ## Remove what was built and the caches; the environments stay
	@rm -rf build dist .qgis-settings .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -path './.venv-*' -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean ## Remove the environments too
	@rm -rf .venv-core .venv-qgis .venv-servers .venv-bench .venv-torch
