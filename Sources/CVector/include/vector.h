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
