// The fused step and products of it, for a page: compiled twice, once with the instruction that some browsers have,
// once without. No function needs a stack, so the module that is chosen shares the engine's memory and nothing else.
#include "../../CVector/include/doubles.h"

#ifdef __wasm_relaxed_simd__
#define FUSED(a, b, c) __builtin_wasm_relaxed_madd_f32x4(a, b, c)
#else
#define FUSED(a, b, c) vector_fused_quarter(a, b, c)
#endif


/// c + a * b for sixteen lanes.
__attribute__((export_name("lanes"))) void lanes(
    const vector_lanes *a, const vector_lanes *b, const vector_lanes *c, vector_lanes *sum) {
  const vector_quarter *from_a = (const vector_quarter *)a, *from_b = (const vector_quarter *)b;
  const vector_quarter *from_c = (const vector_quarter *)c;
  vector_quarter *to = (vector_quarter *)sum;
  for (int quarter = 0; quarter < 4; quarter++) {
    to[quarter] = FUSED(from_a[quarter], from_b[quarter], from_c[quarter]);
  }
}

#ifdef __wasm_relaxed_simd__
/// `height` rows and `vectors` times four columns, both known when this is compiled.
VECTOR_INLINE void tile(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long depth, int height, int vectors) {
  vector_quarter sums[4][3];
  for (int i = 0; i < height; i++) {
    for (int j = 0; j < vectors; j++) {
      sums[i][j] = start ? *(const vector_quarter_unaligned *)(start + i * start_row + 4 * j)
                         : (vector_quarter)0.0f;
    }
  }
  for (long k = 0; k < depth; k++) {
    for (int i = 0; i < height; i++) {
      vector_quarter factor = (vector_quarter)a[i * a_row + k * a_column];
      for (int j = 0; j < vectors; j++) {
        vector_quarter lanes = *(const vector_quarter_unaligned *)(b + k * b_row + 4 * j);
        sums[i][j] = FUSED(factor, lanes, sums[i][j]);
      }
    }
  }
  for (int i = 0; i < height; i++) {
    for (int j = 0; j < vectors; j++) {
      *(vector_quarter_unaligned *)(c + i * c_row + 4 * j) = sums[i][j];
    }
  }
}

/// One element.
VECTOR_INLINE void single(
    const float *a, long a_column, const float *b, long b_row, const float *start, float *c,
    long depth) {
  vector_quarter sum = (vector_quarter)(start ? *start : 0.0f);
  for (long k = 0; k < depth; k++) {
    sum = FUSED((vector_quarter)a[k * a_column], (vector_quarter)b[k * b_row], sum);
  }
  *c = sum.x;
}

__attribute__((export_name("product"))) void product(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long rows, long columns, long depth) {
  long row = 0;
  for (; row + 4 <= rows; row += 4) {
    long column = 0;
    const float *from = start ? start + row * start_row : 0;
#define TILE(height, vectors)                                                                  \
  tile(a + row * a_row, a_row, a_column, b + column, b_row, from ? from + column : 0, start_row, \
       c + row * c_row + column, c_row, depth, height, vectors)
    for (; column + 12 <= columns; column += 12) TILE(4, 3);
    for (; column + 4 <= columns; column += 4) TILE(4, 1);
    for (; column < columns; column++) {
      for (int i = 0; i < 4; i++) {
        single(a + (row + i) * a_row, a_column, b + column, b_row,
               from ? from + i * start_row + column : 0, c + (row + i) * c_row + column, depth);
      }
    }
  }
  for (; row < rows; row++) {
    long column = 0;
    const float *from = start ? start + row * start_row : 0;
    for (; column + 12 <= columns; column += 12) TILE(1, 3);
    for (; column + 4 <= columns; column += 4) TILE(1, 1);
    for (; column < columns; column++) {
      single(a + row * a_row, a_column, b + column, b_row, from ? from + column : 0,
             c + row * c_row + column, depth);
    }
  }
}
#else
__attribute__((export_name("product"))) void product(
    const float *a, long a_row, long a_column, const float *b, long b_row, const float *start,
    long start_row, float *c, long c_row, long rows, long columns, long depth) {
  vector_product_by_doubles(
      a, a_row, a_column, b, b_row, start, start_row, c, c_row, rows, columns, depth);
}
#endif
