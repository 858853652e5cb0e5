/// Builds the flat arrays of a page from what the parser finds, in document order.
struct PageTreeBuilder {
    private(set) var nodes: [PageNode] = [PageNode(tag: .root, parent: 0)]
    private(set) var text: [UInt8] = []
    private(set) var facts = PageFacts()
    /// Ends the parsing, while it runs.
    var stop: (() -> Void)?

    private let nodeLimit: Int
    /// The open element.
    private var current = 0
    private var depth = 0
    /// Open elements inside one whose content is no part of the page; 0 outside.
    private var skippedDepth = 0
    /// Whether the open text goes on when more of it comes.
    private var isTextOpen = false
    /// The content of the open script, where it is linked data.
    private var linkedData: [UInt8]?

    init(expectedBytes: Int, nodeLimit: Int) {
        self.nodeLimit = nodeLimit
        text.reserveCapacity(expectedBytes / 4)
        nodes.reserveCapacity(expectedBytes / 40)
    }

    /// Takes the start of an element.
    mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: PageAttributes) {
        depth += 1
        if skippedDepth > 0 {
            skippedDepth += 1
            return
        }
        guard depth <= PageParser.depthLimit, nodes.count < nodeLimit else {
            skippedDepth = 1
            stop?()
            return
        }
        closeText()
        let hash = TokenHash.hash(name)
        var new = PageNode(tag: PageTag(hash: hash), parent: Int32(current))
        let hasProperty = readAttributes(attributes, into: &new)
        // A frame for browsers without scripts; broken pages sometimes leave it open.
        if hash == AttributeName.noScript { new.hints.insert(.hidden) }
        note(new, attributes, hasProperty: hasProperty)
        if new.tag == .heading, name[1] == UInt8(ascii: "1") { facts.addFirstHeading(nodes.count) }
        current = nodes.count
        nodes.append(new)
        if new.tag == .skipped || new.tag == .script { skippedDepth = 1 }
    }

    /// Takes the end of the open element.
    mutating func endElement() {
        depth -= 1
        if skippedDepth > 1 {
            skippedDepth -= 1
            return
        }
        skippedDepth = 0
        closeText()
        if let bytes = linkedData {
            facts.addLinkedData(bytes)
            linkedData = nil
        }
        if nodes[current].tag == .title { addTitle() }
        nodes[current].end = Int32(nodes.count)
        current = Int(nodes[current].parent)
    }

    /// Takes a piece of text.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
        if skippedDepth > 0 {
            linkedData?.append(contentsOf: piece)
            return
        }
        guard !piece.isEmpty, current > 0 else { return }
        if !isTextOpen {
            guard nodes.count < nodeLimit else { return }
            var new = PageNode(tag: .text, parent: Int32(current))
            new.start = Int32(text.count)
            nodes.append(new)
            isTextOpen = true
        }
        text.append(contentsOf: piece)
    }

    /// Closes what is still open.
    mutating func end() {
        closeText()
        for index in nodes.indices where nodes[index].end == 0 {
            nodes[index].end = Int32(nodes.count)
        }
    }

    /// Ends the open text; one of white space alone is a single space.
    private mutating func closeText() {
        guard isTextOpen else { return }
        isTextOpen = false
        let last = nodes.count - 1
        let start = Int(nodes[last].start)
        if text[start...].allSatisfy({ $0 <= 0x20 }) {
            text.removeLast(text.count - start)
            text.append(0x20)
        }
        nodes[last].stop = Int32(text.count)
        nodes[last].end = Int32(nodes.count)
    }

    private mutating func addTitle() {
        let first = current + 1
        guard facts.title == nil, first < nodes.count, nodes[first].tag == .text else { return }
        facts.addTitle(text[Int(nodes[first].start)..<Int(nodes[first].stop)])
    }

    private mutating func note(
        _ node: PageNode, _ attributes: PageAttributes, hasProperty: Bool
    ) {
        switch node.tag {
        case .meta: facts.addMeta(attributes)
        case .script:
            let isLinkedData = attributes.value("type")?.lowercased().contains("ld+json") ?? false
            linkedData = isLinkedData ? [] : nil
        default: break
        }
        if node.tag == .time || hasProperty { facts.addMicrodata(attributes, tag: node.tag) }
    }

    /// Takes the hints of a node's attributes; returns whether it has a microdata property.
    private func readAttributes(_ attributes: PageAttributes, into new: inout PageNode) -> Bool {
        var hasProperty = false
        var node = new
        attributes.forEach { name, value in
            guard let value else {
                if TokenHash.hash(name) == AttributeName.hidden { node.hints.insert(.hidden) }
                return
            }
            switch TokenHash.hash(name) {
            case AttributeName.class, AttributeName.id, AttributeName.component:
                node.hints.formUnion(PageHints(names: value))
            case AttributeName.role: addRole(value, to: &node)
            case AttributeName.property:
                hasProperty = true
                if AttributeName.isBody(value) { node.hints.insert(.markedBody) }
            case AttributeName.hidden: node.hints.insert(.hidden)
            case AttributeName.ariaHidden:
                if value[0] == UInt8(ascii: "t") { node.hints.insert(.hidden) }
            case AttributeName.style:
                if AttributeName.hides(value) { node.hints.insert(.hidden) }
            default: break
            }
        }
        new = node
        return hasProperty
    }

    private func addRole(_ value: UnsafePointer<UInt8>, to new: inout PageNode) {
        switch TokenHash.hash(value) {
        case AttributeName.navigation, AttributeName.banner, AttributeName.contentInfo,
            AttributeName.complementary, AttributeName.search, AttributeName.dialog,
            AttributeName.menu, AttributeName.alertDialog:
            new.hints.insert(.clutter)
        case AttributeName.main: if new.tag == .division { new.tag = .main }
        case AttributeName.article: if new.tag == .division { new.tag = .article }
        default: break
        }
    }
}
