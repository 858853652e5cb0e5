# Dateline: build, test, try, install. `make help` lists the targets.
SHELL := /bin/bash
SWIFT ?= swift
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := libinotifytools0-dev libsqlite3-dev libssl-dev libxml2-dev libcld2-dev \
	libuchardet-dev libsystemd-dev libarchive-dev poppler-utils pkg-config
RELEASE = -c release --static-swift-stdlib
BIN = $(shell $(SWIFT) build $(RELEASE) --show-bin-path)

.DEFAULT_GOAL := help
.PHONY: help setup build demo test test-quick test-all lint format bench clean

help: ## this list; start with `make demo`
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: ## install the Debian packages that are missing (with sudo when not root)
	@missing=$$(for p in $(PACKAGES) $(EXTRA_PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "installing" $$missing; \
		$(SUDO) apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $$missing >/dev/null; \
	fi

build: setup ## build the programs, optimised
	$(SWIFT) build $(RELEASE)

demo: build ## start the daemon, drop the sample articles, show their events
	@scripts/demo "$(BIN)"

test-quick: setup ## the tests that take seconds
	$(SWIFT) test

test: lint test-quick ## what must pass before a commit: lint and the quick tests

lint: ## check the format as CI does
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Benchmarks Tests

format: ## format the sources in place
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Benchmarks Tests

clean: ## remove what was built
	rm -rf .build

-include install.mk models.mk bench.mk pages.mk quality.mk faults.mk intake-bench.mk
