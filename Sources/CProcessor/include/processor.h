#pragma once
#include <stdbool.h>

/// Whether this processor and its operating system run code compiled for x86-64-v3 (AVX2, FMA).
bool processor_runs_v3(void);

/// Whether they run code compiled for x86-64-v4 (AVX-512 F, BW, CD, DQ, VL).
bool processor_runs_v4(void);
