.PHONY: test-quality
test-quality: build ## the quality gates: figures on the shared corpora against their floors
	@scripts/quality "$(BIN)" $(QUALITY)
	DATELINE_TIER=quality $(SWIFT) test --filter DuplicateExperimentTests
