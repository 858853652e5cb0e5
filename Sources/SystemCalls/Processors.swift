internal import CLinux

/// The processors of the machine.
public enum Processors {
    /// How many this process may run on, at least 1: less than the machine has where a service manager or
    /// `taskset` gives it some only.
    public static var available: Int { max(1, Int(dateline_processors())) }
}
