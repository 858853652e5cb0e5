#pragma once
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/// Swift's Glibc module hides what glibc offers only under _GNU_SOURCE: the call is declared again.
extern int renameat2(int from_folder, const char *from, int to_folder, const char *to,
                     unsigned int flags);

/// For the same reason: where the needle stands first.
extern void *memmem(const void *haystack, size_t haystack_length, const void *needle,
                    size_t needle_length);

/// For the same reason: fail rather than replace.
enum { DATELINE_RENAME_NOREPLACE = 1 };

/// For the same reason: a descriptor that only names a file.
enum { DATELINE_O_PATH = 010000000 };

/// `prctl` takes a variable number of arguments, which Swift does not import: names this thread.
static inline void dateline_name_thread(const char *name) {
    prctl(PR_SET_NAME, name);
}

/// Swift's Glibc module hides `gettid`.
extern int gettid(void);

/// `struct statfs` and the function share one name, which Swift resolves to the structure.
static inline int dateline_fstatfs(int descriptor, struct statfs *result) {
    return fstatfs(descriptor, result);
}

/// For the same reason: all descriptors from `from` on are closed in the child.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// Whether an address lies in a mapping of a file whose name ends in "-shm", removed or not.
///
/// For a signal handler: it calls nothing but the kernel.
static inline int dateline_is_index(uintptr_t address) {
    char buffer[4096], line[512];
    size_t length = 0;
    int found = 0, maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (maps < 0) return 0;
    for (ssize_t count; (count = read(maps, buffer, sizeof buffer)) > 0;)
        for (ssize_t at = 0; at < count; at++) {
            if (buffer[at] != '\n') {
                if (length < sizeof line - 1) line[length++] = buffer[at];
                continue;
            }
            line[length] = 0;
            length = 0;
            uintptr_t bounds[2] = {0, 0};
            char *next = line;
            for (int bound = 0; bound < 2; bound++, next++)
                for (; *next && *next != '-' && *next != ' '; next++)
                    bounds[bound] = bounds[bound] * 16 + (*next <= '9' ? *next - '0' : *next - 'a' + 10);
            if (address >= bounds[0] && address < bounds[1]) found = strstr(next, "-shm") != NULL;
        }
    close(maps);
    return found;
}

/// Puts zeros where a cut index file no longer backs its mapping; SQLite then makes its index anew. Any
/// other bad memory ends the program as ever.
static inline void dateline_mend_index(int number, siginfo_t *info, void *context) {
    (void)context;
    const uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t page = (uintptr_t)info->si_addr & ~(size - 1);
    if (info->si_code == BUS_ADRERR && dateline_is_index(page) &&
        mmap((void *)page, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
             0) != MAP_FAILED)
        return;
    signal(number, SIG_DFL);
}

/// Has `dateline_mend_index` called for memory that its file does not back.
static inline void dateline_guard_index(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = dateline_mend_index;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigaction(SIGBUS, &action, NULL);
}

/// Swift's Glibc module hides `sched_getaffinity`: how many processors this process may run on; 0 where
/// the kernel does not say.
static inline int dateline_processors(void) {
    unsigned long mask[128];
    long bytes = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
    int count = 0;
    for (long word = 0; word < bytes / (long)sizeof mask[0]; word++)
        count += __builtin_popcountl(mask[word]);
    return count;
}
