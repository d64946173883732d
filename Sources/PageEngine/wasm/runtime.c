// What the compiled engine asks of its platform beside wasi-libc and the compiler's own functions.
#include <string.h>

#include "../../CVector/include/vector.h"

float fmaf(float a, float b, float c) { return vector_fused_one(a, b, c); }

/// The seed of hash tables: always the same.
void arc4random_buf(void *bytes, size_t count) { memset(bytes, 1, count); }
