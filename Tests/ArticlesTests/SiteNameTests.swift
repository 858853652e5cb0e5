import Testing

@testable import Articles

struct SiteNameTests {
    @Test(
        arguments: [
            // A department, an address and a company stand beside the site's name.
            (
                ["Security", nil, "Beispiel online"], "https://www.beispiel.de/news/1",
                "Beispiel online"
            ),
            (
                ["https://www.beispiel.at", nil, "Beispiel"], "https://www.beispiel.at/1",
                "Beispiel"
            ),
            (
                ["Westliche Allgemeine Zeitung", nil, "waz.example"], "https://waz.de/1",
                "Westliche Allgemeine Zeitung"
            ),
            (["Muster &amp; Söhne"], nil, "Muster & Söhne"),
            ([nil, nil], "https://www.muster.example/2024/a", "muster.example"),
            ([nil, "@muster"], nil, nil),
        ] as [([String?], String?, String?)])
    func `the name that fits the address is the site's`(
        names: [String?], address: String?, name: String?
    ) {
        #expect(SiteName.best(of: names, address: address) == name)
    }
}
