internal import CXML2

/// Has libxml2 read HTML and tells a builder what it finds, without a tree of libxml2's own.
///
/// libxml2 repairs what is broken; network, external entities and its messages are off.
enum PageParser {
    /// Most levels of elements: what libxml2 allows where it builds trees itself.
    ///
    /// It looks through all open elements at every end tag, so that depth would cost time.
    static let depthLimit = 256

    /// Reads `html`; false where there is no memory for it.
    static func parse(_ html: [UInt8], into builder: inout PageTreeBuilder) -> Bool {
        guard let parser = htmlNewParserCtxt() else { return false }
        defer { htmlFreeParserCtxt(parser) }
        guard let handler = parser.pointee.sax else { return false }
        handler.pointee = handlers
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue
        withUnsafeMutablePointer(to: &builder) { builder in
            parser.pointee.userData = UnsafeMutableRawPointer(builder)
            builder.pointee.stop = { xmlStopParser(parser) }
            html.withUnsafeBytes { buffer in
                _ = htmlCtxtReadMemory(
                    parser, buffer.bindMemory(to: CChar.self).baseAddress,
                    Int32(clamping: buffer.count), nil, "UTF-8", Int32(options))
            }
            builder.pointee.stop = nil
        }
        return true
    }

    /// What libxml2 calls; the context is the builder, which outlives the parsing.
    private static var handlers: xmlSAXHandler {
        var handlers = xmlSAXHandler()
        handlers.startElement = { context, name, attributes in
            guard let name else { return }
            context?.assumingMemoryBound(to: PageTreeBuilder.self).pointee
                .start(name, PageAttributes(pairs: attributes))
        }
        handlers.endElement = { context, _ in
            context?.assumingMemoryBound(to: PageTreeBuilder.self).pointee.endElement()
        }
        handlers.characters = { context, text, count in
            context?.assumingMemoryBound(to: PageTreeBuilder.self).pointee
                .add(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handlers.cdataBlock = handlers.characters
        return handlers
    }
}

/// The attributes of an element while the parser is at it: names and values in turns, nil at the end.
struct PageAttributes {
    let pairs: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// Calls `body` with every name and its value, nil for attributes without one.
    @inline(__always)
    func forEach(_ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>?) -> Void) {
        guard var pair = pairs else { return }
        while let name = pair[0] {
            body(name, pair[1])
            pair += 2
        }
    }

    /// The value of the attribute `name`, empty where it has none; nil where it is not there.
    func value(_ name: String) -> String? {
        guard var pair = pairs else { return nil }
        while let found = pair[0] {
            if Self.matches(found, name) { return pair[1].map { String(cString: $0) } ?? "" }
            pair += 2
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
}
