/* Preloaded into a process, ends it at its n-th change of a file below a folder, as a power cut or kill -9 would, or
 * lets the disk be full from then on.
 *
 * arm(n, folder, full) arms it; changes() says what there has been, a character for each: '+' for a write that follows
 * another to the same file, '.' for any other change. The n-th write is done by half, another change not at all. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 100000
static char below[PATH_MAX], written[PATH_MAX], kinds[MOST + 1];
static long last = 0, count = 0, full = 0;

void arm(long n, const char *folder, long fill) {
    last = n; count = 0; full = fill; strncpy(below, folder, sizeof below - 1);
    memset(kinds, 0, sizeof kinds); written[0] = 0;
}
const char *changes(void) { return kinds; }

static int is_below(const char *path) { return below[0] && strncmp(path, below, strlen(below)) == 0; }

static int is_ours(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static int is_last(const char *file) {
    if (count < MOST) kinds[count] = *file && strcmp(file, written) == 0 ? '+' : '.';
    strncpy(written, file, sizeof written - 1);
    return ++count == last && !full;
}
static int is_full(void) { return full && last > 0 && count >= last; }
static void end(void) { kill(getpid(), SIGKILL); }

#define REAL(name) (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define WRITE(name, parameters, ...) \
    ssize_t name parameters { \
        char path[PATH_MAX]; \
        if (below[0] && is_ours(fd, path)) { \
            if (is_last(path)) { size /= 2; (REAL(name))(__VA_ARGS__); end(); } \
            if (is_full() && (count > last || size < 2)) { errno = ENOSPC; return -1; } \
            if (is_full()) size /= 2; \
        } \
        return (REAL(name))(__VA_ARGS__); \
    }
WRITE(write, (int fd, const void *data, size_t size), fd, data, size)
WRITE(pwrite, (int fd, const void *data, size_t size, off_t at), fd, data, size, at)
WRITE(pwrite64, (int fd, const void *data, size_t size, off64_t at), fd, data, size, at)
#define ON_FILE(name, type) \
    int name(int fd, type length) { \
        char path[PATH_MAX]; \
        if (below[0] && is_ours(fd, path) && is_last("")) end(); \
        return (REAL(name))(fd, length); \
    }
ON_FILE(ftruncate, off_t)
ON_FILE(ftruncate64, off64_t)
#define SYNC(name) \
    int name(int fd) { \
        char path[PATH_MAX]; \
        if (below[0] && is_ours(fd, path) && is_last("")) end(); \
        return (REAL(name))(fd); \
    }
SYNC(fsync)
SYNC(fdatasync)
int rename(const char *from, const char *to) { if (is_below(to) && is_last("")) end(); return (REAL(rename))(from, to); }
int unlink(const char *path) { if (is_below(path) && is_last("")) end(); return (REAL(unlink))(path); }
