internal import SystemCalls

extension LogWriter {
    private enum Turn {
        case done
        case failed(LogError)
        case lead(OpenSegment, upTo: Int, size: Int)
    }

    /// Waits until the ticket's bytes are durable, syncing for all who wait where nobody does.
    func waitUntilDurable(_ ticket: Ticket) throws(LogError) -> LogPosition {
        while true {
            switch nextTurn(ticket) {
            case .done: return ticket.position
            case .failed(let error): throw error
            case .lead(let segment, let end, let size): sync(segment, upTo: end, size: size)
            }
        }
    }

    private func nextTurn(_ ticket: Ticket) -> Turn {
        gate.wait(until: { state in
            state.durable >= ticket.end || state.epoch != ticket.epoch || !state.isSyncing
        }) { state in
            if state.epoch != ticket.epoch {
                // Bytes that became durable before the epoch ended were not given up.
                let isDurable = ticket.end <= state.epochEnds[ticket.epoch]
                return isDurable ? .done : .failed(state.failure ?? LogError.closed(folder))
            }
            if state.durable >= ticket.end { return .done }
            guard let segment = state.segment else {
                return .failed(state.failure ?? LogError.closed(folder))
            }
            state.isSyncing = true
            return .lead(segment, upTo: state.written, size: state.size)
        }
    }

    /// Makes all that was written so far durable, and remembers it in the catalogue.
    private func sync(_ segment: OpenSegment, upTo end: Int, size: Int) {
        var failure: SystemError?
        do throws(SystemError) { try segment.file.syncData() } catch { failure = error }
        gate.withLock { state in
            state.isSyncing = false
            if let failure {
                distrust(failure, &state)
            } else if state.segment === segment {
                state.durable = max(state.durable, end)
                state.durableSize = max(state.durableSize, size)
                state.failure = nil
                recordDurable(&state)
            }
        }
        gate.signal()
    }

    /// Gives up what a failed sync has left in doubt.
    ///
    /// The kernel may show pages that never reached the disk, and reports such an error only once:
    /// nothing behind the last durable byte is trusted, and the rest is read again before use.
    private func distrust(_ cause: SystemError, _ state: inout WriterState) {
        let segment = state.segment
        let size = state.durableSize
        giveUpUnsynced(LogError(cause), &state)
        // Mending reads the whole segment again; cutting first keeps readers from seeing the rest.
        try? segment?.file.truncate(to: size)
        state.segment = nil
    }

    /// Hands what is durable to the catalogue; what it does not take stays for the next time.
    func recordDurable(_ state: inout WriterState) {
        let durable = state.durable
        let entries = state.unrecorded.prefix { $0.end <= durable }.map(\.entry)
        guard !entries.isEmpty, SteadyClock.now() >= state.recordsNext else { return }
        do throws(CatalogError) {
            try catalog.record(entries)
            state.unrecorded.removeFirst(entries.count)
        } catch {
            // While another process holds the catalogue, the log does not wait for it again and again.
            state.recordsNext = SteadyClock.now() + 3_000_000_000
            guard error.isDamage || state.unrecorded.count > 10_000 else { return }
            guard (try? catalog.rebuild()) != nil else { return }
            state.unrecorded.removeFirst(entries.count)
        }
    }
}

extension LogError {
    /// The error of a writer that was closed while others waited.
    static func closed(_ folder: BytePath) -> LogError {
        LogError(SystemError(call: "write", path: folder.description, code: 9))
    }
}
