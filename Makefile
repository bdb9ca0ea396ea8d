# Two commands do everything on a fresh machine:
#   make demo   sets up, reads the sample papers, answers a sample letter
#   make test   sets up, checks the code, runs the tests

PYTHON ?= python3
VENV ?= .venv
DEMO ?= demo
export KILDESVAR_CACHE ?= $(CURDIR)/.cache

# What is imported is compiled once and kept; without it every process of a test compiles it again.
unexport PYTHONDONTWRITEBYTECODE

BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help demo test check format setup clean

help:
	@grep -E '^#   make' Makefile | sed 's/^#   //'

setup: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| (echo "Kildesvar needs Python 3.11 or newer; choose one with make PYTHON=python3.11" >&2; exit 2)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --no-compile --constraint constraints.txt --editable '.[dev]'
	@touch $(INSTALLED)

demo: setup
	$(BIN)/python -m kildesvar.demo --folder $(DEMO)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .cache $(DEMO)
