# `make report` and `make test` do all the set-up on a fresh Debian or Ubuntu machine with Swift.

BUILD_PACKAGES = pkg-config libcairo2-dev libpango1.0-dev libfontconfig-dev libpng-dev \
	libglib2.0-dev libmd4c-dev libmd4c-html0-dev duktape-dev libjs-katex fonts-katex fonts-inter
TEST_PACKAGES = chromium python3-venv qemu-user curl
NAMES ?=
MMREPORT = .build/release/mmreport
PYTHON = .venv/bin/python
PEER ?= python3

.PHONY: report build test swift-test bench lint packages test-packages

report: build
	$(MMREPORT) build $(if $(NAMES),--input $(NAMES))
	@echo "Open $(CURDIR)/output/index.html in a browser."

# What a binary carries of templates/ is compiled into it, which the package manager does not see.
build: packages
	@test -z "$$(find templates -newer Sources/CEmbedded/templates.c)" || touch Sources/CEmbedded/templates.c
	swift build -c release

test: test-packages lint swift-test build $(PYTHON)
	$(MMREPORT) build --quiet --no-cache --output .build/site
	SITE=.build/site $(PYTHON) -m pytest -q Tests/Acceptance Tests/Files Tests/Site

# PEER is a Python with PyTorch and matplotlib, to compare with; without it ours is measured alone.
bench: build
	$(MMREPORT) bench $(if $(NAMES),--input $(NAMES))
	$(PEER) Tests/Benchmarks/compare.py $(if $(NAMES),--names $(NAMES))

lint:
	swift format lint --strict --recursive Sources Tests Package.swift
	Tests/Embedded/check

swift-test: packages
	swift test
	@test "$$(uname -m)" != x86_64 || Tests/Emulated/run

$(PYTHON): Tests/requirements.txt
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	@touch $(PYTHON)

packages:
	@Tests/install-packages $(BUILD_PACKAGES)

test-packages:
	@Tests/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
