#include <cstdio>  // before compact_lang_det.h, which uses FILE without including it
#include <cstring>

#include <cld2/public/compact_lang_det.h>

#include "CCLD2.h"

extern "C" bool dateline_cld2_detect(const char *text, int length, char *code, int *percent) {
    CLD2::Language languages[3];
    int percents[3];
    int bytes = 0;
    bool reliable = false;
    CLD2::Language summary = CLD2::DetectLanguageSummary(
        text, length, true, languages, percents, &bytes, &reliable);
    std::strncpy(code, CLD2::LanguageCode(summary), 7);
    code[7] = 0;
    *percent = percents[0];
    return reliable;
}
