/// What a page says about its article in elements made for that.
struct PageFacts {
    /// `meta` elements: name or property in small letters, and content.
    private(set) var metas: [(name: String, content: String)] = []
    /// The texts of `script type="application/ld+json"`.
    private(set) var linkedData: [[UInt8]] = []
    /// The text of `title`.
    private(set) var title: String?
    /// Days of `time datetime` and `itemprop=datePublished`, in order.
    private(set) var times: [(value: String, isPublished: Bool)] = []

    /// The nodes of first-level headings, in order.
    private(set) var firstHeadings: [Int] = []

    /// Takes a first-level heading.
    mutating func addFirstHeading(_ node: Int) {
        if firstHeadings.count < 20 { firstHeadings.append(node) }
    }

    /// The address of `link rel="canonical"`.
    private(set) var canonical: String?

    /// Whether no more dates are wanted.
    var isComplete: Bool { times.count >= 20 }

    /// The content of the first `meta` with one of `names`, in the order of `names`.
    func meta(_ names: [String]) -> String? { named(names)?.content }

    /// The first `meta` with one of `names`, in the order of `names`.
    func named(_ names: [String]) -> (name: String, content: String)? {
        for name in names {
            if let found = metas.first(where: { $0.name == name }) { return found }
        }
        return nil
    }

    /// Takes the text of `title`.
    mutating func addTitle(_ text: ArraySlice<UInt8>) {
        title = JSONMetadata.folded(String(decoding: text, as: UTF8.self))
    }

    /// Takes the content of a script that is linked data.
    mutating func addLinkedData(_ bytes: [UInt8]) {
        if linkedData.count < 20, !bytes.isEmpty { linkedData.append(bytes) }
    }

    /// Takes the date of a `time` element or of an element with a date property.
    mutating func addMicrodata(_ attributes: PageAttributes, tag: PageTag) {
        let property = attributes.value("itemprop") ?? ""
        let isPublished =
            property == "datePublished" || (attributes.value("pubdate") != nil && tag == .time)
        guard isPublished || tag == .time else { return }
        let value = attributes.value("datetime") ?? attributes.value("content")
        guard let value, !isComplete else { return }
        times.append((value, isPublished))
    }

    /// Takes a `meta` or `link` element.
    mutating func addMeta(_ attributes: PageAttributes) {
        let name =
            attributes.value("property") ?? attributes.value("name")
            ?? attributes.value("itemprop")
        guard let name else { return addLink(attributes) }
        guard let content = attributes.value("content"), metas.count < 300, !content.isEmpty else {
            return
        }
        metas.append((name.lowercased(), JSONMetadata.folded(content)))
    }

    private mutating func addLink(_ attributes: PageAttributes) {
        guard canonical == nil, attributes.value("rel")?.lowercased() == "canonical",
            let address = attributes.value("href"), address.contains("://")
        else { return }
        canonical = address
    }
}
