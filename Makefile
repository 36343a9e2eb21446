# One word for each thing to do with the product; README.md says what they need beforehand.
# Paths are relative, so that the folder may have spaces in its name.
PYTHON := .venv/bin/python
PORT ?= 8000
PACKAGES := songcong wards petitions inspections reports
CHECKED := manage.py .ci $(PACKAGES) tests $(wildcard benchmarks)
WORKERS ?= 2
# What an installation sets, with values of no use, so that its settings can be checked.
AS_DEPLOYED := DJANGO_SETTINGS_MODULE=songcong.settings.production ALLOWED_HOSTS=danchu.example.vn \
	DATABASE_URL=postgres://a:b@127.0.0.1:1/c REDIS_URL=redis://127.0.0.1:1/0 \
	SECRET_KEY=only-checked-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ \
	IDENTITY_KEYS=b25seS1jaGVja2VkLW9ubHktY2hlY2tlZC1vbmx5LSE=

.PHONY: install run test check fix bench clean
.DEFAULT_GOAL := run

install:  ## the environment .venv and the libraries that PDF needs
	@python3 .ci/environment.py
	@python3 .ci/system_packages.py

run: install  ## the whole product at http://127.0.0.1:8000, with the demo city unless DEMO=0
	@exec $(PYTHON) manage.py serve --port $(PORT) $(if $(filter 0,$(DEMO)),--empty)

test: install  ## the whole suite, journeys in a browser included
	@python3 .ci/system_packages.py --browser
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

check: install  ## format, lint, templates, types, contracts, migrations, deployment files
	$(PYTHON) -m ruff format --check --quiet .
	$(PYTHON) -m ruff check --quiet .
	.venv/bin/djlint templates --check --quiet
	.venv/bin/djlint templates --lint --quiet
	$(PYTHON) -m mypy $(CHECKED)
	.venv/bin/lint-imports --no-cache
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) manage.py check --fail-level WARNING
	@env $(AS_DEPLOYED) $(PYTHON) manage.py check --deploy --fail-level WARNING
	.venv/bin/hadolint Dockerfile
	.venv/bin/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

fix: install  ## let the tools mend what they can
	$(PYTHON) -m ruff check --fix --quiet .
	$(PYTHON) -m ruff format --quiet .
	.venv/bin/djlint templates --reformat --quiet

bench: install  ## counts first, then ratios to the limit measured in the same run
	$(PYTHON) -m benchmarks.run

clean:  ## what the tools left; the city's data in var/ stays
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache var/test
	find $(CHECKED) -name __pycache__ -type d -prune -exec rm -rf {} +
