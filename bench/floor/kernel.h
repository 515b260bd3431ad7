/* The kernel's files that one collection reads, and the numbers they give. */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>
#include <sys/statvfs.h>

enum {
    ROWS_MAX = 2048,   /* rows of one table; further rows are not read */
    NAME_BYTES = 32,    /* bytes of a row's name, its end included; longer names are cut */
    NUMBERS_MAX = 20,  /* numbers of one row; further numbers are not read */
    MOUNTS_MAX = 256,  /* file systems; further ones are not read */
    POINT_MAX = 256,   /* bytes of a mount point, its end included */
};

/* One line of a kernel file: its name and its numbers. Fractions are scaled by 100. */
struct row {
    int length;
    char name[NAME_BYTES];
    int count;
    int64_t number[NUMBERS_MAX];
};

struct table {
    int count;
    struct row row[ROWS_MAX];
};

/* A mounted file system on a block device. */
struct mount {
    char point[POINT_MAX];
    char device[POINT_MAX];
    char type[NAME_BYTES];
    int64_t major;
    int64_t minor;
    int answered;
    struct statvfs space;
};

/* How many nanoseconds each source took. */
enum source_id { LOAD, STAT, MEMINFO, DISKSTATS, NET, UPTIME, CPU_P, MEMORY_P, IO_P, STATM, SOURCES };

struct collection {
    int64_t load[3];      /* x 100 */
    struct table cpu;     /* "cpu" and each "cpuN": user to guest_nice in clock ticks */
    struct table memory;  /* value; 1 as second number when the kernel gives kB */
    struct table disk;    /* major, minor, then fields 4 to 20 of diskstats */
    struct table net;     /* 16 numbers */
    struct table pressure; /* cpu, memory, io: some avg10 avg60 avg300 total, full the same */
    int64_t boot_time;    /* seconds since 1970 */
    int64_t uptime;       /* s x 100 */
    int64_t rss_pages;
    int64_t nanos[SOURCES];
    int64_t space_nanos;
    int mounts;
    struct mount mount[MOUNTS_MAX];
};

/* Opens everything and reads the list of mounts, once. Pressure may be missing. */
void kernel_open(struct collection *into);

/* Reads and parses everything. */
void kernel_collect(struct collection *into);

int64_t monotonic_nanos(void);

#endif
