#pragma once
#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// CLD2 is C++: the language of UTF-8 text as an ISO 639 code in `code` (8 bytes), with the share of
/// the text in percent that is in it; false where CLD2 calls its own answer unreliable.
bool dateline_cld2_detect(const char *text, int length, char *code, int *percent);

#ifdef __cplusplus
}
#endif
