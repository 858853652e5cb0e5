import TestSupport
import Testing

/// The failure modes of reliability.md, driven from outside against the real daemon.
///
/// One after the other: each test has a daemon of its own and measures time. The tier `faults`; the
/// programs are looked for in DATELINE_PROGRAMS.
@Suite(.enabled(if: runsTier("faults")), .serialized) enum Faults {}
