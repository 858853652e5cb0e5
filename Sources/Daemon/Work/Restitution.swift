internal import DropFolder
internal import EventLog
internal import Synchronization
internal import SystemCalls

/// Brings the files of articles back into the inbox whose lines were taken out of the log with damage.
///
/// They are processed there as any other file; an article of theirs that the log still has is not logged
/// again. What is not kept is named.
final class Restitution: Sendable {
    private let catalog: Catalog
    private let board: StatusBoard
    private let settings: @Sendable () -> Settings
    /// Held by who brings files back, so that none is brought twice.
    private let turn = Mutex(())

    /// Most files that a message names.
    private static let named = 10

    init(catalog: Catalog, board: StatusBoard, settings: @escaping @Sendable () -> Settings) {
        self.catalog = catalog
        self.board = board
        self.settings = settings
    }

    /// Does what is to be done; O(lost articles, and the bytes of their files).
    func run() { turn.withLock { _ in bringAllBack() } }

    private func bringAllBack() {
        guard let lost = try? catalog.lost().filter({ $0.state == .sought }), !lost.isEmpty else {
            return
        }
        let files = Dictionary(grouping: lost, by: Self.file)
        var outcomes: [LostArticle.State: [LostArticle]] = [:]
        for articles in files.values {
            do throws(SystemError) {
                let state = try bringBack(articles)
                outcomes[state, default: []] += articles
            } catch {
                board.warn("\(error); it is tried again at the next start")
                outcomes[.sought, default: []] += articles
            }
        }
        for state in [LostArticle.State.returned, .gone] {
            guard let articles = outcomes[state] else { continue }
            try? catalog.note(state, of: articles)
        }
        tell(outcomes)
    }

    /// What stands for one file: a file of several articles has one digest for each of them, and files of
    /// one name come on many days.
    private static func file(of article: LostArticle) -> [String] {
        let mark =
            article.key.member == nil
            ? article.key.digest : String((article.logged ?? "").prefix(10))
        return [article.file.text, mark]
    }

    /// Brings the one file of `articles` back.
    private func bringBack(_ articles: [LostArticle]) throws(SystemError) -> LostArticle.State {
        guard let first = articles.first(where: { !isLogged($0) }) else { return .returned }
        let inbox = settings().inbox
        let name = InboxName(bytes: first.file.diskBytes)
        let digest = first.key.member == nil ? first.key.digest : nil
        if try inbox.bringBack(name, days: days(of: first), digest: digest) != nil {
            return .returned
        }
        return inbox.holds(name) ? .returned : .gone
    }

    /// Whether the article was read anew since it was found to be lost.
    private func isLogged(_ article: LostArticle) -> Bool {
        let lines = (try? catalog.articles(digest: article.key.digest)) ?? []
        return lines.contains { $0.key == article.key && $0.file == article.file }
    }

    /// The days on which a file may have been put away: it was moved after it was logged.
    private func days(of article: LostArticle) -> [String] {
        guard let logged = article.logged.flatMap(Timestamp.init) else { return [] }
        return [logged, Timestamp(milliseconds: logged.milliseconds + 86_400_000)].map {
            String($0.description.prefix(10))
        }
    }

    private func tell(_ outcomes: [LostArticle.State: [LostArticle]]) {
        if let articles = outcomes[.returned] {
            board.warn(
                "\(articles.count) articles whose lines were taken out of the log with damage are read "
                    + "again from .done: \(names(articles))")
        }
        if let articles = outcomes[.gone] {
            board.warn(
                "\(articles.count) articles were lost with damage to the log, and their files are not "
                    + "kept; drop them again: \(names(articles))")
        }
    }

    private func names(_ articles: [LostArticle]) -> String {
        let names = Set(articles.map(\.file.text)).sorted()
        let rest = names.count > Self.named ? " and \(names.count - Self.named) more" : ""
        return names.prefix(Self.named).joined(separator: ", ") + rest
    }
}
