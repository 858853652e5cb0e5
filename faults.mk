.PHONY: test-faults test-crash test-systemd soak
test-faults test-crash soak: EXTRA_PACKAGES += strace bindfs
test-faults: build ## faults from outside: links, full disks, kills, hostile names
	DATELINE_TIER=faults DATELINE_PROGRAMS=$(BIN) $(SWIFT) test --filter FaultTests

test-crash: build ## kill the daemon at every system call and 1,000 times at random
	$(BIN)/CrashDriver every-call --programs $(BIN)
	$(BIN)/CrashDriver random --programs $(BIN) --kills 1000
	$(BIN)/CrashDriver tails --programs $(BIN)

MINUTES ?= 30
SEED ?= $(shell date +%s)
soak: build ## random articles and random faults, checked all the way (MINUTES=30 SEED=...)
	$(BIN)/CrashDriver soak --programs $(BIN) --minutes $(MINUTES) --seed $(SEED)

test-systemd: build ## install and run under a real systemd in a container
	@scripts/test-systemd
