/// A web page as flat arrays in document order.
struct PageTree {
    /// The nodes; node 0 is the root.
    let nodes: [PageNode]
    /// The texts of all text nodes, one behind the other, UTF-8.
    let text: [UInt8]
    /// The elements of the head and their like that say something about the article.
    let facts: PageFacts

    /// Parses HTML; nil where no element at all is found.
    init?(html: [UInt8], nodeLimit: Int = 2_000_000) {
        var builder = PageTreeBuilder(expectedBytes: html.count, nodeLimit: nodeLimit)
        guard PageParser.parse(html, into: &builder), builder.nodes.count > 1 else { return nil }
        builder.end()
        (nodes, text, facts) = (builder.nodes, builder.text, builder.facts)
    }

    /// Whether `node` lies in the subtree of `ancestor`, itself included.
    func contains(_ ancestor: Int, _ node: Int) -> Bool {
        ancestor <= node && node < Int(nodes[ancestor].end)
    }
}
