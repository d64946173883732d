#pragma once
// The C library has it, but declares it only for GNU sources, which Swift's Glibc module is not.
int renameat2(int from_folder, const char *_Nonnull from, int to_folder, const char *_Nonnull to,
              unsigned int flags);
enum { RENAME_BOTH = 1 << 1 };
