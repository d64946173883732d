#include "memory.h"

#include <malloc.h>

void give_back_large_blocks(void) { mallopt(M_MMAP_THRESHOLD, 4 << 20); }
