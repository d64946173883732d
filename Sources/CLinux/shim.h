#pragma once
#include <elf.h>
#include <fcntl.h>
#include <linux/stat.h>
#include <malloc.h>
#include <sched.h>
#include <stddef.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>
// The C library has these, but some versions declare them only for GNU sources, which Swift's Glibc module is not.
// Under a name of their own they are declared once everywhere.
#define DECLARED_AS(function) __asm__(#function)
int gnu_renameat2(int from_folder, const char *_Nonnull from, int to_folder, const char *_Nonnull to,
                  unsigned int flags) DECLARED_AS(renameat2);
enum { RENAME_BOTH = 1 << 1 };
int gnu_syncfs(int folder) DECLARED_AS(syncfs);
int gnu_sched_getaffinity(int process, size_t size, cpu_set_t *_Nonnull set) DECLARED_AS(sched_getaffinity);
const void *_Nullable gnu_memmem(const void *_Nonnull bytes, size_t count, const void *_Nonnull wanted,
                                 size_t wanted_count) DECLARED_AS(memmem);

// Whether a file system, or a folder of another place, is mounted at `path`; 0 where Linux cannot tell.
static inline int is_mounted(const char *_Nonnull path) {
  struct statx found = {0};
  if (syscall(SYS_statx, AT_FDCWD, path, 0, 0, &found) != 0) return 0;
  return (found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}
// The bytes by which the linker names this program (--build-id), of which there are `count`; null if it did not.
static inline const unsigned char *_Nullable build_id(size_t *_Nonnull count) {
  const Elf64_Phdr *headers = (const Elf64_Phdr *)getauxval(AT_PHDR);
  const size_t header_count = getauxval(AT_PHNUM);
  size_t base = 0;
  for (size_t i = 0; headers && i < header_count; i++)
    if (headers[i].p_type == PT_PHDR) base = (size_t)headers - headers[i].p_vaddr;
  for (size_t i = 0; headers && i < header_count; i++) {
    if (headers[i].p_type != PT_NOTE) continue;
    const char *note = (const char *)(base + headers[i].p_vaddr), *end = note + headers[i].p_memsz;
    while (note + sizeof(Elf64_Nhdr) <= end) {
      const Elf64_Nhdr *header = (const Elf64_Nhdr *)note;
      const char *name = note + sizeof *header, *content = name + (header->n_namesz + 3) / 4 * 4;
      if (header->n_type == NT_GNU_BUILD_ID && header->n_namesz == 4 && !memcmp(name, "GNU", 4)) {
        *count = header->n_descsz;
        return (const unsigned char *)content;
      }
      note = content + (header->n_descsz + 3) / 4 * 4;
    }
  }
  return NULL;
}
