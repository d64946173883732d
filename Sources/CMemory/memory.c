#include "memory.h"

#include <malloc.h>

void give_back_large_blocks(void) {
  // Tapes are smaller: to fetch their pages anew for each batch would take longer than to compute on them.
  mallopt(M_MMAP_THRESHOLD, 16 << 20);
  // Set with it, as glibc otherwise trims its heap to 128 kB again and again.
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
}
