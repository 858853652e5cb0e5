internal import CLinux
internal import Glibc

/// Takes the text layer out of PDF files with poppler's `pdftotext`, bounded in time and memory.
enum PDFText {
    /// Most seconds of processor time and of waiting.
    static let seconds = 20
    /// Most bytes of memory for the program.
    static let memory = 1 << 30
    /// Most bytes of text.
    static let outputLimit = 16 << 20

    /// The text of a PDF; throws where there is none or the program is missing.
    static func text(of bytes: [UInt8]) throws(ReadingError) -> String {
        guard access("/usr/bin/pdftotext", X_OK) == 0 else {
            throw ReadingError(
                .unsupported, "PDF needs pdftotext; install Debian's package poppler-utils")
        }
        let input = try temporaryFile(bytes)
        defer { close(input) }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            throw ReadingError(.unsupported, "no pipe to pdftotext: errno \(errno)")
        }
        defer { close(ends[0]) }
        let child = spawn(input: input, output: ends[1])
        close(ends[1])
        guard let child else { throw ReadingError(.unsupported, "pdftotext could not be started") }
        let output = collect(ends[0], from: child)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        guard let output else {
            throw ReadingError(.tooLarge, "the PDF took longer or gave more than is allowed")
        }
        guard status == 0, output.contains(where: { $0 > 0x20 }) else {
            throw ReadingError(
                .noArticle, "the PDF has no text that can be read; recognise it first (ocrmypdf)")
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A file without a name that holds `bytes`, at its start.
    private static func temporaryFile(_ bytes: [UInt8]) throws(ReadingError) -> Int32 {
        var path = Array("/tmp/dateline-pdf-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        guard file >= 0 else {
            throw ReadingError(.unsupported, "no temporary file for pdftotext: errno \(errno)")
        }
        unlink(path)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(file, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            guard count > 0 else {
                close(file)
                throw ReadingError(.unsupported, "the temporary folder is full")
            }
            written += count
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    private static func spawn(input: Int32, output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        // Descriptors of other files, and of other workers' pipes, stay out of the child.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let limits = ["/usr/bin/prlimit", "--as=\(memory)", "--cpu=\(seconds)", "--core=0"]
        let program = ["/usr/bin/pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"]
        let arguments = access(limits[0], X_OK) == 0 ? limits + program : program
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var child: pid_t = 0
        let status = posix_spawn(&child, arguments[0], &actions, nil, &pointers, &environment)
        return status == 0 ? child : nil
    }

    /// What the child writes; nil, and the child killed, beyond the limits.
    private static func collect(_ end: Int32, from child: pid_t) -> [UInt8]? {
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(seconds)
        while clock.now < deadline, output.count <= outputLimit {
            var wait = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            let ready = poll(&wait, 1, 500)
            if ready == 0 || ready < 0 && errno == EINTR { continue }
            let count = chunk.withUnsafeMutableBytes { read(end, $0.baseAddress, $0.count) }
            if count == 0 { return output }
            guard count > 0 else { break }
            output.append(contentsOf: chunk.prefix(count))
        }
        kill(child, SIGKILL)
        return nil
    }

    /// The paragraphs of `text`: lines joined, words that were divided at line ends made whole.
    static func reflowed(_ text: String) -> String {
        let pages = text.split(separator: "\u{0C}")
        let blocks = pages.flatMap { Self.blocks(of: $0) }
        return blocks.joined(separator: "\n\n")
    }

    private static func blocks(of page: Substring) -> [String] {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimming { $0.isWhitespace } }
        let widths = lines.map(\.count).filter { $0 > 0 }.sorted()
        let width = widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
        var blocks: [String] = []
        var current = ""
        for (index, line) in lines.enumerated() {
            current = joined(current, line)
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            guard ends(line, before: next, width: width) else { continue }
            if !current.isEmpty { blocks.append(current) }
            current = ""
        }
        if !current.isEmpty { blocks.append(current) }
        return blocks.filter { !$0.allSatisfy { $0.isNumber || $0.isPunctuation || $0 == " " } }
            .map(ligaturesUndone)
    }

    /// `text` and a line behind it; a word that was divided at the line's end is made whole.
    private static func joined(_ text: String, _ line: Substring) -> String {
        if text.isEmpty || line.isEmpty { return "\(text)\(line)" }
        if text.hasSuffix("-"), line.first?.isLowercase ?? false {
            return "\(text.dropLast())\(line)"
        }
        return "\(text) \(line)"
    }

    /// Whether a paragraph ends with `line`: at a blank line, or where a short line ends a sentence or is a
    /// headline above a capital.
    private static func ends(_ line: Substring, before next: Substring, width: Int) -> Bool {
        guard !line.isEmpty, !next.isEmpty else { return true }
        guard let last = line.last, let first = next.first, !first.isLowercase else { return false }
        if ".!?:”“»\"".contains(last) { return line.count * 5 < width * 4 }
        return line.count * 5 < width * 3 && last != "-" && last != ","
    }

    private static func ligaturesUndone(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (0xFB00...0xFB06).contains($0.value) }) else {
            return text
        }
        let letters = ["ff", "fi", "fl", "ffi", "ffl", "ft", "st"]
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            let index = Int(scalar.value) - 0xFB00
            result += letters.indices.contains(index) ? letters[index] : String(scalar)
        }
    }
}
