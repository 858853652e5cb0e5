import Analysis
import Testing

struct PlaceNameTests {
    @Test func `marks, hyphens and umlauts make no difference`() {
        #expect(PlaceName.hash("Zürich") == PlaceName.hash("Zurich"))
        #expect(PlaceName.hash("Baden-Baden") == PlaceName.hash("Baden Baden"))
        #expect(PlaceName.hash("Khar’kov") == PlaceName.hash("Kharkov"))
    }

    @Test func `different names have different hashes, an empty one none`() {
        #expect(PlaceName.hash("Minsk") != PlaceName.hash("Pinsk"))
        #expect(PlaceName.hash("New York") != PlaceName.hash("York New"))
        #expect(PlaceName.hash("") == 0)
    }
}
