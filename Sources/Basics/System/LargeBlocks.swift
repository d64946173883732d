import CLinux

/// Makes the C library give large blocks of memory back to the system as soon as they are freed.
///
/// By default glibc raises the size from which it does so with each large block that is freed, up to 32 MB: tables of
/// many megabytes then leave holes that nothing else fills, and a program keeps far more than it uses.
public func giveBackLargeBlocks() {
  // Tapes are smaller: to fetch their pages anew for each batch would take longer than to compute on them.
  mallopt(M_MMAP_THRESHOLD, 16 << 20)
  // Set with it, as glibc otherwise trims its heap to 128 kB again and again.
  mallopt(M_TRIM_THRESHOLD, 64 << 20)
}

/// Gives back what is free between blocks that are in use, too. It takes some milliseconds.
///
/// Blocks that are not large leave holes where they were, which the C library keeps for the thread that had them: what
/// one thread has freed would stand beside what another uses.
public func giveBackHoles() {
  malloc_trim(0)
}
