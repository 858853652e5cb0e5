.PHONY: test-quality
test-quality: build ## the quality gates: figures on the shared corpora against their floors
	@scripts/quality "$(BIN)" $(QUALITY)
