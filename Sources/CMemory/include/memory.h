#pragma once

/// Makes the C library give large blocks back to the system as soon as they are freed.
///
/// By default glibc raises the size from which it does so with each large block that is freed, up to 32 MB: tables of
/// many megabytes then leave holes that nothing else fills, and a program keeps far more than it uses.
void give_back_large_blocks(void);
