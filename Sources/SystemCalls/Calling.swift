internal import Glibc

/// Makes the system call `name`, again after a signal; throws with `path` where it fails.
///
/// Every system call of Dateline comes through here, so that a `FaultPlan` can let any one fail.
@discardableResult
func calling<Number: FixedWidthInteger & SignedInteger>(
    _ name: String, _ path: @autoclosure () -> BytePath, _ call: () -> Number
) throws(SystemError) -> Number {
    if let code = FaultPlan.current?.code(for: name) {
        throw SystemError(call: name, path: path().description, code: code)
    }
    while true {
        let result = call()
        if result >= 0 { return result }
        if errno == EINTR { continue }
        throw SystemError.last(name, path().description)
    }
}
