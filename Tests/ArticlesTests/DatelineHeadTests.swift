import Annotation
import Articles
import Testing

struct DatelineHeadTests {
    private func published(_ text: String) throws -> String? {
        let hints = ReadingHints(now: 1_790_000_000)
        return try ArticleReader().read(bytes: Array(text.utf8), name: "a.txt", hints: hints)
            .first?.published
    }

    @Test(arguments: [
        ("Kiew, 14. Mai 2024. Der Minister ist am Dienstag in Kiew eingetroffen.", "2024-05-14"),
        ("KYIV, May 14, 2024 - The minister arrived in Kyiv by train on Tuesday.", "2024-05-14"),
        ("Bagdad (Irak), 08.06.2006 – Die Regierung hat am Donnerstag getagt.", "2006-06-08"),
        ("Kiew (dpa), 12. Dezember 2022 - Die Regierung hat am Montag getagt.", "2022-12-12"),
        ("Vilnius/Berlin, 8. April 2024. Die Soldaten kamen am Montag an.", "2024-04-08"),
    ])
    func `place and day at the head date the report`(text: String, day: String) throws {
        #expect(try published(text)?.prefix(10) == day[...])
    }

    @Test(arguments: [
        "Am 14. Mai 2024 traf der Minister in Kiew ein. Er blieb zwei Tage.",
        "The war began on 24 February 2022. It goes on.",
        "Kiew erinnert sich: Am 24. Februar 2022 begann der Krieg.",
    ])
    func `a date inside a sentence is not the day of the report`(text: String) throws {
        #expect(try published(text) == nil)
    }

    @Test func `place and day are no prose, what follows is`() throws {
        let text = "KYIV, May 14, 2024 (Own report) - The minister arrived in Kyiv on Tuesday."
        let article = try #require(
            try ArticleReader().read(
                bytes: Array(text.utf8), name: "a.txt", hints: ReadingHints(now: 1_790_000_000)
            ).first)
        #expect(article.mainText == "The minister arrived in Kyiv on Tuesday.")
    }
}
