internal import CXML2

/// An element of a parsed XML file; namespaces are left out of account.
struct XMLElement {
    /// Local name.
    let name: String
    /// Attributes by local name.
    var attributes: [String: String] = [:]
    /// Elements and texts inside, in order.
    var content: [Content] = []

    /// A part of what an element holds.
    enum Content {
        case element(XMLElement)
        case text(String)
    }

    /// The elements directly inside.
    var children: [XMLElement] {
        content.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The first element `name` directly inside.
    func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// The element at the end of a path of names.
    func descendant(_ path: String...) -> XMLElement? {
        path.reduce(Optional(self)) { $0?.child($1) }
    }

    /// All elements `name` at any depth, in document order, not looked for inside one another.
    func all(_ name: String) -> [XMLElement] {
        children.flatMap { $0.name == name ? [$0] : $0.all(name) }
    }

    /// All text inside, white space folded.
    var text: String { JSONMetadata.folded(rawText) }

    /// All text inside as it stands.
    var rawText: String {
        content.reduce(into: "") { result, part in
            switch part {
            case .text(let text): result += text
            case .element(let element): result += element.rawText
            }
        }
    }
}

/// Parses XML with network and entities off and bounded depth.
enum XMLFile {
    /// Most levels of elements; libxml2 itself stops at 256.
    static let depthLimit = 200

    /// The root element of a file; throws where it is not well formed.
    static func root(of bytes: [UInt8]) throws(ReadingError) -> XMLElement {
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), nil,
                nil, Int32(options))
        }
        guard let document else {
            let place = xmlGetLastError().map { " (line \($0.pointee.line))" } ?? ""
            throw ReadingError(
                .malformed, "the XML is not well formed\(place); ask its maker for a sound file")
        }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else {
            throw ReadingError(.malformed, "the XML holds no element")
        }
        return element(root, depth: 0)
    }

    private static func element(_ node: xmlNodePtr, depth: Int) -> XMLElement {
        var result = XMLElement(name: node.pointee.name.map { String(cString: $0) } ?? "")
        var attribute = node.pointee.properties
        while let current = attribute {
            if let name = current.pointee.name,
                let value = current.pointee.children?.pointee.content
            {
                result.attributes[String(cString: name)] = String(cString: value)
            }
            attribute = current.pointee.next
        }
        guard depth < depthLimit else { return result }
        var child = node.pointee.children
        while let current = child {
            switch current.pointee.type {
            case XML_ELEMENT_NODE:
                result.content.append(.element(element(current, depth: depth + 1)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let text = current.pointee.content {
                    result.content.append(.text(String(cString: text)))
                }
            default: break
            }
            child = current.pointee.next
        }
        return result
    }
}
