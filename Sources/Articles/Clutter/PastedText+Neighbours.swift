internal import Annotation

/// What is clutter for what stands beside it.
extension PastedText {
    /// Drops what stands between the label of an advertisement and the next prose, where that is two labels
    /// or more, or one that speaks as advertisements do: any other may be a heading.
    mutating func markAdverts() {
        var label: String?
        var behind: [Int] = []
        for index in pieces.indices {
            if pieces[index].effect == .adverts {
                label = label ?? pieces[index].rule
            } else if pieces[index].role == .clutter {
                continue
            } else if !pieces[index].isProse, !isItem(pieces[index]) {
                behind.append(index)
            } else {
                if let label, behind.count >= 2 || behind.first.map(advertises) ?? false {
                    for place in behind { drop(place, by: label, isForItsPlace: true) }
                }
                (label, behind) = (nil, [])
            }
        }
        // What heads nothing is no heading.
        if let label { for place in behind { drop(place, by: label, isForItsPlace: true) } }
    }

    /// Drops what follows the label of a list of links, up to the next prose.
    ///
    /// Where no headline came before, the last of the list above the first prose is it.
    mutating func markLists() {
        var label: String?
        var hasHeadline = false
        var last: Int?
        for index in pieces.indices {
            if let effect = pieces[index].effect, effect == .list || effect == .end {
                label = pieces[index].rule
            } else if pieces[index].role == .clutter {
                continue
            } else if pieces[index].isProse, !isQuestion(pieces[index]) {
                if !hasHeadline, let last { keep(last) }
                (label, hasHeadline) = (nil, true)
            } else if let label {
                drop(index, by: label, isForItsPlace: true)
                last = pieces[index].words >= 5 ? index : nil
            } else if pieces[index].words >= 4 {
                hasHeadline = true
            }
        }
    }

    mutating func keep(_ index: Int) {
        pieces[index].role = .paragraph
        pieces[index].rule = nil
        pieces[index].isForItsPlace = false
    }

    /// Whether a label of five words or more holds a word that advertisements use and headings hardly do.
    private func advertises(_ index: Int) -> Bool {
        let words = FoldedWords(text, pieces[index].range, limit: 40).words
        let selling = rules.wordClass("selling")
        return words.count >= 5
            && words.indices.contains {
                !selling.lengths(at: words[$0...], repeats: false).isEmpty
            }
    }

    /// Drops everything from the label of the readers' comments on, where marks of comments stand behind it.
    mutating func markComments() {
        guard let prose = pieces.firstIndex(where: { $0.role != .clutter && $0.isProse }) else {
            return
        }
        let marks = pieces.indices.filter { $0 > prose && pieces[$0].effect == .comments }
        guard marks.count >= 2, let first = marks.first, let rule = pieces[first].rule else {
            return
        }
        for index in pieces.indices.suffix(from: first) where pieces[index].role != .clutter {
            drop(index, by: rule)
        }
    }

    /// Drops the headline of breaking news that pages put above another article's own.
    mutating func markBanner() {
        let first = pieces.firstIndex { $0.role != .clutter && $0.isProse } ?? 0
        let labels = pieces.indices.prefix(first).filter {
            pieces[$0].role != .clutter && pieces[$0].words >= 4
        }
        guard labels.count >= 2, let banner = labels.first else { return }
        let words = FoldedWords(text, pieces[banner].range, limit: 10).words
        let length = rules.wordClass("banner").lengths(at: words[...], repeats: false).first ?? 0
        if length > 0, length < words.count, words[length] == ":" {
            drop(banner, by: "breaking news of another article")
        }
    }
}
