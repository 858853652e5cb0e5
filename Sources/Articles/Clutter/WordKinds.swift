/// Kinds of words that tell prose from what speaks to the reader.
struct WordKinds: OptionSet {
    let rawValue: UInt8

    /// Articles, prepositions, pronouns, auxiliary verbs: what sentences are held together by.
    static let function = WordKinds(rawValue: 1)
    /// Words that speak to the reader wherever they stand.
    static let reader = WordKinds(rawValue: 2)
    /// Words that speak to the reader where they are capitalised inside a line.
    static let politeReader = WordKinds(rawValue: 4)
    /// Words by which a site speaks of itself.
    static let house = WordKinds(rawValue: 8)

    /// The kinds of the word with this hash.
    static func kinds(of hash: UInt64) -> WordKinds { table[hash] ?? [] }

    /// What stands for every number.
    static let number: UInt64 = 1

    private static let table: [UInt64: WordKinds] = {
        var table: [UInt64: WordKinds] = [:]
        for (kind, words) in lists {
            for word in words.split(whereSeparator: \.isWhitespace) {
                table[TokenHash.hash(String(word)), default: []].insert(kind)
            }
        }
        return table
    }()

    private static let lists: [(WordKinds, String)] = [
        (
            .function,
            """
            der die das den dem des ein eine einen einem einer eines und oder aber auch als am an auf
            aus bei bis dass damit denn doch durch er sie es für gegen hat haben hatte hatten ihm ihn
            ihr ihre im in ist sind war waren wird werden wurde wurden worden kann können könnte soll
            sollen sollte will wollen muss müssen mit nach nicht noch nur ob ohne sei seien sein seine
            seit sich so um unter vom von vor wegen weil wenn wie zu zum zur zwischen über
            the a an and or but also as at by for from had has have he she it its his her their they
            them him into is are was were be been being of on that this these those to with no not
            if than then there which who whom whose while when where after before because would could
            should may might must can did do does said about against between during through more most
            some any such out up
            """
        ),
        (
            .reader,
            "you your yours du dein deine deinen deiner dir dich euch eure eurer"
        ),
        (.politeReader, "sie ihr ihre ihren ihrem ihrer ihnen"),
        (.house, "we our us ours wir uns unser unsere unseren unserem unserer unseres"),
    ]
}
