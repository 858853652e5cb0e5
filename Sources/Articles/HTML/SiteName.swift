/// Chooses the name of a site among those that its page gives.
enum SiteName {
    /// The first of `names` that fits the address, else the first that is a name, else the host.
    ///
    /// What a page calls its site may be a department ("Security"), an address, or a company.
    static func best(of names: [String?], address: String?) -> String? {
        let names = names.compactMap { $0.flatMap(name) }
        guard let host = address.flatMap(host) else { return names.first }
        return names.first { fits($0, host) } ?? names.first ?? host
    }

    /// `text` with character references read, where it is a name; nil for addresses.
    private static func name(_ text: String) -> String? {
        let text = text.contains("&") ? FragmentText.text(ofHTML: text) : text
        let isAddress = text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("@")
        return isAddress || text.isEmpty || text.utf8.count > 120 ? nil : text
    }

    /// The host of an address without `www.`; nil for addresses without one.
    private static func host(_ address: String) -> String? {
        guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
        let host = address[start...].prefix { !"/?#:".contains($0) }.lowercased()
        guard host.contains(".") else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// Whether a name and a host share a word, or the host is made of the name's initials.
    private static func fits(_ name: String, _ host: String) -> Bool {
        let labels = host.split(separator: ".").dropLast().map { $0.filter(\.isLetter) }
        let words = name.lowercased().split { !$0.isLetter }.map(String.init)
        let letters = words.joined()
        let initials = String(words.compactMap(\.first))
        return labels.contains { label in
            label.count >= 2
                && (letters.contains(label) || label == initials
                    || words.contains { $0.count >= 4 && label.contains($0) })
        }
    }
}
