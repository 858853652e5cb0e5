import Glibc
import SystemCalls

// A reader that goes away (`dateline events | head`) ends the command quietly: see Output.
signal(SIGPIPE, SIG_IGN)
ProcessEnd.now(await Dateline.end().rawValue)
