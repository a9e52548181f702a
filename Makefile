# `make` alone prints what there is.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$p" -c "import sys; sys.exit(sys.version_info < (3, 7))" >/dev/null 2>&1 && { echo "$$p"; break; }; done)
SETUP = $(or $(PYTHON),$(error Koshin needs Python 3.11 or newer: install it (Debian, Ubuntu: apt install python3 python3-venv) and start again)) scripts/setup.py
VENV = .venv/bin
.DEFAULT_GOAL := help
.PHONY: help up test check bench nlu-report train setup pins readme clean

help:
	@awk '/^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {split($$0, a, ":.*## "); printf "  make %-11s %s\n", a[1], a[2]}' $(firstword $(MAKEFILE_LIST))
	@echo

##@ Use it
up: ## set up what is missing, then run the service and Rasa until Ctrl-C
	@$(SETUP) all
	@exec $(VENV)/python -m renewal_backend.cli up --with-parent

##@ Work on it
test: ## set up what is missing, then run every test
	@$(SETUP) all
	@exec $(VENV)/python -m pytest $(ARGS)

check: ## lint, types, architecture, generated files
	@$(SETUP) service front
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/python -m mypy
	@$(SETUP) typescript
	$(VENV)/python -m pytest -q tests/architecture

bench: ## measure turns, start-up and memory, as a table
	@$(SETUP) all
	@exec $(VENV)/python -m bench $(ARGS)

nlu-report: ## compare pipelines on folds, and measure the model on lines held out
	@$(SETUP) model
	@exec .venv-rasa/bin/python -W ignore -m bench.nlu

##@ Parts
setup: ## only set up what is missing
	@$(SETUP) all

train: ## train the model if its inputs changed
	@$(SETUP) model

pins: ## compile requirements/ anew from pyproject.toml
	@$(SETUP) pins

readme: ## renew the generated tables of README.md
	@$(SETUP) service
	@exec $(VENV)/python -m scripts.readme

clean: ## remove everything that was made; answers and documents under var/ stay
	rm -rf .venv .venv-rasa .tools .models node_modules renewal_backend/web/static/build
