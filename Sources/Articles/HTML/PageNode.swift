/// One element or text of a page, in document order; its descendants are the nodes up to `end`.
struct PageNode {
    /// What it is.
    var tag: PageTag
    /// What its attributes hint at.
    var hints: PageHints = []
    /// Index of its parent; the root is its own.
    var parent: Int32
    /// One past its last descendant.
    var end: Int32 = 0
    /// For texts, first byte in the page's text; for elements, index into its attributes.
    var start: Int32 = 0
    /// For texts, one past the last byte.
    var stop: Int32 = 0
}

/// The kinds of elements that reading a page tells apart.
enum PageTag: UInt8 {
    case text, root, other
    /// Inline elements: no break before and behind.
    case inline, link, lineBreak
    case paragraph, division, section, article, main, heading, title
    case list, item, quote, preformatted, table, row, cell, definition
    case figure, caption, header, footer, aside, navigation, form, control, time, meta, script
    /// What never holds prose: styles, frames, pictures, forms' controls.
    case skipped

    /// Whether its content stands apart from what is before and behind.
    var isBlock: Bool {
        switch self {
        case .text, .inline, .link, .lineBreak, .time, .meta, .script, .control: false
        default: true
        }
    }

    /// The kind of the element whose name has this `TokenHash`.
    init(hash: UInt64) {
        self = Self.byName[hash].flatMap { PageTag(rawValue: UInt8($0)) } ?? .inline
    }

    private static let names: [(PageTag, String)] = [
        (.paragraph, "p"), (.division, "div center details summary dl address body noscript"),
        (.section, "section"), (.article, "article"), (.main, "main"),
        (.heading, "h1 h2 h3 h4 h5 h6"),
        (.title, "title"), (.list, "ul ol menu"), (.item, "li"), (.quote, "blockquote"),
        (.preformatted, "pre"), (.table, "table tbody thead tfoot"), (.row, "tr"),
        (.cell, "td th"), (.definition, "dt dd"), (.figure, "figure"),
        (.caption, "figcaption"), (.header, "header hgroup"), (.footer, "footer"),
        (.aside, "aside"), (.navigation, "nav"), (.form, "form fieldset"),
        (.control, "button select option input textarea label"), (.time, "time"),
        (.meta, "meta link"), (.script, "script"), (.link, "a"), (.lineBreak, "br hr"),
        (
            .skipped,
            "style template iframe frame svg math canvas video audio object embed applet "
                + "map dialog datalist progress meter picture source track param col colgroup rt rp "
                + "amp-ad amp-embed amp-sidebar"
        ),
        (.other, "html head"),
    ]

    private static let byName: TokenTable = {
        var result: [UInt64: UInt16] = [:]
        for (tag, list) in names {
            for name in list.split(separator: " ") {
                result[TokenHash.hash(String(name))] = UInt16(tag.rawValue)
            }
        }
        return TokenTable(result)
    }()
}
