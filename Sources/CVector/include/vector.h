#pragma once

// What the kernels need of sixteen floats and would not be inlined, or not be vectorised, if it came
// from Swift's standard library. The compiler inlines these in every build and for every level, so
// that no copy made for a wide register is shared with code that must run on a narrow one.

/// Sixteen floats: Swift's SIMD16<Float>.
typedef float vector_lanes __attribute__((ext_vector_type(16)));
typedef float vector_unaligned __attribute__((ext_vector_type(16), aligned(4)));

#define VECTOR_INLINE static inline __attribute__((always_inline))

VECTOR_INLINE vector_lanes vector_load(const float *from) {
  return *(const vector_unaligned *)from;
}

VECTOR_INLINE void vector_store(vector_lanes lanes, float *to) {
  *(vector_unaligned *)to = lanes;
}

/// The first `count` lanes from memory, the others `fill`.
VECTOR_INLINE vector_lanes vector_load_some(const float *from, long count, float fill) {
  vector_lanes lanes = (vector_lanes)fill;
#if defined(__AVX512F__)
  return __builtin_ia32_loadups512_mask(from, lanes, (unsigned short)((1u << count) - 1));
#else
  for (long lane = 0; lane < count; lane++) lanes[lane] = from[lane];
  return lanes;
#endif
}

/// Writes the first `count` lanes.
VECTOR_INLINE void vector_store_some(vector_lanes lanes, float *to, long count) {
#if defined(__AVX512F__)
  __builtin_ia32_storeups512_mask(to, lanes, (unsigned short)((1u << count) - 1));
#else
  for (long lane = 0; lane < count; lane++) to[lane] = lanes[lane];
#endif
}

/// Transposes a block of sixteen rows of sixteen numbers: four rounds in which rows i and i + 8 are
/// shuffled into each other like halves of a deck of cards.
VECTOR_INLINE void vector_transpose(const float *from, long from_stride, float *to, long to_stride) {
  vector_lanes rows[16], mixed[16];
  for (int row = 0; row < 16; row++) {
    rows[row] = *(const vector_unaligned *)(from + row * from_stride);
  }
  for (int round = 0; round < 4; round++) {
    for (int row = 0; row < 8; row++) {
      mixed[2 * row] = __builtin_shufflevector(
          rows[row], rows[row + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      mixed[2 * row + 1] = __builtin_shufflevector(
          rows[row], rows[row + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    for (int row = 0; row < 16; row++) rows[row] = mixed[row];
  }
  for (int row = 0; row < 16; row++) {
    *(vector_unaligned *)(to + row * to_stride) = rows[row];
  }
}

VECTOR_INLINE vector_lanes vector_square_root(vector_lanes lanes) {
  return __builtin_elementwise_sqrt(lanes);
}

/// The sum of the lanes by halves: the one tree that every reduction uses.
VECTOR_INLINE float vector_sum(vector_lanes lanes) {
  __auto_type eight = lanes.lo + lanes.hi;
  __auto_type four = eight.lo + eight.hi;
  __auto_type two = four.lo + four.hi;
  return two.x + two.y;
}

/// The greatest lane.
VECTOR_INLINE float vector_greatest(vector_lanes lanes) {
  __auto_type eight = lanes.lo > lanes.hi ? lanes.lo : lanes.hi;
  __auto_type four = eight.lo > eight.hi ? eight.lo : eight.hi;
  __auto_type two = four.lo > four.hi ? four.lo : four.hi;
  return two.x > two.y ? two.x : two.y;
}
