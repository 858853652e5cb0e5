.PHONY: bench-pages bench-similar fuzz
PAGES_PYTHON = .build/bench-pages/bin/python
bench-pages: build ## main text of web pages beside trafilatura, as a table
	@test -x $(PAGES_PYTHON) || python3 -m venv .build/bench-pages
	@$(PAGES_PYTHON) -m pip install -q trafilatura lxml_html_clean
	bench/pages $(BIN)/dateline --peers $(PAGES_PYTHON)
bench: bench-pages

bench-similar: build ## look for similar articles among a million (4 GB below /tmp for some minutes)
	$(BIN)/SimilarBench
bench: bench-similar

TIME ?= 600
FUZZ_BUILD = -c release --sanitize fuzzer --scratch-path .build/fuzz-build --product FuzzDriver
fuzz: setup ## libFuzzer over every reader (TIME=600 seconds each; READERS="html mail" for some)
	DATELINE_FUZZ_BUILD=1 $(SWIFT) build $(FUZZ_BUILD)
	scripts/fuzz "$$(DATELINE_FUZZ_BUILD=1 $(SWIFT) build $(FUZZ_BUILD) --show-bin-path)/FuzzDriver" \
		$(TIME) $(READERS)
