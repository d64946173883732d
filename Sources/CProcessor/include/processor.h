#pragma once
#include <stdbool.h>
#include <stddef.h>

/// Something that code for a level of x86-64 needs.
typedef struct {
  /// As compilers call it; null behind the last.
  const char *_Nullable name;
  /// The level that needs it, and so does each that is higher: 3 or 4.
  int level;
  /// Whether this processor and its operating system have it.
  bool is_there;
} ProcessorFeature;

/// The feature of this number, from 0; no name where there are no more.
ProcessorFeature processor_feature(size_t index);

/// Whether this processor and its operating system run code compiled for x86-64-v3 (AVX2, FMA).
bool processor_runs_v3(void);

/// Whether they run code compiled for x86-64-v4 (AVX-512 F, BW, CD, DQ, VL).
bool processor_runs_v4(void);

/// Lets a processor's other thread go first for a moment, in a loop that waits for another one.
static inline void processor_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
