# Every command of the project. Needs Python 3.11 with pip, and make; all else goes into .venv.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PIP := $(PYTHON) -m pip --python $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help run install check test long format chromium

help:  ## List the commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: $(VENV)/serve  ## Serve the page and the API, on HOST=127.0.0.1 PORT=8000 if not set
	@exec $(VENV)/bin/gunicorn --config service/gunicorn.conf.py

install: $(VENV)/develop  ## Set up .venv with everything: serving, training, checks, tests

check: $(VENV)/develop  ## Lint, format, types, import contracts, our own examples
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/hadolint Dockerfile
	$(VENV)/bin/python -m training.examples check

test: $(VENV)/develop chromium  ## Run the tests; ends with what was left out, and why
	$(VENV)/bin/python -m pytest

long: test  ## The tests, then the container image, built and run (Debian, as root)
	deploy/container/check.sh

format: $(VENV)/develop  ## Put the code into the project's format
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

# The tests of the page skip without Chromium, but for CI=true, where they fail.
chromium:
	@test -x /usr/bin/chromium || ! grep -qs '^ID=debian' /etc/os-release || test "$$(id -u)" != 0 || { \
	  apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends chromium; } || \
	  echo "Chromium could not be installed"

# pip of the machine fills .venv, so that Python needs no ensurepip (Debian packs it apart).
$(VENV)/bin/python:
	@$(PYTHON) -m venv --without-pip $(VENV)

# The two stamps: a set is installed again when its pins change.
$(VENV)/serve: requirements/serve.txt | $(VENV)/bin/python
	@echo "Setting up .venv to serve"
	@$(PIP) install --quiet --requirement $<
	@touch $@

$(VENV)/develop: requirements.txt requirements/develop.txt $(VENV)/serve
	@echo "Setting up .venv to train, check and test: some minutes"
	@$(PIP) install --quiet --requirement $<
	@touch $@
