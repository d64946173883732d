#pragma once
#include <stddef.h>

/// A file that the binary carries: its name, and its bytes.
typedef struct {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} CarriedFile;

/// The files of `templates/`, in the order of their names. The target TemplateFiles has them, which only
/// the program links: so nothing is compiled again when a template changes.
size_t embedded_template_count(void);
CarriedFile embedded_template(size_t index);

/// What pages load beside them, as far as the build had it: `play.js`, `engine.deflated`.
size_t embedded_page_file_count(void);
CarriedFile embedded_page_file(size_t index);
