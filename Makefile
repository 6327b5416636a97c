# What each command does: `make help`. The logic is in packaging/setup/, a script a step.
SHARED ?= ../shared
ATTRIBUTION ?=
POSITIONS ?=
READING ?=
export SHARED ATTRIBUTION POSITIONS READING

.DEFAULT_GOAL := help
.PHONY: help run test lint score bench lock clean

help:
	@echo 'make run     set up what is missing, then open On Record on the sample articles'
	@echo '             (without a display: write their table and pictures to out/)'
	@echo 'make test    set up what the tests need, then run all of them'
	@echo 'make lint    ruff, mypy and the import contracts alone'
	@echo 'make score   score the engine; ATTRIBUTION=gold.jsonl POSITIONS=folder READING=folder'
	@echo '             name other gold, SHARED=folder another place for ../shared'
	@echo 'make bench   measure start, import and drawing'
	@echo 'make lock    write the lock files anew (needs uv); UPGRADE=--upgrade takes newer versions'
	@echo 'make clean   remove .venv, out/ and caches'

run:
	@packaging/setup/prepare run
	@packaging/setup/start

test:
	@packaging/setup/prepare test
	@packaging/setup/check lint tests window

lint:
	@packaging/setup/prepare test
	@packaging/setup/check lint

score:
	@packaging/setup/score

bench:
	@packaging/setup/prepare test
	@packaging/setup/bench

lock:
	@packaging/setup/lock $(UPGRADE)

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find desktop models tests -name __pycache__ -type d -prune -exec rm -rf {} +
