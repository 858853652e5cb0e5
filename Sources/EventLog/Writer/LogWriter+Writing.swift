internal import SystemCalls

extension LogWriter {
    /// Opens and mends the current segment, where that is needed, and brings the catalogue up.
    func prepare(_ state: inout WriterState) throws(LogError) {
        guard state.segment == nil else { return }
        do throws(SystemError) {
            let folder = try OpenFile.folder(folder)
            let report = try SegmentRecovery.mend(.current, in: folder)
            let file = try folder.open(
                Array(LogFormat.currentSegment.utf8), [.readWrite, .append, .noFollow])
            try folder.sync()
            state.recovery = report
            state.size = report.size
            state.durableSize = report.size
            state.lastLogged =
                Timestamp(report.lastLogged).map { max($0, state.lastLogged) }
                ?? state.lastLogged
            state.day = report.size > 0 ? state.lastLogged.compactDay : ""
            state.segment = OpenSegment(file: file)
        } catch {
            state.failure = LogError(error)
            throw LogError(error)
        }
        try catchUp(&state)
    }

    /// Lets the catalogue read what recovery kept; a catalogue that cannot is made anew.
    private func catchUp(_ state: inout WriterState) throws(LogError) {
        state.unrecorded.removeAll()
        do {
            // Offsets behind the damage have changed.
            if state.recovery?.isRewritten == true {
                return try catalog.rebuild(afterDamage: true)
            }
            try catalog.catchUp()
        } catch {
            try catalog.rebuild(afterDamage: (state.recovery?.removed ?? 0) > 0)
        }
    }

    /// Writes the lines of an article; nil where the log has it already.
    func write(_ article: LoggedArticle, _ state: inout WriterState) throws(LogError) -> Ticket? {
        state.isClosed = false
        try lookAfterSegment(&state)
        try prepare(&state)
        let isNew = article.article.supersedes == nil
        if isNew, article.article.outcome.isFinal, isKnown(article.key, state) { return nil }
        let article = withStories(withSimilar(article), &state)
        state.lastLogged = max(state.lastLogged, .now())
        try rotateIfDue(&state)
        let (bytes, articleOffset) = article.encoded(logged: state.lastLogged)
        do throws(SystemError) {
            try state.segment?.file.write(bytes)
        } catch {
            giveUpLastWrite(error, &state)
            throw LogError(error)
        }
        if state.day.isEmpty { state.day = state.lastLogged.compactDay }
        return register(article, bytes.count, articleOffset, &state)
    }

    private func register(
        _ article: LoggedArticle, _ count: Int, _ articleOffset: Int, _ state: inout WriterState
    ) -> Ticket {
        let position = LogPosition(
            segment: LogFormat.currentSegment, start: state.size,
            articleLine: state.size + articleOffset, end: state.size + count)
        state.size += count
        state.written += count
        var logged = article
        logged.article.logged = state.lastLogged.description
        let entry = CatalogEntry(lines: logged, position: position)
        state.unrecorded.append((state.written, entry))
        return Ticket(epoch: state.epoch, end: state.written, position: position)
    }

    /// The article with the one that it resembles, where the catalogue knows one.
    private func withSimilar(_ article: LoggedArticle) -> LoggedArticle {
        guard article.article.outcome.isFinal, let fingerprint = article.fingerprint,
            let similar = try? catalog.mostSimilar(to: fingerprint)
        else { return article }
        var article = article
        article.article.similarTo = similar.digest
        article.article.similarity = similar.similarity
        return article
    }

    /// The article with the stories of its events; the last lines of the log are looked at first.
    private func withStories(_ article: LoggedArticle, _ state: inout WriterState) -> LoggedArticle
    {
        guard joinsStories, !article.events.isEmpty else { return article }
        var book = state.stories ?? remembered()
        defer { state.stories = book }
        state.stories = nil
        return book.assigned(article)
    }

    /// The stories of the last lines of the log.
    private func remembered() -> StoryBook {
        var book = StoryBook()
        let lines = try? LogReader(folder: folder).lastEvents(StoryBook.limit / 4)
        for line in lines ?? [] { line.event.map { book.remember($0) } }
        return book
    }

    private func isKnown(_ key: ArticleKey, _ state: WriterState) -> Bool {
        if state.unrecorded.contains(where: { $0.entry.isAnalysed && $0.entry.lines.key == key }) {
            return true
        }
        bringUpCatalog(state)
        return (try? catalog.analysed(key)) != nil
    }

    /// Lets the catalogue read what it has forgotten: a database whose journal was damaged shows an older
    /// state, and no error.
    private func bringUpCatalog(_ state: WriterState) {
        let end = state.unrecorded.first?.entry.position.start ?? state.size
        guard let known = try? catalog.size(of: LogFormat.currentSegment), known < end else {
            return
        }
        do { try catalog.catchUp() } catch { try? catalog.rebuild() }
    }

    /// Cuts off what a failed write has left; where that fails, the segment is mended later.
    private func giveUpLastWrite(_ cause: SystemError, _ state: inout WriterState) {
        state.failure = LogError(cause)
        do throws(SystemError) {
            try state.segment?.file.truncate(to: state.size)
        } catch {
            giveUpUnsynced(LogError(cause), &state)
            state.segment = nil
        }
    }

    /// Tells all who wait that their bytes are not in the log.
    func giveUpUnsynced(_ failure: LogError, _ state: inout WriterState) {
        state.failure = failure
        state.epoch += 1
        state.epochEnds.append(state.durable)
        state.written = state.durable
        state.size = state.durableSize
        state.unrecorded.removeAll { $0.end > state.durable }
        gate.signal()
    }

    // MARK: Rotation

    private func rotateIfDue(_ state: inout WriterState) throws(LogError) {
        guard state.size > 0, !state.isSyncing, isRotationDue(state) else { return }
        do throws(SystemError) {
            if state.written > state.durable { try state.segment?.file.sync() }
            state.durable = state.written
            state.durableSize = state.size
            recordDurable(&state)
            try rotate(&state)
        } catch {
            giveUpUnsynced(LogError(error), &state)
            state.segment = nil
            throw LogError(error)
        }
        gate.signal()
    }

    private func isRotationDue(_ state: WriterState) -> Bool {
        if let limit = rotation.bytes, state.size >= limit { return true }
        return rotation.daily && state.day != state.lastLogged.compactDay
    }

    private func rotate(_ state: inout WriterState) throws(SystemError) {
        let folder = try OpenFile.folder(folder)
        let aside = Segment.next(day: state.day, after: try Segment.all(in: folder))
        let current = Array(LogFormat.currentSegment.utf8)
        try folder.rename(current, to: Array(aside.name.utf8), in: folder)
        try? catalog.renameCurrent(to: aside.name)
        let file = try folder.open(current, [.readWrite, .append, .create, .exclusive])
        try folder.sync()
        state.segment = OpenSegment(file: file)
        state.size = 0
        state.durableSize = 0
        state.day = ""
    }
}
