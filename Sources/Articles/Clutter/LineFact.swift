/// What is asked of a line to tell whether it is prose; each has a small number as its answer.
enum LineFact: Int, CaseIterable {
    /// Nothing: always 0.
    case bias
    /// Words in ten steps, and whether it ends like a sentence.
    case length
    /// Kind of its last character, and whether it reads like prose.
    case last
    /// Kind of its first character.
    case first
    /// Sentences that end inside.
    case inner
    /// Share of words that only connect others.
    case connecting
    /// Share of words with a capital.
    case capitals
    /// Written in capitals alone.
    case shouted
    /// Share of numbers.
    case numbers
    /// A mark that prose hardly has.
    case mark
    /// An address of the web.
    case address
    /// A quotation mark.
    case quoting
    /// Words to the reader.
    case reader
    /// The site's words of itself.
    case house
    /// Kinds of the line before, of itself and of the one behind.
    case around
    /// Kinds of the two lines before, and its own.
    case before
    /// Its own kind and those of the two behind.
    case after
    /// Blank lines before and behind, and its kind.
    case gap
    /// Lines without a blank one between them that it is one of, and its kind.
    case group
    /// Lines beside one another that are no sentences.
    case run
    /// Whether it stands above, in or below the surest prose, and its kind.
    case part
    /// The same with the blank lines around it.
    case partGap
    /// Lines between it and the surest prose.
    case distance
    /// Stands more than once.
    case repeated
    /// Share of its longer words that the surest prose has too; its kind and place.
    case shared
    /// The same share with the number of longer words.
    case sharedCount

    /// Answers that each fact can have, at most.
    static let width = 256

    /// Its name in the file of weights.
    var name: String { "\(self)" }

    /// Step of a share of `whole` among borders in percent.
    static func step(_ part: Int, of whole: Int, _ borders: [Int]) -> Int {
        step(whole == 0 ? 0 : part * 100 / whole, borders)
    }

    /// Number of borders that a value reaches.
    static func step(_ value: Int, _ borders: [Int]) -> Int {
        var step = 0
        while step < borders.count, value >= borders[step] { step += 1 }
        return step
    }
}
