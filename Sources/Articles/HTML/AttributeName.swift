/// The hashes of attribute names and values that matter.
enum AttributeName {
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
