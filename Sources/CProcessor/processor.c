#include "processor.h"

#if defined(__x86_64__)
// The question takes nothing but a literal.
#define FEATURE(name, level) {name, level, __builtin_cpu_supports(name) != 0}

ProcessorFeature processor_feature(size_t index) {
  const ProcessorFeature features[] = {
      FEATURE("avx2", 3),     FEATURE("fma", 3),      FEATURE("bmi", 3),
      FEATURE("bmi2", 3),     FEATURE("lzcnt", 3),    FEATURE("movbe", 3),
      FEATURE("f16c", 3),     FEATURE("avx512f", 4),  FEATURE("avx512bw", 4),
      FEATURE("avx512cd", 4), FEATURE("avx512dq", 4), FEATURE("avx512vl", 4),
  };
  const size_t count = sizeof features / sizeof *features;
  return index < count ? features[index] : (ProcessorFeature){NULL, 0, false};
}

static bool runs(int level) {
  for (size_t i = 0;; i++) {
    const ProcessorFeature feature = processor_feature(i);
    if (!feature.name) return true;
    if (feature.level <= level && !feature.is_there) return false;
  }
}

bool processor_runs_v3(void) { return runs(3); }
bool processor_runs_v4(void) { return runs(4); }
#else
ProcessorFeature processor_feature(size_t index) { return (ProcessorFeature){NULL, 0, false}; }
bool processor_runs_v3(void) { return false; }
bool processor_runs_v4(void) { return false; }
#endif
