# Two commands: `make run` opens the incubator, `make test` checks everything.
PORT ?= 8000
BARKRAFT_HOME ?= $(CURDIR)/var
export PORT BARKRAFT_HOME
PY = .venv/bin/python
DEV = BARKRAFT_ENV=development

.PHONY: run content test lint unit e2e test-postgres languages test-all bench kill-test pictures lock

run:
	@tools/setup.sh run
	@$(DEV) $(PY) manage.py serve

# What is written and what is missing, as JSON.
content:
	@tools/setup.sh run
	@$(DEV) $(PY) manage.py content --json

test: lint unit e2e

lint:
	@tools/setup.sh dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-cache
	.venv/bin/djade --check $$(git ls-files 'barkraft/*.html')
	.venv/bin/djlint --lint --quiet barkraft
	.venv/bin/bandit -q -r barkraft -c pyproject.toml
	$(DEV) .venv/bin/mypy
	$(DEV) $(PY) manage.py makemigrations --check --dry-run

unit:
	@tools/setup.sh dev
	.venv/bin/pytest tests --ignore=tests/e2e -m "not languages"

e2e:
	@tools/setup.sh dev
	.venv/bin/pytest tests/e2e -n 0

# DATABASE_URL names a PostgreSQL server where a test database may be made.
test-postgres:
	@tools/setup.sh dev
	@test -n "$(DATABASE_URL)" || { echo "Set DATABASE_URL=postgresql://user:password@host:port/name"; exit 2; }
	.venv/bin/pytest tests --ignore=tests/e2e -m "not languages"

languages:
	@tools/setup.sh dev
	.venv/bin/pytest tests -m languages

test-all: test test-postgres languages

bench:
	@tools/setup.sh dev
	$(DEV) $(PY) -m tests.bench.bench

kill-test:
	@tools/setup.sh dev
	$(DEV) $(PY) -m tests.bench.kill

pictures:
	@tools/setup.sh dev
	$(DEV) $(PY) -m tests.e2e.pictures

# For maintainers, with uv installed. The lock holds hashes and no address of an index.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements.in -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements-dev.in -o requirements-dev.lock
