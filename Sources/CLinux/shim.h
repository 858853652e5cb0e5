#pragma once
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/vfs.h>

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
