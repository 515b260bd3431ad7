/*
 * Moves the wall clock of one process, and only the wall clock.
 *
 * Preloaded (ld.so(8), LD_PRELOAD) it stands in front of the C library's clock_gettime,
 * gettimeofday and time, and adds to CLOCK_REALTIME the nanoseconds that the file WALLCLOCK_FILE
 * holds as a native 64-bit integer. Whoever writes the file while the process runs steps its clock.
 * All other clocks, and all waits, are the kernel's.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NANOS_PER_SECOND 1000000000LL

static const int64_t none = 0;
static const volatile int64_t *ahead_nanos = &none;
static int (*kernel_clock)(clockid_t, struct timespec *);

__attribute__((constructor)) static void open_offset(void)
{
    const char *path = getenv("WALLCLOCK_FILE");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) {
        return;
    }
    void *page = mmap(NULL, sizeof *ahead_nanos, PROT_READ, MAP_SHARED, file, 0);
    if (page != MAP_FAILED) {
        ahead_nanos = page;
    }
    close(file);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (!kernel_clock) {
        kernel_clock = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    }
    int result = kernel_clock(clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        int64_t nanos = now->tv_sec * NANOS_PER_SECOND + now->tv_nsec + *ahead_nanos;
        now->tv_sec = nanos / NANOS_PER_SECOND;
        now->tv_nsec = nanos % NANOS_PER_SECOND;
    }
    return result;
}

int gettimeofday(struct timeval *now, void *zone)
{
    struct timespec precise;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &precise) != 0) {
        return -1;
    }
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *now)
{
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    if (now) {
        *now = precise.tv_sec;
    }
    return precise.tv_sec;
}
