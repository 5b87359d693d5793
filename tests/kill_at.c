/* Preloaded into a process, ends it at its n-th change of a file below a folder, as a power cut or kill -9 would.
 *
 * kill_at(n, folder) arms it; changes() says how many there have been. A write is done by half before the end, the
 * others not at all. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char below[PATH_MAX];
static long left = -1, count = 0;

void kill_at(long n, const char *folder) { left = n; count = 0; strncpy(below, folder, sizeof below - 1); }
long changes(void) { return count; }

static int is_below(const char *path) { return below[0] && strncmp(path, below, strlen(below)) == 0; }

static int is_ours(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static int is_last(void) { count++; return left > 0 && --left == 0; }
static void end(void) { kill(getpid(), SIGKILL); }

#define REAL(name) (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size) {
    if (below[0] && is_ours(fd) && is_last()) { (REAL(write))(fd, data, size / 2); end(); }
    return (REAL(write))(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    if (below[0] && is_ours(fd) && is_last()) { (REAL(pwrite))(fd, data, size / 2, at); end(); }
    return (REAL(pwrite))(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    if (below[0] && is_ours(fd) && is_last()) { (REAL(pwrite64))(fd, data, size / 2, at); end(); }
    return (REAL(pwrite64))(fd, data, size, at);
}
#define ON_FILE(name, type) \
    int name(int fd, type length) { if (below[0] && is_ours(fd) && is_last()) end(); return (REAL(name))(fd, length); }
ON_FILE(ftruncate, off_t)
ON_FILE(ftruncate64, off64_t)
int fsync(int fd) { if (below[0] && is_ours(fd) && is_last()) end(); return (REAL(fsync))(fd); }
int fdatasync(int fd) { if (below[0] && is_ours(fd) && is_last()) end(); return (REAL(fdatasync))(fd); }
int rename(const char *from, const char *to) { if (is_below(to) && is_last()) end(); return (REAL(rename))(from, to); }
int unlink(const char *path) { if (is_below(path) && is_last()) end(); return (REAL(unlink))(path); }
