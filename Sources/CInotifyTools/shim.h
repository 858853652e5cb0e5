#pragma once
#include <stddef.h>
#include <sys/inotify.h>
#include <inotifytools/inotifytools.h>

/// Swift does not import flexible array members: the event's name, or NULL where it has none.
static inline const char *dateline_inotify_event_name(const struct inotify_event *event) {
    return event->len > 0 ? event->name : NULL;
}
