internal import CXML2

/// A web page as flat arrays in document order.
struct PageTree {
    /// The nodes; node 0 is the root.
    private(set) var nodes: [PageNode] = []
    /// The texts of all text nodes, one behind the other, UTF-8.
    private(set) var text: [UInt8] = []
    /// The elements of the head and their like that say something about the article.
    private(set) var facts = PageFacts()

    /// Parses HTML; nil where no element at all is found.
    ///
    /// libxml2 repairs what is broken; network, external entities and its messages are off. The walk
    /// keeps no stack of its own, so that depth costs nothing.
    init?(html: [UInt8], nodeLimit: Int = 2_000_000) {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        let document = html.withUnsafeBytes { buffer in
            htmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), nil,
                "UTF-8", Int32(options))
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { return nil }
        text.reserveCapacity(html.count / 4)
        nodes.append(PageNode(tag: .root, parent: 0))
        walk(from: root, nodeLimit: nodeLimit)
        for index in nodes.indices where nodes[index].end == 0 {
            nodes[index].end = Int32(nodes.count)
        }
    }

    /// Whether `node` lies in the subtree of `ancestor`, itself included.
    func contains(_ ancestor: Int, _ node: Int) -> Bool {
        ancestor <= node && node < Int(nodes[ancestor].end)
    }

    private mutating func walk(from root: xmlNodePtr, nodeLimit: Int) {
        var current: xmlNodePtr = root
        var parent = 0
        while nodes.count < nodeLimit {
            let index = append(current, parent: parent)
            if let index, nodes[index].tag != .text, nodes[index].tag != .skipped,
                nodes[index].tag != .script, let child = current.pointee.children
            {
                parent = index
                current = child
                continue
            }
            if let index { nodes[index].end = Int32(nodes.count) }
            guard let next = following(current, root: root, parent: &parent) else { return }
            current = next
        }
    }

    /// The node behind `node` and all that it holds; closes the parents that end there.
    private mutating func following(
        _ node: xmlNodePtr, root: xmlNodePtr, parent: inout Int
    ) -> xmlNodePtr? {
        var node = node
        while true {
            if node == root { return nil }
            if let next = node.pointee.next { return next }
            nodes[parent].end = Int32(nodes.count)
            parent = Int(nodes[parent].parent)
            guard let above = node.pointee.parent else { return nil }
            node = above
        }
    }

    private mutating func append(_ node: xmlNodePtr, parent: Int) -> Int? {
        switch node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: return appendText(node, parent: parent)
        case XML_ELEMENT_NODE:
            guard let name = node.pointee.name else { return nil }
            var new = PageNode(tag: PageTag(name: name), parent: Int32(parent))
            let hasProperty = readAttributes(of: node, into: &new)
            // A frame for browsers without scripts; broken pages sometimes leave it open.
            if TokenHash.hash(name) == AttributeName.noScript { new.hints.insert(.hidden) }
            if new.tag == .script || new.tag == .meta || new.tag == .title {
                facts.add(node, tag: new.tag)
            }
            if new.tag == .time || hasProperty { facts.addMicrodata(node, tag: new.tag) }
            if new.tag == .heading, name[1] == UInt8(ascii: "1") {
                facts.addFirstHeading(nodes.count)
            }
            nodes.append(new)
            return nodes.count - 1
        default: return nil
        }
    }

    private mutating func appendText(_ node: xmlNodePtr, parent: Int) -> Int? {
        guard let content = node.pointee.content else { return nil }
        var length = 0
        var isBlank = true
        while content[length] != 0 {
            if content[length] > 0x20 { isBlank = false }
            length += 1
        }
        guard length > 0 else { return nil }
        var new = PageNode(tag: .text, parent: Int32(parent))
        new.start = Int32(text.count)
        if isBlank {
            text.append(0x20)
        } else {
            text.append(contentsOf: UnsafeBufferPointer(start: content, count: length))
        }
        new.stop = Int32(text.count)
        nodes.append(new)
        return nodes.count - 1
    }

    /// Takes the hints of a node's attributes; returns whether it has a microdata property.
    private func readAttributes(of node: xmlNodePtr, into new: inout PageNode) -> Bool {
        var hasProperty = false
        var attribute = node.pointee.properties
        while let current = attribute {
            attribute = current.pointee.next
            guard let name = current.pointee.name,
                let value = current.pointee.children?.pointee.content
            else {
                if let name = current.pointee.name, TokenHash.hash(name) == AttributeName.hidden {
                    new.hints.insert(.hidden)
                }
                continue
            }
            switch TokenHash.hash(name) {
            case AttributeName.class, AttributeName.id, AttributeName.component:
                new.hints.formUnion(PageHints(names: value))
            case AttributeName.role: addRole(value, to: &new)
            case AttributeName.property:
                hasProperty = true
                if AttributeName.isBody(value) { new.hints.insert(.markedBody) }
            case AttributeName.hidden: new.hints.insert(.hidden)
            case AttributeName.ariaHidden:
                if value[0] == UInt8(ascii: "t") { new.hints.insert(.hidden) }
            case AttributeName.style:
                if AttributeName.hides(value) { new.hints.insert(.hidden) }
            default: break
            }
        }
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

/// The hashes of attribute names and values that matter.
private enum AttributeName {
    static let `class` = TokenHash.hash("class")
    static let noScript = TokenHash.hash("noscript")
    static let id = TokenHash.hash("id")
    static let component = TokenHash.hash("data-component")
    static let role = TokenHash.hash("role")
    static let property = TokenHash.hash("itemprop")
    static let hidden = TokenHash.hash("hidden")
    static let ariaHidden = TokenHash.hash("aria-hidden")
    static let style = TokenHash.hash("style")
    static let navigation = TokenHash.hash("navigation")
    static let banner = TokenHash.hash("banner")
    static let contentInfo = TokenHash.hash("contentinfo")
    static let complementary = TokenHash.hash("complementary")
    static let search = TokenHash.hash("search")
    static let dialog = TokenHash.hash("dialog")
    static let alertDialog = TokenHash.hash("alertdialog")
    static let menu = TokenHash.hash("menu")
    static let main = TokenHash.hash("main")
    static let article = TokenHash.hash("article")

    static func isBody(_ value: UnsafePointer<UInt8>) -> Bool {
        String(cString: value).lowercased().split(separator: " ").contains("articlebody")
    }

    static func hides(_ value: UnsafePointer<UInt8>) -> Bool {
        var index = 0
        while value[index] != 0 {
            switch value[index] | 0x20 {
            case UInt8(ascii: "d"): if stands("display:none", at: index, in: value) { return true }
            case UInt8(ascii: "v"):
                if stands("visibility:hidden", at: index, in: value) { return true }
            default: break
            }
            index += 1
        }
        return false
    }

    /// Whether `word` stands at `index`, capitals and spaces aside.
    private static func stands(
        _ word: StaticString, at index: Int, in value: UnsafePointer<UInt8>
    ) -> Bool {
        var (index, matched) = (index, 0)
        while matched < word.utf8CodeUnitCount {
            let byte = value[index]
            index += 1
            if byte == 0x20 { continue }
            let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard small == word.utf8Start[matched] else { return false }
            matched += 1
        }
        return true
    }
}
