/// A made-up treebank in made-up German, enough to train a model that is wrong about everything else.
enum OwnTreebank {
    private static let subjects = ["Hund", "Vater", "Minister", "Bauer", "Lehrer"]
    private static let verbs = ["sieht", "besucht", "ruft", "kennt"]

    /// Twenty sentences "Der X v den Y." in CoNLL-U.
    static var conllu: String {
        var text = ""
        for (number, subject) in subjects.enumerated() {
            for (offset, verb) in verbs.enumerated() {
                let object = subjects[(number + offset + 1) % subjects.count]
                text += sentence(subject, verb, object)
            }
        }
        return text
    }

    private static func sentence(_ subject: String, _ verb: String, _ object: String) -> String {
        let rows = [
            "1\tDer\tder\tDET\t_\tCase=Nom\t2\tdet\t_\t_",
            "2\t\(subject)\t_\tNOUN\t_\tCase=Nom\t3\tnsubj\t_\t_",
            "3\t\(verb)\t_\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_",
            "4\tden\tder\tDET\t_\tCase=Acc\t5\tdet\t_\t_",
            "5\t\(object)\t_\tNOUN\t_\tCase=Acc\t3\tobj\t_\t_",
            "6\t.\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_",
        ]
        return rows.map { $0 + "\n" }.joined() + "\n"
    }

    /// Sentences with names, token and BIO label.
    static let names = """
        Anna\tB-PER
        Berg\tI-PER
        wohnt\tO
        in\tO
        Minsk\tB-LOC
        .\tO

        Otto\tB-PER
        lebt\tO
        in\tO
        Riga\tB-LOC
        .\tO


        """
}
