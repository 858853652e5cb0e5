#pragma once

/// Swift has no name for asking the processor to fetch a cache line that will be read soon.
static inline void dateline_prefetch(const void *address) {
    __builtin_prefetch(address);
}
