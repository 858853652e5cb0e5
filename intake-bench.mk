.PHONY: bench-intake load
bench-intake: EXTRA_PACKAGES += inotify-tools incron
bench-intake: build ## latency and peers of the intake, measured on this machine
	$(BIN)/IntakeBench latency --programs $(BIN)
	$(BIN)/IntakeBench peers --programs $(BIN) --files 10000
	$(BIN)/IntakeBench peers --programs $(BIN) --files 20000 --stall 2

FILES ?= 100000
load: build ## 100,000 files at once, on disk and in memory, with and without overflow (FILES=n)
	$(BIN)/IntakeBench load --programs $(BIN) --files $(FILES) --header
	$(BIN)/IntakeBench load --programs $(BIN) --files $(FILES) --overflow
	$(BIN)/IntakeBench load --programs $(BIN) --files $(FILES) --scratch /dev/shm
	$(BIN)/IntakeBench load --programs $(BIN) --files $(FILES) --scratch /dev/shm --overflow
bench: bench-intake
