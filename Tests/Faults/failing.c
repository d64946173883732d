// A C library in which calls fail, for LD_PRELOAD; only in mmreport itself, not in what it starts.
//
//   FAULT=KIND:N:ERROR    the Nth call of this kind fails with this error number; if ERROR is negative, the signal
//                         -ERROR is sent instead, and the call goes on if the process does
//   FAULT_FIRED=FILE      is made when that happens: without it there were not so many calls
//   NO_EXCHANGE=1         two names cannot be exchanged in one step
//   READ_ONLY=FOLDER      nothing in this folder can be changed
//   CLOCK=SECONDS         is added to the time of day
//   CALLS=FILE            says which calls made, renamed and synced what, in their order
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const char *kind = "", *fired, *read_only;
static int number, failure, no_exchange, calls_file;
static long clock_offset;
static atomic_int calls;

__attribute__((constructor)) static void begin(void) {
  static char name[32];
  if (strcmp(program_invocation_short_name, "mmreport") != 0) return;
  const char *fault = getenv("FAULT");
  if (fault && sscanf(fault, "%31[a-z]:%d:%d", name, &number, &failure) == 3) kind = name;
  fired = getenv("FAULT_FIRED");
  no_exchange = getenv("NO_EXCHANGE") != NULL;
  read_only = getenv("READ_ONLY");
  const char *list = getenv("CALLS");
  if (list) calls_file = syscall(SYS_openat, AT_FDCWD, list, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
  clock_offset = getenv("CLOCK") ? atol(getenv("CLOCK")) : 0;
}

// Notes a call.
static void note(const char *call, const char *path) {
  if (calls_file) dprintf(calls_file, "%s %s\n", call, path);
}

// Notes a call with an open file.
static void note_file(const char *call, int file) {
  char link[40], path[PATH_MAX] = "";
  if (!calls_file) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  if (readlink(link, path, sizeof path - 1) > 0) note(call, path);
}

// Whether a call of this kind is to fail now, with errno set.
static int fails(const char *called) {
  if (strcmp(called, kind) != 0 || atomic_fetch_add(&calls, 1) + 1 != number) return 0;
  if (fired) syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, fired, O_CREAT | O_WRONLY, 0644));
  if (failure < 0) {
    kill(getpid(), -failure);
    return 0;
  }
  errno = failure;
  return 1;
}

// Whether `path` is, or is in, the folder that nobody may change.
static int is_kept(const char *path) {
  if (!read_only || strncmp(path, read_only, strlen(read_only)) != 0) return 0;
  errno = EROFS;
  return 1;
}

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  const int writes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
  if ((writes && is_kept(path)) || fails(writes ? "create" : "open")) return -1;
  const int file = REAL(open)(path, flags, mode);
  if (writes && file >= 0) note_file("create", file);
  return file;
}

ssize_t write(int file, const void *bytes, size_t count) {
  // What is said must be seen.
  return file > 2 && fails("write") ? -1 : REAL(write)(file, bytes, count);
}

ssize_t read(int file, void *bytes, size_t count) { return fails("read") ? -1 : REAL(read)(file, bytes, count); }

int close(int file) {
  // The file is closed even so.
  const int result = REAL(close)(file);
  return fails("close") ? -1 : result;
}

int fsync(int file) {
  note_file("fsync", file);
  return fails("sync") ? -1 : REAL(fsync)(file);
}

int syncfs(int file) {
  note_file("syncfs", file);
  return fails("sync") ? -1 : REAL(syncfs)(file);
}

int flock(int file, int how) { return fails("lock") ? -1 : REAL(flock)(file, how); }

int mkdir(const char *path, mode_t mode) {
  return is_kept(path) || fails("mkdir") ? -1 : REAL(mkdir)(path, mode);
}

int rename(const char *from, const char *to) {
  return is_kept(to) || fails("rename") ? -1 : REAL(rename)(from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  if (no_exchange && flags) {
    errno = EINVAL;
    return -1;
  }
  char path[PATH_MAX];
  if (calls_file) note("renameat2", realpath(from, path) ? path : from);
  return fails("rename") ? -1 : REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

int link(const char *from, const char *to) {
  note("link", to);
  return is_kept(to) || fails("link") ? -1 : REAL(link)(from, to);
}

int unlink(const char *path) { return is_kept(path) || fails("remove") ? -1 : REAL(unlink)(path); }
int remove(const char *path) { return is_kept(path) || fails("remove") ? -1 : REAL(remove)(path); }

int access(const char *path, int how) {
  return how & W_OK && is_kept(path) ? -1 : REAL(access)(path, how);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  const int result = REAL(clock_gettime)(clock, now);
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) now->tv_sec += clock_offset;
  return result;
}

time_t time(time_t *place) {
  const time_t now = REAL(time)(NULL) + clock_offset;
  if (place) *place = now;
  return now;
}

int gettimeofday(struct timeval *now, void *zone) {
  const int result = REAL(gettimeofday)(now, zone);
  now->tv_sec += clock_offset;
  return result;
}
