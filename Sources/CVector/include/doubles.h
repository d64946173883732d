#pragma once

// The fused step c + a * b, rounded once, and products made of it, for processors that cannot do it themselves.
#include "lanes.h"

// A product of floats is exact in a double, and so is all that is lost when another float is added to it.
// Rounded to a double and then to a float, the sum is wrong only where the double lies halfway between two
// floats and has lost something itself. In a double above 2^-126 halfway is a one and 28 zeros at the end;
// below, floats lie further apart, so all those count as doubtful.
typedef double vector_doubles __attribute__((ext_vector_type(4)));
typedef long long vector_words __attribute__((ext_vector_type(4)));

/// The float nearest to p + c, where p + c is not to be rounded twice: a double that lost something is made
/// odd, on the side of what it lost, and then lies on no border (Boldo and Melquiond 2008).
VECTOR_INLINE vector_quarter vector_rounded_once(vector_doubles p, vector_doubles c) {
  vector_doubles sum = p + c;
  vector_doubles of_c = sum - p;
  vector_doubles lost = (p - (sum - of_c)) + (c - of_c);
  vector_words bits = (vector_words)sum;
  // Away from zero where what was lost has the sum's sign, towards it elsewhere.
  vector_words step = 1 | (((vector_words)lost ^ bits) >> 63);
  // Sums that are no numbers have lost no number; their bits stay.
  vector_words inexact = (vector_words)(lost < 0) | (vector_words)(lost > 0);
  vector_words odd = bits + (inexact & ~-(bits & 1) & step);
  return __builtin_convertvector((vector_doubles)odd, vector_quarter);
}

/// Whether a lane lies where a second rounding could go wrong.
VECTOR_INLINE vector_words vector_doubtful(vector_doubles sum) {
  vector_words halfway = (vector_words)(((vector_words)sum & 0x1fffffff) == 0x10000000);
  vector_doubles size = __builtin_elementwise_abs(sum);
  return halfway | ((vector_words)(size < 0x1p-126) & (vector_words)(sum != 0));
}

VECTOR_INLINE vector_quarter vector_fused_quarter(
    vector_quarter a, vector_quarter b, vector_quarter c) {
  vector_doubles product =
      __builtin_convertvector(a, vector_doubles) * __builtin_convertvector(b, vector_doubles);
  vector_doubles addend = __builtin_convertvector(c, vector_doubles);
  vector_doubles sum = product + addend;
  vector_words doubtful = vector_doubtful(sum);
  if (__builtin_expect((doubtful.x | doubtful.y | doubtful.z | doubtful.w) != 0, 0)) {
    return vector_rounded_once(product, addend);
  }
  return __builtin_convertvector(sum, vector_quarter);
}

/// c + a * b, rounded once.
VECTOR_INLINE vector_lanes vector_fused_by_doubles(vector_lanes a, vector_lanes b, vector_lanes c) {
  vector_lanes sum;
  sum.lo.lo = vector_fused_quarter(a.lo.lo, b.lo.lo, c.lo.lo);
  sum.lo.hi = vector_fused_quarter(a.lo.hi, b.lo.hi, c.lo.hi);
  sum.hi.lo = vector_fused_quarter(a.hi.lo, b.hi.lo, c.hi.lo);
  sum.hi.hi = vector_fused_quarter(a.hi.hi, b.hi.hi, c.hi.hi);
  return sum;
}
typedef double vector_pair __attribute__((ext_vector_type(2)));
typedef float vector_pair_of_floats __attribute__((ext_vector_type(2)));
typedef unsigned vector_quarter_bits __attribute__((ext_vector_type(4)));

/// The least size of a number that is not zero, as bits of a float minus one; zeros count as the largest.
VECTOR_INLINE unsigned vector_least_size(
    const float *from, long row, long column, long rows, long columns) {
  unsigned least = 0xffffffff;
  for (long i = 0; i < rows; i++) {
    for (long k = 0; k < columns; k++) {
      unsigned bits;
      __builtin_memcpy(&bits, from + i * row + k * column, sizeof bits);
      unsigned size = (bits & 0x7fffffff) - 1;
      least = size < least ? size : least;
    }
  }
  return least;
}

/// Whether no product of the two sizes can be so small (below 2^-130) that a sum loses something where floats
/// lie further apart than elsewhere; above, a sum that is so small loses nothing.
VECTOR_INLINE int vector_is_safe(unsigned a, unsigned b) {
  return a == 0xffffffff || b == 0xffffffff || (long long)(a >> 23) + (b >> 23) - 254 >= -130;
}

/// One to four numbers, the others zero.
VECTOR_INLINE vector_quarter vector_load_up_to_four(const float *from, long count) {
  if (count == 4) return *(const vector_quarter_unaligned *)from;
  return (vector_quarter){
      from[0], count > 1 ? from[1] : 0, count > 2 ? from[2] : 0, 0};
}

VECTOR_INLINE void vector_store_up_to_four(vector_quarter lanes, float *to, long count) {
  if (count == 4) {
    *(vector_quarter_unaligned *)to = lanes;
    return;
  }
  to[0] = lanes.x;
  if (count > 1) to[1] = lanes.y;
  if (count > 2) to[2] = lanes.z;
}

/// One step of four sums, which are doubles that are floats; notes in `doubt` where they may be wrong.
VECTOR_INLINE void vector_step(
    vector_pair sums[2], float a, const vector_pair b[2], vector_quarter_bits *doubt) {
  for (int half = 0; half < 2; half++) {
    vector_pair sum = (vector_pair)(double)a * b[half] + sums[half];
    // The low word of a double that lies halfway between two floats.
    *doubt |= (vector_quarter_bits)(((vector_quarter_bits)sum & 0x1fffffff) == 0x10000000);
    sums[half] = __builtin_convertvector(
        __builtin_convertvector(sum, vector_pair_of_floats), vector_pair);
  }
}

/// `start` (or zero) + A B for up to four rows and four columns. A's elements lie `a_row` and `a_column` apart.
static inline void vector_product_tile(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long rows, long columns, long depth, int is_safe) {
  const float *row[4];
  vector_pair sums[4][2];
  vector_quarter_bits doubt = 0;
#pragma clang loop unroll(full)
  for (int i = 0; i < 4; i++) {
    long own = i < rows ? i : rows - 1;
    row[i] = a + own * a_row;
    vector_quarter first =
        start ? vector_load_up_to_four(start + own * start_row, columns) : (vector_quarter)0.0f;
    sums[i][0] = __builtin_convertvector(first.lo, vector_pair);
    sums[i][1] = __builtin_convertvector(first.hi, vector_pair);
  }
  for (long k = 0; k < depth; k++) {
    vector_quarter lanes = vector_load_up_to_four(b + k * b_row, columns);
    vector_pair wide[2] = {
        __builtin_convertvector(lanes.lo, vector_pair), __builtin_convertvector(lanes.hi, vector_pair)};
#pragma clang loop unroll(full)
    for (int i = 0; i < 4; i++) vector_step(sums[i], row[i][k * a_column], wide, &doubt);
  }
  if (__builtin_expect(!is_safe || (doubt.x | doubt.y | doubt.z | doubt.w), 0)) {
    for (long i = 0; i < rows; i++) {
      const float *own = a + i * a_row;
      vector_quarter sum =
          start ? vector_load_up_to_four(start + i * start_row, columns) : (vector_quarter)0.0f;
      for (long k = 0; k < depth; k++) {
        vector_quarter lanes = vector_load_up_to_four(b + k * b_row, columns);
        sum = vector_fused_quarter((vector_quarter)own[k * a_column], lanes, sum);
      }
      vector_store_up_to_four(sum, c + i * c_row, columns);
    }
    return;
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 4; i++) {
    vector_quarter sum = {sums[i][0].x, sums[i][0].y, sums[i][1].x, sums[i][1].y};
    if (i < rows) vector_store_up_to_four(sum, c + i * c_row, columns);
  }
}

/// C = `start` (or zero) + A B, each element over k in order, each step rounded once.
static inline void vector_product_by_doubles(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long rows, long columns, long depth) {
  int is_safe = vector_is_safe(
      vector_least_size(a, a_row, a_column, rows, depth),
      vector_least_size(b, b_row, 1, depth, columns));
  for (long column = 0; column < columns; column += 4) {
    long width = columns - column < 4 ? columns - column : 4;
    for (long i = 0; i < rows; i += 4) {
      vector_product_tile(
          a + i * a_row, a_row, a_column, b + column, b_row, start ? start + i * start_row + column : 0,
          start_row, c + i * c_row + column, c_row, rows - i < 4 ? rows - i : 4, width, depth, is_safe);
    }
  }
}
