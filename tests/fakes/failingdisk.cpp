// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program, a disk that gives out: from write number $FAIL_FROM on,
// every write below $FAIL_FOLDER fails with $FAIL_ERRNO (ENOSPC or EROFS), and the
// file system says that it is full or may not be written. At its end the process
// leaves the number of its writes in $FAIL_COUNT.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace {

std::atomic<long> writes = 0;

const char *setting(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

bool below(const char *path)
{
    const char *folder = setting("FAIL_FOLDER");
    return path && *folder && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool failing(long write)
{
    const long from = std::atol(setting("FAIL_FROM"));
    return from > 0 && write >= from;
}

// Whether this write, to a file there, fails; sets errno.
bool fails(const char *path)
{
    if (!below(path) || !failing(++writes))
        return false;
    errno = std::atoi(setting("FAIL_ERRNO"));
    return true;
}

bool fails(int file)
{
    const int before = errno;
    char path[4096];
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t length = readlink(link.c_str(), path, sizeof path - 1);
    errno = before;
    if (length < 0)
        return false;
    path[length] = 0;
    return fails(path);
}

template<typename Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool opensForWriting(int flags)
{
    return (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
}

struct Report
{
    ~Report()
    {
        const char *name = setting("FAIL_COUNT");
        if (FILE *file = *name ? std::fopen(name, "w") : nullptr) {
            std::fprintf(file, "%ld", writes.load());
            std::fclose(file);
        }
    }
} report;

template<typename Storage>
int tellStorage(const char *function, const char *path, Storage *storage)
{
    const int result = real<int (*)(const char *, Storage *)>(function)(path, storage);
    if (result != 0 || !failing(writes)) // asked by the root of the file system, not by the folder
        return result;
    if (std::atoi(setting("FAIL_ERRNO")) == EROFS)
        storage->f_flag |= ST_RDONLY;
    else
        storage->f_bavail = storage->f_bfree = 0;
    return result;
}

} // namespace

extern "C" {

ssize_t write(int file, const void *bytes, size_t count)
{
    return fails(file) ? -1
                       : real<ssize_t (*)(int, const void *, size_t)>("write")(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset)
{
    return fails(file)
        ? -1
        : real<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite")(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset)
{
    return fails(file) ? -1
                       : real<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64")(
                           file, bytes, count, offset);
}

int fsync(int file)
{
    return fails(file) ? -1 : real<int (*)(int)>("fsync")(file);
}

int fdatasync(int file)
{
    return fails(file) ? -1 : real<int (*)(int)>("fdatasync")(file);
}

int ftruncate(int file, off_t size)
{
    return fails(file) ? -1 : real<int (*)(int, off_t)>("ftruncate")(file, size);
}

int ftruncate64(int file, off64_t size)
{
    return fails(file) ? -1 : real<int (*)(int, off64_t)>("ftruncate64")(file, size);
}

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return opensForWriting(flags) && fails(path)
        ? -1
        : real<int (*)(const char *, int, mode_t)>("open")(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return opensForWriting(flags) && fails(path)
        ? -1
        : real<int (*)(const char *, int, mode_t)>("open64")(path, flags, mode);
}

int mkdir(const char *path, mode_t mode)
{
    return fails(path) ? -1 : real<int (*)(const char *, mode_t)>("mkdir")(path, mode);
}

int rename(const char *from, const char *to)
{
    return fails(to) ? -1 : real<int (*)(const char *, const char *)>("rename")(from, to);
}

int statvfs(const char *path, struct statvfs *storage)
{
    return tellStorage("statvfs", path, storage);
}

int statvfs64(const char *path, struct statvfs64 *storage)
{
    return tellStorage("statvfs64", path, storage);
}

} // extern "C"
