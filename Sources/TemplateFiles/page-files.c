#include "../CTemplates/templates.h"

// Asking whether a file is there makes the compiler name it to the package manager, which so sees it change;
// make touches this file when it makes one that was not there.
#if __has_include("../../.build/page/play.js")
static const unsigned char play[] = {
#embed "../../.build/page/play.js"
};
#endif
#if __has_include("../../.build/page/pages.js")
static const unsigned char pages[] = {
#embed "../../.build/page/pages.js"
};
#endif
#if __has_include("../../.build/page/reader.js")
static const unsigned char reader[] = {
#embed "../../.build/page/reader.js"
};
#endif
#if __has_include("../../.build/page/scheme.js")
static const unsigned char scheme[] = {
#embed "../../.build/page/scheme.js"
};
#endif
#if __has_include("../../.build/page/engine.deflated")
static const unsigned char engine[] = {
#embed "../../.build/page/engine.deflated"
};
#endif
#if __has_include("../../.build/page/numbers")
static const unsigned char numbers[] = {
#embed "../../.build/page/numbers"
};
#endif
#if __has_include("../../.build/page/drawing")
static const unsigned char drawing[] = {
#embed "../../.build/page/drawing"
};
#endif
#if __has_include("../../.build/page/commit")
static const unsigned char commit[] = {
#embed "../../.build/page/commit"
};
#endif

/// What `make` has put into `.build/page` for pages to load; a build without make has none of it. The last
/// entry only ends the list.
static const CarriedFile files[] = {
#if __has_include("../../.build/page/play.js")
    {"play.js", play, sizeof play},
#endif
#if __has_include("../../.build/page/pages.js")
    {"pages.js", pages, sizeof pages},
#endif
#if __has_include("../../.build/page/reader.js")
    {"reader.js", reader, sizeof reader},
#endif
#if __has_include("../../.build/page/scheme.js")
    {"scheme.js", scheme, sizeof scheme},
#endif
#if __has_include("../../.build/page/engine.deflated")
    {"engine.deflated", engine, sizeof engine},
#endif
#if __has_include("../../.build/page/numbers")
    {"numbers", numbers, sizeof numbers},
#endif
#if __has_include("../../.build/page/drawing")
    {"drawing", drawing, sizeof drawing},
#endif
#if __has_include("../../.build/page/commit")
    {"commit", commit, sizeof commit},
#endif
    {"", (const unsigned char[]){0}, 0},
};

size_t embedded_page_file_count(void) { return sizeof files / sizeof *files - 1; }

CarriedFile embedded_page_file(size_t index) { return files[index]; }
