import Glibc

/// Where libFuzzer begins: writes the reader's first inputs into its corpus.
@_cdecl("LLVMFuzzerInitialize")
func initialize(_ count: UnsafeMutablePointer<CInt>?, _ values: UnsafeMutableRawPointer?) -> CInt {
    FuzzedRun.shared.writeSeeds()
    return 0
}

/// What libFuzzer calls with every input; its own `main` is the program's.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    FuzzedRun.shared.test(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
