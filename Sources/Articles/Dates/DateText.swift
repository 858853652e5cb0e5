/// Reads dates as formats, servers and newspapers write them: ISO 8601, RFC 5322, German and English.
struct DateText {
    private let words: [Substring]
    private let text: Substring

    /// The date that `text` is or begins with; nil for none, for one before 1900 or behind `now`.
    ///
    /// `now` counts seconds since 1970.
    static func date(_ text: String, now: Int) -> CivilTime? {
        let reader = DateText(text[...])
        return accepted(reader.isoDate() ?? reader.writtenDate(at: 0), now: now)
    }

    /// The first date anywhere in `text`, with the same limits.
    static func firstDate(in text: String, now: Int) -> CivilTime? {
        let reader = DateText(text[...])
        for index in reader.words.indices {
            let date = reader.isoDate(at: index) ?? reader.writtenDate(at: index)
            guard var date = accepted(date, now: now) else { continue }
            reader.addTime(before: index, to: &date)
            return date
        }
        return nil
    }

    private static func accepted(_ date: CivilTime?, now: Int) -> CivilTime? {
        guard let date, !date.isAfter(now) else { return nil }
        return date
    }

    private init(_ text: Substring) {
        self.text = text.prefix(200)
        words = self.text.split { " ,;|()\t\n\u{A0}".contains($0) }
    }

    private func isoDate() -> CivilTime? { words.isEmpty ? nil : isoDate(at: 0) }

    /// `2022-12-19`, `2022-12-19T14:05:00.000+0100`, `20221219T140500Z`, `2022-12-19 14:05`, `2022/12/19`.
    private func isoDate(at index: Int) -> CivilTime? {
        let parts = words[index].split(separator: "T", maxSplits: 1)
        guard let first = parts.first, let day = isoDay(first) else { return nil }
        var date = day
        if parts.count == 2 {
            Self.addTime(parts[1], to: &date)
        } else if index + 1 < words.count {
            addTime(from: index + 1, to: &date)
        }
        return date
    }

    private func isoDay(_ word: Substring) -> CivilTime? {
        let numbers = word.split(whereSeparator: { $0 == "-" || $0 == "/" })
        if numbers.count == 3, numbers[0].count == 4, let year = Int(numbers[0]),
            let month = Int(numbers[1]), let day = Int(numbers[2])
        {
            return CivilTime(year: year, month: month, day: day)
        }
        guard word.count == 8, let number = Int(word), word.allSatisfy(\.isNumber) else {
            return nil
        }
        return CivilTime(year: number / 10000, month: number / 100 % 100, day: number % 100)
    }

    /// `Mon, 19 Dec 2022 14:05:00 GMT`, `19. Dezember 2022`, `December 19, 2022`, `19.12.2022`.
    private func writtenDate(at start: Int) -> CivilTime? {
        var index = start
        while index < words.count, index < start + 2, Self.isWeekday(words[index]) { index += 1 }
        guard index < words.count else { return nil }
        if let day = dottedDay(words[index]) { return withTime(day, from: index + 1) }
        guard index + 2 < words.count else { return nil }
        let year = Self.year(words[index + 2])
        if let month = Self.month(words[index]), let day = Self.day(words[index + 1]), let year {
            return withTime(CivilTime(year: year, month: month, day: day), from: index + 3)
        }
        if let month = Self.month(words[index + 1]), let day = Self.day(words[index]), let year {
            return withTime(CivilTime(year: year, month: month, day: day), from: index + 3)
        }
        return nil
    }

    private func dottedDay(_ word: Substring) -> CivilTime? {
        for separator in [".", "/"] as [Character] {
            let numbers = word.split(separator: separator)
            guard numbers.count == 3, numbers[2].prefix(4).count >= 2,
                let first = Int(numbers[0]), let second = Int(numbers[1]),
                let last = Int(numbers[2])
            else { continue }
            let year = numbers[2].count == 2 ? 2000 + last : last
            // A slash leaves open which is the month, unless one number is above twelve.
            if separator == "/", first <= 12, second <= 12, first != second { return nil }
            let isMonthFirst = separator == "/" && second > 12
            return CivilTime(
                year: year, month: isMonthFirst ? first : second,
                day: isMonthFirst ? second : first)
        }
        return nil
    }

    private func withTime(_ date: CivilTime?, from index: Int) -> CivilTime? {
        guard var date else { return nil }
        addTime(from: index, to: &date)
        return date
    }

    /// Adds a time of day that stands at `index` or one or two small words behind it.
    private func addTime(from index: Int, to date: inout CivilTime) {
        var index = index
        let fillers: Set<Substring> = ["um", "at", "-", "–", "/", "•", "·"]
        while index < words.count, fillers.contains(words[index]) { index += 1 }
        _ = addClock(at: index, to: &date)
    }

    /// Adds a time of day that stands before the date at `index`: `10:12 GMT, Mon 5 December 2022`.
    private func addTime(before index: Int, to date: inout CivilTime) {
        guard date.seconds == nil else { return }
        for place in stride(from: index - 1, through: max(0, index - 4), by: -1) {
            var timed = date
            if let end = addClock(at: place, to: &timed), end <= index {
                date = timed
                return
            }
        }
    }

    /// Adds the time that the words from `index` on say, with AM or PM and a zone; returns what is behind.
    private func addClock(at index: Int, to date: inout CivilTime) -> Int? {
        guard index < words.count, let first = words[index].first, first.isNumber else {
            return nil
        }
        var (next, mark) = (index + 1, "")
        let attached = words[index].drop { $0.isNumber || $0 == ":" || $0 == "." }
        if Self.isHalfOfDay(attached) {
            mark = attached.lowercased().filter(\.isLetter)
        } else if next < words.count, Self.isHalfOfDay(words[next]) {
            mark = words[next].lowercased().filter(\.isLetter)
            next += 1
        }
        let unit = next < words.count ? words[next].lowercased() : ""
        let isDotted = !words[index].contains(":")
        // "14.05" is a time only where something says so: it may be a day of May.
        let isSaid = !mark.isEmpty || unit == "uhr" || Self.zones[unit] != nil
        guard !isDotted || isSaid && words[index].contains(".") else { return nil }
        let clock = words[index].dropLast(attached.count)
        Self.addTime(
            isDotted
                ? Substring(clock.map { $0 == "." ? ":" : String($0) }.joined())
                : mark.isEmpty ? words[index] : clock,
            to: &date)
        guard var seconds = date.seconds else { return nil }
        if mark == "pm", seconds < 43200 { seconds += 43200 }
        if mark == "am", seconds >= 43200, seconds < 46800 { seconds -= 43200 }
        date.seconds = seconds
        if next < words.count, words[next].lowercased() == "uhr" { next += 1 }
        guard next < words.count, let offset = Self.zone(words[next]) else { return next }
        date.offset = offset
        return next + 1
    }

    private static func isHalfOfDay(_ word: Substring) -> Bool {
        let letters = word.lowercased().filter(\.isLetter)
        return letters == "am" || letters == "pm"
    }

    /// Minutes east of UTC of `GMT`, `EST`, `MEZ`, `UTC+2`, `+0100`.
    private static func zone(_ word: Substring) -> Int? {
        let letters = word.lowercased().prefix { $0.isLetter }
        guard let zone = zones[String(letters)] else { return offset(word) }
        let rest = word.dropFirst(letters.count)
        guard let sign = rest.first, sign == "+" || sign == "-", let hours = Int(rest.dropFirst()),
            hours <= 14
        else { return rest.isEmpty ? zone : nil }
        return zone + (sign == "-" ? -60 : 60) * hours
    }

    /// Names of zones that mean one offset only, in minutes.
    private static let zones: [String: Int] = [
        "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120,
        "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    ]

    private static func addTime(_ text: Substring, to date: inout CivilTime) {
        let clock = text.prefix { $0.isNumber || $0 == ":" || $0 == "." }
        let parts = clock.split(separator: ":").map { Int($0.prefix { $0.isNumber }) ?? -1 }
        let numbers =
            parts.count >= 2
            ? parts
            : clock.count >= 4 ? pairs(clock) : []
        guard numbers.count >= 2, (0...23).contains(numbers[0]), (0...59).contains(numbers[1])
        else { return }
        let seconds = numbers.count > 2 && (0...59).contains(numbers[2]) ? numbers[2] : 0
        date.seconds = numbers[0] * 3600 + numbers[1] * 60 + seconds
        let rest = text.dropFirst(clock.count)
        if rest.uppercased() == "Z" { date.offset = 0 }
        if let offset = offset(rest) { date.offset = offset }
    }

    private static func pairs(_ digits: Substring) -> [Int] {
        let digits = Array(digits.prefix(6))
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            Int(String(digits[$0...($0 + 1)])) ?? -1
        }
    }

    /// Minutes of `+01:00`, `+0100` or `-05`.
    private static func offset(_ text: Substring) -> Int? {
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter(\.isNumber)
        guard digits.count == 4 || digits.count == 2, let number = Int(digits) else { return nil }
        let minutes = digits.count == 4 ? number / 100 * 60 + number % 100 : number * 60
        return minutes <= 14 * 60 ? (sign == "-" ? -minutes : minutes) : nil
    }

    private static func year(_ word: Substring) -> Int? {
        guard word.count >= 4, word.prefix(4).allSatisfy(\.isNumber) else { return nil }
        // Pages run year and time together: "May 5, 20242:12 PM".
        let rest = word.dropFirst(4)
        guard rest.contains(":") || !rest.contains(where: \.isNumber) else { return nil }
        return Int(word.prefix(4))
    }

    private static func day(_ word: Substring) -> Int? {
        let digits = word.prefix { $0.isNumber }
        guard (1...2).contains(digits.count), let day = Int(digits) else { return nil }
        let rest = word.dropFirst(digits.count).lowercased()
        return rest.isEmpty || [".", "st", "nd", "rd", "th"].contains(rest) ? day : nil
    }

    /// The month that a German or English name or abbreviation stands for.
    static func month(_ word: Substring) -> Int? {
        let name = word.lowercased().filter(\.isLetter)
        guard name.count >= 3 else { return nil }
        for (index, names) in monthNames.enumerated()
        where names.contains(where: { $0 == name }) {
            return index + 1
        }
        return nil
    }

    /// Whether `word` names a day of the week, in full or short.
    static func isWeekday(_ word: Substring) -> Bool {
        let name = word.lowercased().filter(\.isLetter)
        return weekdayNames.contains(name)
    }

    private static let monthNames: [[String]] = [
        ["january", "januar", "jänner", "jan"], ["february", "februar", "feber", "feb"],
        ["march", "märz", "mar", "mär", "mrz"], ["april", "apr"], ["may", "mai"],
        ["june", "juni", "jun"], ["july", "juli", "jul"], ["august", "aug"],
        ["september", "sept", "sep"], ["october", "oktober", "oct", "okt"],
        ["november", "nov"], ["december", "dezember", "dec", "dez"],
    ]

    private static let weekdayNames: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "montag", "dienstag", "mittwoch",
        "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr",
        "sa", "so",
    ]
}
