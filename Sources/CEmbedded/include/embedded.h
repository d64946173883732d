#pragma once
#include <stddef.h>

/// A file that the binary carries: its name as the program asks for it, and its bytes.
typedef struct {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} EmbeddedFile;

/// The default corpus: US given names of 2017 (Social Security Administration, public domain).
EmbeddedFile embedded_names(void);

/// What PyTorch and the published notebook print for the lecture's code on the default corpus ...
EmbeddedFile embedded_numbers_2017(void);
/// ... and on the lecture's own list of names.
EmbeddedFile embedded_numbers_names(void);
