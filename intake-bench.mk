.PHONY: bench-intake
bench-intake: build ## latency, burst and peers of the intake, measured on this machine
	$(BIN)/IntakeBench latency --programs $(BIN)
	$(BIN)/IntakeBench burst --programs $(BIN)
	$(BIN)/IntakeBench peers --programs $(BIN) --files 10000
	$(BIN)/IntakeBench peers --programs $(BIN) --files 20000 --stall 2
bench: bench-intake
