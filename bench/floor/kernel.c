#define _GNU_SOURCE
#include "kernel.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BYTES_FIRST = 64 << 10 };

static const char *const PATHS[SOURCES] = {
    [LOAD] = "/proc/loadavg",
    [STAT] = "/proc/stat",
    [MEMINFO] = "/proc/meminfo",
    [DISKSTATS] = "/proc/diskstats",
    [NET] = "/proc/net/dev",
    [UPTIME] = "/proc/uptime",
    [CPU_P] = "/proc/pressure/cpu",
    [MEMORY_P] = "/proc/pressure/memory",
    [IO_P] = "/proc/pressure/io",
    [STATM] = "/proc/self/statm",
};

static int fds[SOURCES];
static char *bytes;
static size_t capacity;

int64_t monotonic_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

/* Reads a file into `bytes`, ends it with a newline and a zero, and returns whether it has any
 * content. `paged` files give about a page a read, so that only a read of nothing is their end. */
static int read_whole(int fd, int paged) {
    size_t length = 0;
    if (fd < 0) {
        return 0;
    }
    for (;;) {
        ssize_t count = pread(fd, bytes + length, capacity - length - 2, (off_t) length);
        if (count <= 0) {
            break;
        }
        length += (size_t) count;
        if (length + 2 == capacity) {
            capacity *= 2;
            bytes = realloc(bytes, capacity);
            if (bytes == NULL) {
                exit(1);
            }
        } else if (!paged) {
            break;
        }
    }
    bytes[length] = '\n';
    bytes[length + 1] = 0;
    return length > 0;
}

static inline int is_digit(char c) {
    return (unsigned char) (c - '0') < 10;
}

static const char *next_line(const char *at) {
    return strchr(at, '\n') + 1;
}

/* Reads the next number of the line; a point within it is passed over. */
static inline const char *number(const char *at, int64_t *value) {
    int64_t sum = 0;
    while (!is_digit(*at) && *at != '\n') {
        at++;
    }
    while (is_digit(*at) || *at == '.') {
        if (*at != '.') {
            sum = sum * 10 + (*at - '0');
        }
        at++;
    }
    *value = sum;
    return at;
}

/* Reads numbers separated by spaces up to the end of the line. */
static const char *numbers(const char *at, struct row *row) {
    for (;;) {
        while (*at == ' ') {
            at++;
        }
        if (!is_digit(*at) || row->count == NUMBERS_MAX) {
            return next_line(at);
        }
        at = number(at, &row->number[row->count++]);
    }
}

static const char *name(const char *at, char end, struct row *row) {
    row->length = 0;
    row->count = 0;
    while (*at != end && *at != '\n') {
        if (row->length < NAME_BYTES - 1) {
            row->name[row->length++] = *at;
        }
        at++;
    }
    row->name[row->length] = 0;
    return at;
}

static void parse_stat(struct collection *into) {
    const char *at = bytes;
    into->cpu.count = 0;
    while (memcmp(at, "cpu", 3) == 0 && into->cpu.count < ROWS_MAX) {
        struct row *row = &into->cpu.row[into->cpu.count++];
        at = numbers(name(at, ' ', row), row);
    }
    at = strstr(at, "\nbtime ");
    if (at != NULL) {
        number(at + 1, &into->boot_time);
    }
}

static void parse_meminfo(struct table *memory) {
    const char *at = bytes;
    memory->count = 0;
    while (*at != 0 && *at != '\n' && memory->count < ROWS_MAX) {
        struct row *row = &memory->row[memory->count++];
        at = number(name(at, ':', row), &row->number[0]);
        row->number[1] = *at == ' ';
        row->count = 2;
        at = next_line(at);
    }
}

static void parse_diskstats(struct table *disk) {
    const char *at = bytes;
    disk->count = 0;
    while (*at != 0 && *at != '\n' && disk->count < ROWS_MAX) {
        struct row *row = &disk->row[disk->count++];
        int64_t major;
        int64_t minor;
        at = number(number(at, &major), &minor);
        at = name(at + 1, ' ', row);
        row->number[0] = major;
        row->number[1] = minor;
        row->count = 2;
        at = numbers(at, row);
    }
}

static void parse_net(struct table *net) {
    const char *at = next_line(next_line(bytes));
    net->count = 0;
    while (*at != 0 && *at != '\n' && net->count < ROWS_MAX) {
        struct row *row = &net->row[net->count++];
        while (*at == ' ') {
            at++;
        }
        at = name(at, ':', row);
        at = *at == ':' ? numbers(at + 1, row) : next_line(at);
    }
}

static void parse_pressure(const char *resource, struct table *pressure) {
    struct row *row = &pressure->row[pressure->count++];
    row->length = (int) strlen(resource);
    memcpy(row->name, resource, (size_t) row->length + 1);
    row->count = 0;
    for (const char *at = strchr(bytes, '='); at != NULL && row->count < 8; at = strchr(at, '=')) {
        at = number(at + 1, &row->number[row->count++]);
    }
}

static void parse(struct collection *into, enum source_id source) {
    int64_t ignored;
    switch (source) {
    case LOAD:
        number(number(number(bytes, &into->load[0]), &into->load[1]), &into->load[2]);
        break;
    case STAT:
        parse_stat(into);
        break;
    case MEMINFO:
        parse_meminfo(&into->memory);
        break;
    case DISKSTATS:
        parse_diskstats(&into->disk);
        break;
    case NET:
        parse_net(&into->net);
        break;
    case UPTIME:
        number(bytes, &into->uptime);
        break;
    case CPU_P:
        parse_pressure("cpu", &into->pressure);
        break;
    case MEMORY_P:
        parse_pressure("memory", &into->pressure);
        break;
    case IO_P:
        parse_pressure("io", &into->pressure);
        break;
    case STATM:
        number(number(bytes, &ignored), &into->rss_pages);
        break;
    case SOURCES:
        break;
    }
}

void kernel_collect(struct collection *into) {
    int64_t before = monotonic_nanos();
    into->pressure.count = 0;
    for (int source = 0; source < SOURCES; source++) {
        if (read_whole(fds[source], source == DISKSTATS || source == NET)) {
            parse(into, (enum source_id) source);
        }
        int64_t after = monotonic_nanos();
        into->nanos[source] = after - before;
        before = after;
    }
    for (int i = 0; i < into->mounts; i++) {
        into->mount[i].answered = statvfs(into->mount[i].point, &into->mount[i].space) == 0;
    }
    into->space_nanos = monotonic_nanos() - before;
}

/* Takes one line of mountinfo when it is a block device that is not in the list yet. Octal escapes
 * are left as they are: such a mount does not answer. */
static void take_mount(char *line, struct collection *into) {
    struct mount *mount = &into->mount[into->mounts];
    unsigned major;
    unsigned minor;
    const char *dash = strstr(line, " - ");
    if (dash == NULL || into->mounts == MOUNTS_MAX
        || sscanf(line, "%*d %*d %u:%u %*s %255s", &major, &minor, mount->point) != 3
        || sscanf(dash, " - %31s %255s", mount->type, mount->device) != 2) {
        return;
    }
    if (strncmp(mount->device, "/dev/", 5) != 0 || strncmp(mount->device, "/dev/loop", 9) == 0) {
        return;
    }
    for (int i = 0; i < into->mounts; i++) {
        if (into->mount[i].major == major && into->mount[i].minor == minor) {
            return;
        }
    }
    mount->major = major;
    mount->minor = minor;
    into->mounts++;
}

void kernel_open(struct collection *into) {
    capacity = BYTES_FIRST;
    bytes = malloc(capacity);
    if (bytes == NULL) {
        exit(1);
    }
    for (int source = 0; source < SOURCES; source++) {
        fds[source] = open(PATHS[source], O_RDONLY | O_CLOEXEC);
        if (fds[source] < 0 && (source < CPU_P || source == STATM)) {
            perror(PATHS[source]);
            exit(1);
        }
    }
    char line[4096];
    FILE *mountinfo = fopen("/proc/self/mountinfo", "re");
    while (mountinfo != NULL && fgets(line, sizeof line, mountinfo) != NULL) {
        take_mount(line, into);
    }
    if (mountinfo != NULL) {
        fclose(mountinfo);
    }
}
