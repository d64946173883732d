#pragma once

// The fused step c + a * b, rounded once, on every processor.
#include <stdbool.h>

#include "doubles.h"
#include "lanes.h"

#if defined(__FMA__) || defined(__aarch64__)
/// Whether the processor rounds a product and a sum once, in one instruction.
VECTOR_INLINE bool vector_fuses(void) { return true; }

/// c + a * b, rounded once.
VECTOR_INLINE vector_lanes vector_fused(vector_lanes a, vector_lanes b, vector_lanes c) {
  return __builtin_elementwise_fma(a, b, c);
}

VECTOR_INLINE float vector_fused_one(float a, float b, float c) { return __builtin_fmaf(a, b, c); }

/// Not used: Swift's tiles multiply.
VECTOR_INLINE void vector_product(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long rows, long columns, long depth) {}
#else
VECTOR_INLINE bool vector_fuses(void) { return false; }

/// c + a * b, rounded once.
VECTOR_INLINE float vector_fused_one(float a, float b, float c) {
  return vector_fused_quarter((vector_quarter)a, (vector_quarter)b, (vector_quarter)c).x;
}

#ifdef __wasm__
// Some browsers fuse, if the processor does: the page tries, and gives the engine one of two small modules
// (Sources/PageEngine/wasm/fused.c).

/// Writes c + a * b, rounded once.
__attribute__((import_module("fused"), import_name("lanes"))) void vector_fused_lanes(
    const vector_lanes *a, const vector_lanes *b, const vector_lanes *c, vector_lanes *sum);

/// C = `start` (or zero) + A B, each element over k in order, each step rounded once. A's elements lie `a_row`
/// and `a_column` apart.
__attribute__((import_module("fused"), import_name("product"))) void vector_product(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long rows, long columns, long depth);

VECTOR_INLINE vector_lanes vector_fused(vector_lanes a, vector_lanes b, vector_lanes c) {
  vector_lanes sum;
  vector_fused_lanes(&a, &b, &c, &sum);
  return sum;
}
#else
/// c + a * b, rounded once.
VECTOR_INLINE vector_lanes vector_fused(vector_lanes a, vector_lanes b, vector_lanes c) {
  return vector_fused_by_doubles(a, b, c);
}

/// C = `start` (or zero) + A B, each element over k in order, each step rounded once. A's elements lie `a_row`
/// and `a_column` apart.
VECTOR_INLINE void vector_product(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long rows, long columns, long depth) {
  vector_product_by_doubles(
      a, a_row, a_column, b, b_row, start, start_row, c, c_row, rows, columns, depth);
}
#endif
#endif
