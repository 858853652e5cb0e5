import Analysis
import Testing

struct ConlluTests {
    private let sample = """
        # sent_id = a1
        # text = Er kam im Mai.
        1\tEr\ter\tPRON\tPPER\tCase=Nom\t2\tnsubj\t_\t_
        2\tkam\tkommen\tVERB\t_\t_\t0\troot\t_\t_
        3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
        3\tin\tin\tADP\t_\t_\t5\tcase\t_\t_
        4\tdem\tder\tDET\t_\t_\t5\tdet\t_\t_
        4.1\tx\t_\t_\t_\t_\t_\t_\t_\t_
        5\tMai\tMai\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No
        6\t_\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_


        """

    @Test func `what is read is written again to the byte`() throws {
        let sentences = try ConlluReader.sentences(of: sample)
        #expect(sentences.count == 1)
        #expect(sentences.map(\.text).joined() == sample)
    }

    @Test func `surface tokens join the words of a contraction`() throws {
        let sentence = try #require(try ConlluReader.sentences(of: sample).first)
        #expect(sentence.surface.map(\.form) == ["Er", "kam", "im", "Mai", "_"])
        #expect(sentence.surface.map(\.isSpaced) == [true, true, true, false, true])
        #expect(sentence.comment("sent_id") == "a1")
        #expect(sentence.words[1].head == 0)
    }

    @Test func `a last sentence without an empty line is read`() throws {
        #expect(try ConlluReader.sentences(of: "1\ta\tb\t_\t_\t_\t_\t_\t_\t_").count == 1)
    }

    @Test(arguments: ["1\tx", "2\ta\tb\t_\t_\t_\t_\t_\t_\t_", "1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_"])
    func `a malformed line is named by its number`(line: String) throws {
        let error = #expect(throws: ConlluReader.SyntaxError.self) {
            try ConlluReader.sentences(of: "# c\n" + line)
        }
        #expect(error?.line == 2)
    }
}
