#pragma once
#include <stddef.h>

/// A template that the binary carries: the file's name, and its bytes.
typedef struct {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} EmbeddedTemplate;

/// The files of `templates/`, in the order of their names. The target TemplateFiles has them, which only
/// the program links: so nothing is compiled again when a template changes.
size_t embedded_template_count(void);
EmbeddedTemplate embedded_template(size_t index);
