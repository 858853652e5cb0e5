internal import Annotation
internal import DropFolder
internal import EventLog
internal import SystemCalls

/// The way of one file from its name to the lines that it gives.
///
/// A value of its own for every file, so that a file which takes too long can be given up.
struct Preparation {
    let desk: Desk
    let settings: Settings
    let processor: any ArticleProcessor
    let shift: WorkShift
    let began = SteadyClock.now()

    /// Takes the file and prepares its lines; reports what else came of it.
    func run(_ job: Job) {
        do throws(SystemError) {
            switch try settings.inbox.claim(job.name, isClosed: job.isClosed) {
            case .taken(let claim):
                if job.hasWaited { desk.report(job.name, .taken) }
                try take(claim)
            case .refused(let claim, let failure): try refuse(claim, failure)
            case .strange(let failure):
                desk.finish(
                    PreparedFile(
                        claim: nil, name: job.name, digest: nil, lines: [],
                        fate: .failed(failure), attempts: 1))
            case .notYet(let waiting): desk.report(job.name, .later(waiting))
            case .gone: desk.report(job.name, .gone)
            }
        } catch {
            desk.report(job.name, .later(.unreadable(error: error.description)))
        }
    }

    // MARK: Files that cannot be processed

    /// Largest file in bytes that is read only to tell its digest; a sparse one may claim to be as
    /// large as it likes, and would keep a worker for hours.
    private static let digestLimit = 1 << 30

    /// Sets a file aside that is too large, empty, or linked.
    private func refuse(_ claim: consuming Claim, _ failure: Failure) throws(SystemError) {
        let isHuge = claim.status.size > Self.digestLimit
        guard let digest = try isHuge ? claim.partDigest() : claim.digest() else {
            return desk.report(claim.name, .later(.unsettled))
        }
        guard desk.claims.begin(digest) else { return desk.report(claim.name, .later(.twin)) }
        let known = try knownLines(of: digest)
        fail(claim, digest, failure, known: known, attempts: 1)
    }

    /// Sets a file aside, behind the `lines` of its articles, with a line of its own unless the log says
    /// the same of it already.
    private func fail(
        _ claim: consuming Claim, _ digest: String, _ failure: Failure,
        known: [CatalogArticle], attempts: Int, after lines: [PendingLine] = []
    ) {
        let isSaid = known.contains { $0.outcome == .failed && $0.reason?.code == failure.code }
        let name = claim.name
        let line = LoggedArticle.failed(
            name, digest: digest, failure: failure, bytes: claim.status.size)
        desk.finish(
            PreparedFile(
                claim: claim, name: name, digest: digest,
                lines: lines + (isSaid ? [] : [PendingLine(lines: line, began: began)]),
                fate: .failed(failure), attempts: attempts))
    }

    // MARK: Files that can

    private func take(_ claim: consuming Claim) throws(SystemError) {
        let name = claim.name
        guard let content = try claim.read() else { return desk.report(name, .later(.unsettled)) }
        guard desk.claims.begin(content.digest) else { return desk.report(name, .later(.twin)) }
        do throws(SystemError) {
            try process(claim, content)
        } catch {
            desk.claims.end(content.digest)
            desk.trouble(error)
            desk.report(name, .later(.logFull))
        }
    }

    private func process(
        _ claim: consuming Claim, _ content: Claim.Content
    ) throws(SystemError) {
        let name = claim.name
        let mark = try desk.marks.mark(of: content.digest)
        let known = try knownLines(of: content.digest)
        // A line of this name and a mark of it: the program ended before the file was moved.
        let ownLines = mark?.name == name ? known.filter { $0.file == name.logged } : []
        if let first = known.first(where: { $0.outcome.isFinal && $0.key.member == nil }) {
            try desk.marks.begin(content.digest, name)
            let line = LoggedArticle.duplicate(name, of: first, bytes: content.bytes.count)
            let lines = ownLines.isEmpty ? [PendingLine(lines: line, began: began)] : []
            return hand(claim, content, lines, attempts: 1)
        }
        let attempts = (mark?.name == name ? mark?.attempts ?? 0 : 0) + 1
        guard attempts <= settings.configuration.maxAttempts else {
            return fail(
                claim, content.digest, .poison(attempts: attempts - 1), known: known,
                attempts: attempts - 1)
        }
        try desk.marks.begin(content.digest, name)
        shift.begin(name, digest: content.digest)
        do throws(Failure) {
            let reading = try processor.read(file(claim, content))
            if reading.articles.isEmpty { throw .noArticle }
            let isLogged = Set(ownLines.map(\.key))
            // A part that failed under this name before fails again: it is said already.
            let failed = known.filter { $0.outcome == .failed && $0.file == name.logged }
            say(reading.skipped, name, content, except: isLogged.union(failed.map(\.key)))
            let last = analyse(reading.articles, name, content, except: isLogged)
            guard shift.end() else { return }
            // Damage to the file itself: more may be missing than can be told.
            if let (_, damage) = reading.skipped.first(where: { $0.member == nil }) {
                return fail(
                    claim, content.digest, damage, known: known, attempts: attempts, after: last)
            }
            hand(claim, content, last, attempts: attempts)
        } catch {
            guard shift.end() else { return }
            fail(claim, content.digest, error, known: known, attempts: attempts)
        }
    }

    /// Logs the fate of every member that could not be read, before the articles beside it.
    private func say(
        _ skipped: [(member: String?, failure: Failure)], _ name: InboxName,
        _ content: Claim.Content, except logged: Set<ArticleKey>
    ) {
        for (member, failure) in skipped
        where member != nil && !logged.contains(ArticleKey(digest: content.digest, member: member))
        {
            let line = LoggedArticle.failed(
                name, digest: content.digest, failure: failure, bytes: nil, member: member)
            desk.commit(PendingLine(lines: line, began: began))
        }
        guard let first = skipped.first?.failure else { return }
        desk.journal.warning(
            "\(skipped.count) parts of \(name) cannot be read, first: \(first.sentence) (\(first.code))"
        )
    }

    /// Analyses all articles, logs all but the last, and gives the last back.
    ///
    /// A file of many articles so needs memory for one, and logs each as soon as it is ready.
    private func analyse(
        _ articles: [Article], _ name: InboxName, _ content: Claim.Content,
        except logged: Set<ArticleKey>
    ) -> [PendingLine] {
        var last: [PendingLine] = []
        for article in articles {
            if shift.isGivenUp { return [] }
            var article = article
            if article.digest.isEmpty { article.digest = content.digest }
            let key = ArticleKey(digest: article.digest, member: article.member)
            if logged.contains(key) { continue }
            shift.begin(name, digest: content.digest)
            let events = processor.events(of: article)
            for line in last { desk.commit(line) }
            last = [
                PendingLine(
                    lines: .analysed(
                        article, name, events: events, version: processor.version,
                        settings.configuration),
                    began: began)
            ]
        }
        return last
    }

    private func file(_ claim: borrowing Claim, _ content: Claim.Content) -> FileContent {
        let takesTime = settings.configuration.publishedFromMtime
        return FileContent(
            name: claim.name, bytes: content.bytes, digest: content.digest, facts: claim.facts(),
            modified: takesTime ? claim.status.modified.seconds : nil)
    }

    private func hand(
        _ claim: consuming Claim, _ content: Claim.Content, _ lines: [PendingLine], attempts: Int
    ) {
        let name = claim.name
        desk.finish(
            PreparedFile(
                claim: claim, name: name, digest: content.digest, lines: lines, fate: .done,
                attempts: attempts))
    }

    /// What the log says about these bytes; nothing where the catalogue cannot say it.
    ///
    /// The log's writer looks again before it writes an analysed article.
    private func knownLines(of digest: String) throws(SystemError) -> [CatalogArticle] {
        (try? desk.catalog.articles(digest: digest)) ?? []
    }
}

extension Failure {
    /// A file that could be read and holds nothing to analyse.
    static let noArticle = Failure(
        code: "no-article",
        sentence: "the file holds no article; drop the article's own page or text")
}
