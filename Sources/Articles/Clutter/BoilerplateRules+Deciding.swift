extension BoilerplateRules {
    /// Ids of the rules that decide about a line of its own near the top and the end of a text at once,
    /// in order; empty where none does.
    public func deciding(line text: String) -> [String] {
        let bytes = TextBytes(text)
        guard let paragraph = bytes.trimmed(0, bytes.bytes.count) else { return [] }
        let place = LinePlace(isTop: true, isEnd: true)
        return LineRules(text: bytes, rules: self, place: place).pieces(of: paragraph)
            .compactMap(\.rule)
    }
}
