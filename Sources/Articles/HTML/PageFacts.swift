internal import CXML2

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

    /// Whether no more dates are wanted.
    var isComplete: Bool { times.count >= 20 }

    /// The content of the first `meta` with one of `names`, in the order of `names`.
    func meta(_ names: [String]) -> String? {
        for name in names {
            if let found = metas.first(where: { $0.name == name }) { return found.content }
        }
        return nil
    }

    /// Takes a `meta`, `script` or `title` element.
    mutating func add(_ node: xmlNodePtr, tag: PageTag) {
        switch tag {
        case .meta: addMeta(node)
        case .script:
            guard Self.attribute(node, "type")?.lowercased().contains("ld+json") ?? false,
                let content = node.pointee.children?.pointee.content, linkedData.count < 20
            else { return }
            linkedData.append(
                Array(UnsafeBufferPointer(start: content, count: Self.length(content))))
        case .title:
            if title == nil, let content = node.pointee.children?.pointee.content {
                title = JSONMetadata.folded(String(cString: content))
            }
        default: break
        }
    }

    /// Takes the date of a `time` element or of an element with a date property.
    mutating func addMicrodata(_ node: xmlNodePtr, tag: PageTag) {
        let property = Self.attribute(node, "itemprop") ?? ""
        let isPublished =
            property == "datePublished" || (Self.attribute(node, "pubdate") != nil && tag == .time)
        guard isPublished || tag == .time else { return }
        let value = Self.attribute(node, "datetime") ?? Self.attribute(node, "content")
        guard let value, !isComplete else { return }
        times.append((value, isPublished))
    }

    private mutating func addMeta(_ node: xmlNodePtr) {
        let name =
            Self.attribute(node, "property") ?? Self.attribute(node, "name")
            ?? Self.attribute(node, "itemprop")
        guard let name, let content = Self.attribute(node, "content"), metas.count < 300,
            !content.isEmpty
        else { return }
        metas.append((name.lowercased(), JSONMetadata.folded(content)))
    }

    private static func attribute(_ node: xmlNodePtr, _ name: String) -> String? {
        var attribute = node.pointee.properties
        while let current = attribute {
            if let found = current.pointee.name, matches(found, name) {
                guard let value = current.pointee.children?.pointee.content else { return "" }
                return String(cString: value)
            }
            attribute = current.pointee.next
        }
        return nil
    }

    private static func matches(_ found: UnsafePointer<UInt8>, _ name: String) -> Bool {
        var index = 0
        for byte in name.utf8 {
            guard found[index] == byte else { return false }
            index += 1
        }
        return found[index] == 0
    }

    private static func length(_ text: UnsafePointer<UInt8>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }
}
