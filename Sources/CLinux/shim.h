#pragma once
#include <stddef.h>
// The C library has these, but declares them only for GNU sources, which Swift's Glibc module is not.
int renameat2(int from_folder, const char *_Nonnull from, int to_folder, const char *_Nonnull to,
              unsigned int flags);
enum { RENAME_BOTH = 1 << 1 };
const void *_Nullable memmem(const void *_Nonnull bytes, size_t count, const void *_Nonnull wanted,
                             size_t wanted_count);
