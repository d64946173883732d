#pragma once

/// Sixteen floats: Swift's SIMD16<Float>.
typedef float vector_lanes __attribute__((ext_vector_type(16)));
typedef float vector_unaligned __attribute__((ext_vector_type(16), aligned(4)));

/// Half of them, and a mask for it.
typedef float vector_half __attribute__((ext_vector_type(8)));
typedef int vector_half_mask __attribute__((ext_vector_type(8)));

/// A quarter of them; a half and a quarter anywhere in memory.
typedef float vector_quarter __attribute__((ext_vector_type(4)));
typedef float vector_half_unaligned __attribute__((ext_vector_type(8), aligned(4)));
typedef float vector_quarter_unaligned __attribute__((ext_vector_type(4), aligned(4)));

// No call is left of these, so that no register passes an argument of theirs.
#pragma clang diagnostic ignored "-Wpsabi"

#define VECTOR_INLINE static inline __attribute__((always_inline))
