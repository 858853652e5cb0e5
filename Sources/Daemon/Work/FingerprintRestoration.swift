internal import Annotation
internal import DropFolder
internal import EventLog
internal import SystemCalls

/// Makes the fingerprints again that were lost with a catalogue, from the files in `.done`.
///
/// Until that is done, an article that resembles an earlier one may go unmarked; nothing else depends
/// on it. Runs beside everything else, at the lowest priority.
struct FingerprintRestoration: Sendable {
    let catalog: Catalog
    let journal: Journal
    let settings: @Sendable () -> Settings
    let isStopped: @Sendable () -> Bool

    /// Articles between two writes to the catalogue.
    private static let batch = 50

    /// Makes all that are missing, or until the daemon stops.
    func run() {
        DedicatedThread.lowerPriority(of: DedicatedThread.current)
        let processor = settings().processing.makeProcessor()
        var (made, gone) = (0, 0)
        while !isStopped(), let missing = try? catalog.withoutFingerprint(limit: Self.batch),
            !missing.isEmpty
        {
            let found = missing.map { article in
                (article.key.digest, fingerprint(of: article, processor))
            }
            guard (try? catalog.restore(found)) != nil else { return }
            made += found.count { $0.1 != nil }
            gone += found.count { $0.1 == nil }
        }
        if made + gone == 0 { return }
        journal.info(
            "made the fingerprints of \(made) articles again from their files; \(gone) have no file "
                + "in .done any more, and nothing will be called similar to them")
    }

    /// The fingerprint of an article that stands alone in its file; nil where the file is gone.
    func fingerprint(
        of article: CatalogArticle, _ processor: any ArticleProcessor
    ) -> ArticleFingerprint? {
        guard article.key.member == nil, let logged = article.logged.flatMap(Timestamp.init)
        else { return nil }
        let name = InboxName(bytes: article.file.bytes ?? Array(article.file.text.utf8))
        // It was moved after it was logged, perhaps behind midnight.
        let days = [logged, Timestamp(milliseconds: logged.milliseconds + 86_400_000)].map {
            String($0.description.prefix(10))
        }
        guard
            let bytes = settings().inbox.doneFile(name, days: days, digest: article.key.digest),
            let read = try? processor.read(
                FileContent(name: name, bytes: bytes, digest: article.key.digest)
            ).articles.first
        else { return nil }
        return ArticleFingerprint(of: read, settings().configuration)
    }
}
