import Annotation

/// A report of an event, written for these tests; those with one `story` report the same event.
struct StoryReport: Sendable {
    /// Its name.
    var id: String
    /// What it reports.
    var story: String
    /// ISO 639-1 code.
    var language: String
    /// Day of publication, where it is known.
    var published: String?
    /// Headline.
    var title: String
    /// Body.
    var text: String

    /// All reports.
    static let all = [
        StoryReport(
            id: "paris-en", story: "paris", language: "en",
            published: "2023-05-15", title: "Zelenskyy meets Macron in Paris",
            text: "Ukrainian President Volodymyr Zelenskyy met French President "
                + "Emmanuel Macron in Paris on Sunday evening. The two leaders talked "
                + "for three hours at the Elysee Palace."),
        StoryReport(
            id: "paris-de", story: "paris", language: "de",
            published: "2023-05-15", title: "Selenskyj bei Macron",
            text: "Der ukrainische Präsident Wolodymyr Selenskyj hat am Sonntag in "
                + "Paris den französischen Präsidenten Emmanuel Macron getroffen."),
        StoryReport(
            id: "berlin-en", story: "berlin", language: "en",
            published: "2023-05-15", title: "Zelenskyy in Berlin",
            text: "Ukrainian President Volodymyr Zelenskyy met German Chancellor Olaf "
                + "Scholz in Berlin on Sunday morning."),
        StoryReport(
            id: "berlin-de", story: "berlin", language: "de",
            published: "2023-05-14", title: "Selenskyj trifft Scholz",
            text: "Der ukrainische Präsident Wolodymyr Selenskyj traf am Sonntag "
                + "Bundeskanzler Olaf Scholz in Berlin."),
        StoryReport(
            id: "paris-later-en", story: "paris-december", language: "en",
            published: "2024-12-08", title: "Zelenskyy again in Paris",
            text: "Ukrainian President Volodymyr Zelenskyy met French President "
                + "Emmanuel Macron in Paris on Saturday."),
        StoryReport(
            id: "kharkiv-en", story: "kharkiv", language: "en",
            published: "2024-05-26", title: "Russia bombs Kharkiv",
            text: "Russia bombed the Ukrainian city of Kharkiv on Saturday. At least "
                + "six people were killed, officials said."),
        StoryReport(
            id: "kharkiv-de", story: "kharkiv", language: "de",
            published: "2024-05-26", title: "Angriff auf Charkiw",
            text: "Russland hat am Samstag die ukrainische Stadt Charkiw bombardiert. "
                + "Mindestens elf Menschen wurden getötet."),
        StoryReport(
            id: "kharkiv-late-en", story: "kharkiv", language: "en",
            published: "2024-05-29", title: "After the strike on Kharkiv",
            text: "Russia bombed Kharkiv on May 25, 2024, and killed 18 people."),
        StoryReport(
            id: "odesa-en", story: "odesa", language: "en",
            published: "2024-05-26", title: "Missiles hit Odesa",
            text: "Russia bombed the Ukrainian port city of Odesa on Saturday."),
        StoryReport(
            id: "kharkiv-week-en", story: "kharkiv-again", language: "en",
            published: "2024-06-02", title: "Kharkiv under fire again",
            text: "Russia bombed the Ukrainian city of Kharkiv on Friday night."),
        StoryReport(
            id: "sanction-en", story: "sanction", language: "en",
            published: "2024-02-24", title: "EU sanctions Russian companies",
            text: "The European Union imposed new sanctions on Russia on Friday. The "
                + "measures hit nearly 200 companies."),
        StoryReport(
            id: "sanction-de", story: "sanction", language: "de",
            published: "2024-02-23", title: "EU verhängt Sanktionen",
            text: "Die Europäische Union hat am Freitag neue Sanktionen gegen Russland "
                + "verhängt."),
        StoryReport(
            id: "sanction-us-en", story: "sanction-us", language: "en",
            published: "2024-02-24", title: "Washington follows",
            text: "The United States imposed new sanctions on Russia on Friday."),
        StoryReport(
            id: "expel-en", story: "expel", language: "en",
            published: "2022-04-05", title: "Germany expels diplomats",
            text: "Germany expelled 40 Russian diplomats on Monday."),
        StoryReport(
            id: "expel-de", story: "expel", language: "de",
            published: "2022-04-04", title: "Antwort auf Butscha",
            text: "Die deutsche Regierung wies am Montag 40 russische Diplomaten aus."),
        StoryReport(
            id: "expel-fr-de", story: "expel-fr", language: "de",
            published: "2022-04-05", title: "Auch Paris",
            text: "Frankreich hat am Montag 35 russische Diplomaten ausgewiesen."),
        StoryReport(
            id: "xi-putin-en", story: "xi-putin", language: "en",
            published: "2023-03-21", title: "Xi in Moscow",
            text: "Chinese President Xi Jinping visited Russian President Vladimir "
                + "Putin in Moscow on Monday."),
        StoryReport(
            id: "xi-putin-de", story: "xi-putin", language: "de",
            published: nil, title: "Xi in Moskau",
            text: "Der chinesische Präsident Xi Jinping besuchte in Moskau den "
                + "russischen Präsidenten Wladimir Putin."),
        StoryReport(
            id: "li-putin-de", story: "li-putin", language: "de",
            published: nil, title: "Minister in Moskau",
            text: "Der chinesische Verteidigungsminister Li Shangfu besuchte in Moskau "
                + "den russischen Verteidigungsminister Sergei Schoigu."),
        StoryReport(
            id: "yerevan-en", story: "yerevan", language: "en",
            published: "2022-06-03", title: "Rally in Yerevan",
            text: "Thousands of people protested in Yerevan on Friday against the "
                + "Armenian government."),
        StoryReport(
            id: "yerevan-de", story: "yerevan", language: "de",
            published: "2022-06-04", title: "Proteste in Eriwan",
            text: "Tausende Menschen haben am Freitag in Eriwan gegen die armenische "
                + "Regierung protestiert."),
        StoryReport(
            id: "tbilisi-en", story: "tbilisi", language: "en",
            published: "2022-06-04", title: "Rally in Tbilisi",
            text: "Thousands of people protested in Tbilisi on Friday against the "
                + "Georgian government."),
        StoryReport(
            id: "accuse-en", story: "accuse", language: "en",
            published: "2023-02-20", title: "Beijing rejects claim",
            text: "US Secretary of State Antony Blinken accused China on Sunday of "
                + "considering weapons deliveries to Russia."),
        StoryReport(
            id: "accuse-de", story: "accuse", language: "de",
            published: "2023-02-19", title: "Blinken beschuldigt China",
            text: "US-Außenminister Antony Blinken hat China am Sonntag beschuldigt, "
                + "Waffenlieferungen an Russland zu erwägen."),
        StoryReport(
            id: "accuse-balloon-en", story: "accuse-balloon", language: "en",
            published: "2023-02-04", title: "The balloon",
            text: "US Secretary of State Antony Blinken accused China on Friday of "
                + "violating American airspace with a balloon."),
        StoryReport(
            id: "arrest-en", story: "arrest", language: "en",
            published: "2023-03-30", title: "Reporter held",
            text: "Russia arrested the American journalist Evan Gershkovich in "
                + "Yekaterinburg on Wednesday."),
        StoryReport(
            id: "arrest-de", story: "arrest", language: "de",
            published: "2023-03-30", title: "Reporter festgenommen",
            text: "Russland hat den amerikanischen Journalisten Evan Gershkovich in "
                + "Jekaterinburg festgenommen."),
    ]

    /// The report as an article of two blocks.
    var article: Article {
        let whole = title + "\n\n" + text
        let blocks = [
            Block(range: TextRange(0, title.utf8.count), role: .title),
            Block(
                range: TextRange(title.utf8.count + 2, whole.utf8.count), role: .paragraph),
        ]
        var article = Article(file: id, text: whole, blocks: blocks, format: "text")
        article.language = language
        article.published = published
        article.textDigest = id
        article.digest = id
        return article
    }
}
