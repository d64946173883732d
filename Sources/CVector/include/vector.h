#pragma once

// What the kernels need of sixteen floats and would not be inlined, or not be vectorised, if it came
// from Swift's standard library. The compiler inlines these in every build and for every level, so
// that no copy made for a wide register is shared with code that must run on a narrow one.

#include "fused.h"

VECTOR_INLINE vector_lanes vector_load(const float *from) {
  return *(const vector_unaligned *)from;
}

VECTOR_INLINE void vector_store(vector_lanes lanes, float *to) {
  *(vector_unaligned *)to = lanes;
}

#if defined(__AVX__) && !defined(__AVX512F__)
/// All bits where a lane of a half, the first of which is number `first`, is one of the first `count`.
VECTOR_INLINE vector_half_mask vector_mask(long count, int first) {
  vector_half_mask lanes = {0, 1, 2, 3, 4, 5, 6, 7};
  return lanes + first < (int)count;
}

/// The lanes of the mask from memory, the others `fill`.
VECTOR_INLINE vector_half vector_load_half(const float *from, vector_half_mask mask, float fill) {
  vector_half lanes = __builtin_ia32_maskloadps256((const vector_half *)from, mask);
  return mask ? lanes : (vector_half)fill;
}
#endif

/// The first `count` lanes from memory, the others `fill`.
VECTOR_INLINE vector_lanes vector_load_some(const float *from, long count, float fill) {
  vector_lanes lanes = (vector_lanes)fill;
#if defined(__AVX512F__)
  return __builtin_ia32_loadups512_mask(from, lanes, (unsigned short)((1u << count) - 1));
#elif defined(__AVX__)
  lanes.lo = vector_load_half(from, vector_mask(count, 0), fill);
  lanes.hi = vector_load_half(from + 8, vector_mask(count, 8), fill);
  return lanes;
#else
  for (long lane = 0; lane < count; lane++) lanes[lane] = from[lane];
  return lanes;
#endif
}

/// Writes the first `count` lanes.
VECTOR_INLINE void vector_store_some(vector_lanes lanes, float *to, long count) {
#if defined(__AVX512F__)
  __builtin_ia32_storeups512_mask(to, lanes, (unsigned short)((1u << count) - 1));
#elif defined(__AVX__)
  // Stores with a mask are slow on some processors.
  vector_half eight = lanes.lo;
  if (count >= 8) {
    *(vector_half_unaligned *)to = eight;
    eight = lanes.hi;
    to += 8;
  }
  vector_quarter four = eight.lo;
  if (count & 4) {
    *(vector_quarter_unaligned *)to = four;
    four = eight.hi;
    to += 4;
  }
  if (count & 2) {
    to[0] = four.x;
    to[1] = four.y;
    four.x = four.z;
    to += 2;
  }
  if (count & 1) to[0] = four.x;
#else
  for (long lane = 0; lane < count; lane++) to[lane] = lanes[lane];
#endif
}

/// Writes all lanes but the first `count`, in whose place memory keeps what it has. A blend, as stores with a mask are
/// slow on some processors.
VECTOR_INLINE void vector_store_rest(vector_lanes lanes, float *to, long count) {
#if defined(__AVX512F__)
  __builtin_ia32_storeups512_mask(to, lanes, (unsigned short)(0xffffu << count));
#elif defined(__AVX__)
  vector_lanes before = vector_load(to);
  before.lo = vector_mask(count, 0) ? before.lo : lanes.lo;
  before.hi = vector_mask(count, 8) ? before.hi : lanes.hi;
  vector_store(before, to);
#else
  for (long lane = count; lane < 16; lane++) to[lane] = lanes[lane];
#endif
}

/// Transposes sixteen rows of sixteen numbers: four rounds in which rows i and i + 8 are shuffled into each
/// other like halves of a deck of cards.
VECTOR_INLINE void vector_shuffle(vector_lanes rows[16]) {
  vector_lanes mixed[16];
  for (int round = 0; round < 4; round++) {
    for (int row = 0; row < 8; row++) {
      mixed[2 * row] = __builtin_shufflevector(
          rows[row], rows[row + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      mixed[2 * row + 1] = __builtin_shufflevector(
          rows[row], rows[row + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    for (int row = 0; row < 16; row++) rows[row] = mixed[row];
  }
}

#if defined(__AVX__) && !defined(__AVX512F__)
/// Transposes eight rows of four numbers: what lies four rows apart is loaded side by side, so that
/// no number has to cross the middle of a register.
VECTOR_INLINE void vector_transpose_eight(
    const float *from, long from_stride, float *to, long to_stride) {
  vector_half rows[4];
  for (int row = 0; row < 4; row++) {
    rows[row].lo = *(const vector_quarter_unaligned *)(from + row * from_stride);
    rows[row].hi = *(const vector_quarter_unaligned *)(from + (row + 4) * from_stride);
  }
  for (int side = 0; side < 2; side++) {
    vector_half a = rows[0], b = rows[1], c = rows[2], d = rows[3];
    vector_half ab = side ? __builtin_shufflevector(a, b, 2, 10, 3, 11, 6, 14, 7, 15)
                          : __builtin_shufflevector(a, b, 0, 8, 1, 9, 4, 12, 5, 13);
    vector_half cd = side ? __builtin_shufflevector(c, d, 2, 10, 3, 11, 6, 14, 7, 15)
                          : __builtin_shufflevector(c, d, 0, 8, 1, 9, 4, 12, 5, 13);
    *(vector_half_unaligned *)(to + 2 * side * to_stride) =
        __builtin_shufflevector(ab, cd, 0, 1, 8, 9, 4, 5, 12, 13);
    *(vector_half_unaligned *)(to + (2 * side + 1) * to_stride) =
        __builtin_shufflevector(ab, cd, 2, 3, 10, 11, 6, 7, 14, 15);
  }
}
#endif

/// Transposes a block of sixteen rows of sixteen numbers from one place to another.
VECTOR_INLINE void vector_transpose(const float *from, long from_stride, float *to, long to_stride) {
#if defined(__AVX__) && !defined(__AVX512F__)
  for (int row = 0; row < 16; row += 8) {
    for (int column = 0; column < 16; column += 4) {
      vector_transpose_eight(
          from + row * from_stride + column, from_stride, to + column * to_stride + row, to_stride);
    }
  }
#else
  vector_lanes rows[16];
  for (int row = 0; row < 16; row++) {
    rows[row] = *(const vector_unaligned *)(from + row * from_stride);
  }
  vector_shuffle(rows);
  for (int row = 0; row < 16; row++) {
    *(vector_unaligned *)(to + row * to_stride) = rows[row];
  }
#endif
}

/// `sums` + the products of `query` with sixteen rows of a table, a lane each, summed over `size` (at most
/// sixteen) numbers in order. `count` rows are chosen; lanes beyond them repeat the last one.
VECTOR_INLINE vector_lanes vector_dots(
    vector_lanes sums, const float *query, const float *table, long stride, const int *chosen,
    long count, long size) {
  vector_lanes rows[16];
  for (int row = 0; row < 16; row++) {
    const float *from = table + chosen[row < count ? row : count - 1] * stride;
    rows[row] = (vector_lanes)0.0f;
    if (size == 16) {
      rows[row] = *(const vector_unaligned *)from;
    } else {
      for (long k = 0; k < size; k++) rows[row][k] = from[k];
    }
  }
  vector_shuffle(rows);
  if (size == 16) {
    for (int k = 0; k < 16; k++) {
      sums = vector_fused((vector_lanes)query[k], rows[k], sums);
    }
  } else {
    for (long k = 0; k < size; k++) {
      sums = vector_fused((vector_lanes)query[k], rows[k], sums);
    }
  }
  return sums;
}

/// By how much SplitMix64 moves its state for each 64 bits.
VECTOR_INLINE unsigned long long vector_splitmix_step(void) { return 0x9e3779b97f4a7c15u; }

/// Zero in the lanes whose 16 bits are below `threshold`, and `kept` in the others: four times 64 bits that SplitMix64
/// draws after `state`. In the order of little-endian processors.
VECTOR_INLINE vector_lanes vector_kept(unsigned long long state, int threshold, float kept) {
  typedef unsigned long long words __attribute__((ext_vector_type(4)));
  typedef unsigned short shorts __attribute__((ext_vector_type(16)));
  typedef int integers __attribute__((ext_vector_type(16)));
  words steps = {1, 2, 3, 4};
  words bits = (words)state + steps * (words)vector_splitmix_step();
  bits = (bits ^ (bits >> 30)) * (words)0xbf58476d1ce4e5b9u;
  bits = (bits ^ (bits >> 27)) * (words)0x94d049bb133111ebu;
  bits ^= bits >> 31;
  integers drawn = __builtin_convertvector((shorts)bits, integers);
  return drawn < (integers)threshold ? (vector_lanes)0.0f : (vector_lanes)kept;
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
