# Everything is done by bootstrap.py, which also runs without make.
PYTHON ?= python3

.PHONY: demo test check bench messages lock

demo: ; @$(PYTHON) bootstrap.py demo
test: ; @$(PYTHON) bootstrap.py test
check: ; @$(PYTHON) bootstrap.py check
bench: ; @$(PYTHON) bootstrap.py bench

# Needs uv; the locks name packages, versions and hashes, never an index.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --extra dev --extra bench -c requirements-dev.lock -o requirements-bench.lock
