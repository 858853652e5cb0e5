#pragma once
/// Debian's libxml2 draws in the headers of the system's ICU, which contradict those of Foundation's
/// own; nothing that needs them is used.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>
