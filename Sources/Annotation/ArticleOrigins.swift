/// Where each thing that is known about an article was found, in a few words ("og:title", "by-line").
///
/// For people, not for programs; nil where the thing is unknown.
public struct ArticleOrigins: Hashable, Sendable {
    /// Where the headline stood.
    public var title: String?
    /// Where the publication date stood; its kind is the article's `publishedOrigin`.
    public var published: String?
    /// Where agency, newspaper or site was named.
    public var publisher: String?
    /// Where the author was named.
    public var author: String?
    /// What told the language.
    public var language: String?

    /// Creates origins of nothing.
    public init() {}
}
