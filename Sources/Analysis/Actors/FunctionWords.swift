import Annotation

/// The little words of a document that hold noun phrases together, by row.
struct FunctionWords {
    /// Class of each string of the document's pool.
    private var classes: [Class] = []
    private var forms: [StringID] = []
    private var starts: [Bool] = []

    /// What a little word does.
    enum Class: UInt8 {
        case none, article, genitiveArticle, possessiveHis, possessiveHer, possessiveIts
        case possessiveTheir, of, `in`, from, and, comma, apostrophe, hyphen, both, two, honorific
        case former, this, he, she, it, they, sheOrThey, openParenthesis, closeParenthesis, stop
        case against, foreign
    }

    /// Class of row `row`.
    subscript(row: Int) -> Class {
        row >= 0 && row < forms.count ? classes[Int(forms[row].value)] : .none
    }

    /// Whether a sentence starts at row `row`, so that no phrase goes on there.
    func startsSentence(_ row: Int) -> Bool { row < starts.count && starts[row] }

    /// Looks up the document's little words.
    mutating func read(_ document: Document) {
        forms = document.tokens.form
        starts.removeAll(keepingCapacity: true)
        while starts.count < forms.count { starts.append(false) }
        for sentence in document.sentences where sentence.span.start < starts.count {
            starts[sentence.span.start] = true
        }
        for index in classes.indices { classes[index] = .none }
        while classes.count < document.strings.count { classes.append(.none) }
        let isGerman = document.language == .german
        for (words, kind) in Self.shared + (isGerman ? Self.german : Self.english) {
            for word in words {
                if let id = document.strings.find(word) { classes[Int(id.value)] = kind }
            }
        }
    }

    private static let shared: [([String], Class)] = [
        ([","], .comma), (["-", "–", "‐", "‑"], .hyphen), (["("], .openParenthesis),
        ([")"], .closeParenthesis), (["'s", "’s", "'", "’"], .apostrophe),
    ]

    private static let german: [([String], Class)] = [
        (["der", "des"], .genitiveArticle),
        (["die", "das", "dem", "den", "Der", "Die", "Das", "Dem", "Den", "Des"], .article),
        (["ein", "eine", "einem", "einen", "Ein", "Eine", "Einem", "Einen"], .article),
        (["eines", "einer", "Einer", "Eines"], .genitiveArticle),
        (
            ["sein", "seine", "seinem", "seinen", "seiner", "seines", "Sein", "Seine", "Seinem"],
            .possessiveHis
        ),
        (
            ["ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "Ihr", "Ihre", "Ihrem"],
            .possessiveHer
        ),
        (["von", "Von", "vom"], .of), (["in", "In", "im", "Im"], .in),
        (["aus", "Aus"], .from),
        (["und", "sowie"], .and), (["beide", "beiden", "beider", "Beide", "Beiden"], .both),
        (["zwei", "2"], .two), (["Herr", "Herrn", "Frau", "Dr.", "Prof."], .honorific),
        (
            [
                "ehemalige", "ehemaligen", "ehemaliger", "ehemaligem", "frühere", "früheren",
                "früherer", "Ex", "damalige", "damaligen", "einstige", "einstigen",
            ], .former
        ),
        (
            [
                "dieser", "diese", "dieses", "diesem", "diesen", "Dieser", "Diese", "Dieses",
                "jener", "jene", "jenes",
            ], .this
        ),
        (["ausländische", "ausländischen", "ausländischer", "fremde", "fremden"], .foreign),
        (["er", "Er", "ihn", "ihm", "Ihn", "Ihm"], .he), (["es", "Es"], .it),
        (["sie", "Sie"], .sheOrThey), (["ihnen"], .they),
        (
            [
                "gegen", "für", "mit", "nach", "zu", "zum", "zur", "an", "am", "auf", "über", "um",
                "durch", "wegen", "unter", "vor", "hinter", "zwischen", "oder", "aber", "dass",
                "ob", "wenn", "weil", "als", "wie", "nicht", "hat", "haben", "ist", "sind", "wird",
                "werden", "war", "waren", "sich", "auch", "noch", "laut",
            ], .stop
        ),
    ]

    private static let english: [([String], Class)] = [
        (["the", "The", "a", "an", "A", "An"], .article),
        (["his", "His"], .possessiveHis), (["her", "Her"], .possessiveHer),
        (["its", "Its"], .possessiveIts), (["their", "Their"], .possessiveTheir),
        (["of"], .of), (["in", "In", "at"], .in), (["from"], .from), (["and", "&"], .and),
        (["both", "Both"], .both), (["two", "2"], .two),
        (["Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Sir", "Lord", "Lady"], .honorific),
        (["former", "Former", "ex", "Ex", "then", "ousted", "late", "retired"], .former),
        (["this", "This", "that", "these", "These", "those"], .this),
        (["foreign", "other", "Foreign", "Other", "international", "world", "World"], .foreign),
        (["he", "He", "him"], .he), (["she", "She"], .she), (["it", "It"], .it),
        (["they", "They", "them"], .they),
        (
            [
                "against", "for", "with", "to", "on", "by", "about", "over", "into", "after",
                "before", "between", "under", "or", "but", "that", "if", "when", "because", "as",
                "not", "has", "have", "had", "is", "are", "was", "were", "will", "would", "said",
                "says", "also", "who", "which", "be", "been", "than", "across",
            ], .stop
        ),
    ]
}
