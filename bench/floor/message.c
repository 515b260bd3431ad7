#define _GNU_SOURCE
#include "message.h"

#include "json.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Counters that grew by more than this were set anew. */
#define BYTES_PER_TICK_MAX INT64_C(20000000000000)

enum { MEMBER_BYTES = 64 };

static char host_name[NAME_BYTES * 2];
static char boot_id[NAME_BYTES * 2];
static int64_t start_epoch;
static char kernel_release[NAME_BYTES * 4];
static char cpu_model[NAME_BYTES * 4];

/* `,"mem_total":` for each line of meminfo, made once. */
static struct {
    char member[MEMBER_BYTES];
    int length;
} memory_member[ROWS_MAX];
static int memory_members;

static int starts(const struct row *row, const char *prefix) {
    return strncmp(row->name, prefix, strlen(prefix)) == 0;
}

/* Disks that hold nothing of their own, as the agent leaves them out by default. */
static int is_left_out(const struct row *disk) {
    return starts(disk, "loop") || starts(disk, "ram") || starts(disk, "zram")
        || starts(disk, "fd") || starts(disk, "sr");
}

/* The row of the same name in the collection before, mostly at the same place; or NULL. */
static const struct row *before(const struct table *table, const struct row *row, int hint) {
    if (hint < table->count && strcmp(table->row[hint].name, row->name) == 0) {
        return &table->row[hint];
    }
    for (int i = 0; i < table->count; i++) {
        if (strcmp(table->row[i].name, row->name) == 0) {
            return &table->row[i];
        }
    }
    return NULL;
}

static char *difference(char *at, const char *member, int64_t now, int64_t then, int places) {
    if (now < then || now - then > BYTES_PER_TICK_MAX) {
        return at;
    }
    int64_t scale = places == 1 ? 10 : 100;
    return decimal(text(at, member), (now - then) * scale / 1024, places);
}

static char *head(char *at, int64_t seq, int64_t interval_millis) {
    struct timespec wall;
    struct timespec boottime;
    clock_gettime(CLOCK_REALTIME, &wall);
    clock_gettime(CLOCK_BOOTTIME, &boottime);
    at = TEXT(at, "{\"schema\":1,\"agent\":\"00000000-0000-4000-8000-000000000000\","
                  "\"journal\":\"00000000-0000-4000-8000-000000000001\",\"boot\":");
    at = quoted(at, boot_id);
    at = number(TEXT(at, ",\"epoch\":"), start_epoch);
    at = number(TEXT(at, ",\"seq\":"), seq);
    at = quoted(TEXT(at, ",\"hostname\":"), host_name);
    at = TEXT(at, ",\"ip\":\"192.0.2.1\",\"mac\":\"02:00:00:00:00:01\",\"time\":");
    at = instant(at, &wall);
    at = TEXT(at, ",\"clock\":{\"source\":\"none\",\"synchronized\":false,"
                  "\"why\":\"no time source is configured\",\"wall\":");
    at = instant(at, &wall);
    at = TEXT(at, ",\"boottime_s\":");
    at = decimal(at, boottime.tv_sec * INT64_C(1000000) + boottime.tv_nsec / 1000, 6);
    return decimal(TEXT(at, "},\"interval_s\":"), interval_millis, 3);
}

static char *load(char *at, const struct collection *now) {
    at = decimal(TEXT(at, ",\"load\":{\"w1_avg\":"), now->load[0], 2);
    at = decimal(TEXT(at, ",\"w5_avg\":"), now->load[1], 2);
    at = decimal(TEXT(at, ",\"w15_avg\":"), now->load[2], 2);
    return TEXT(at, "}");
}

static const char *const CPU_MEMBERS[10] = {
    "\"user\":", ",\"nice\":", ",\"system\":", ",\"idle\":", ",\"iowait\":", ",\"irq\":",
    ",\"softirq\":", ",\"steal\":", ",\"guest\":", ",\"guest_nice\":",
};

static char *cpu_shares(char *at, const struct collection *now, const struct collection *previous) {
    int64_t grown[10];
    int64_t total = 0;
    at = TEXT(at, ",\"cpu\":{");
    if (previous != NULL && now->cpu.count > 0 && previous->cpu.count > 0) {
        for (int i = 0; i < 10; i++) {
            grown[i] = now->cpu.row[0].number[i] - previous->cpu.row[0].number[i];
        }
        grown[0] -= grown[8];
        grown[1] -= grown[9];
        for (int i = 0; i < 10; i++) {
            total += grown[i] > 0 ? grown[i] : 0;
        }
        for (int i = 0; i < 10 && total > 0; i++) {
            at = text(at, CPU_MEMBERS[i]);
            at = decimal(at, ((grown[i] > 0 ? grown[i] : 0) * 10000 + total / 2) / total, 2);
        }
        if (total > 0) {
            *at++ = ',';
        }
    }
    return TEXT(number(TEXT(at, "\"count\":"), now->cpu.count - 1), "}");
}

static char *cpu_times(char *at, const struct collection *now) {
    at = TEXT(at, ",\"cpu_time\":[");
    for (int i = 0; i < now->cpu.count; i++) {
        const struct row *row = &now->cpu.row[i];
        at = TEXT(at, "{\"cpu\":\"");
        at = i == 0 ? TEXT(at, "total") : bytes_of(at, row->name + 3, row->length - 3);
        at = TEXT(at, "\",");
        for (int column = 0; column < 10; column++) {
            at = decimal(text(at, CPU_MEMBERS[column]), row->number[column], 2);
        }
        at = TEXT(at, "},");
    }
    return close_list(at, ']');
}

/* The lines of meminfo that other groups are computed from, and where each stands. */
enum memory_key {
    MEM_TOTAL, MEM_FREE, BUFFERS, CACHED, RECLAIMABLE, ACTIVE, INACTIVE,
    SWAP_TOTAL, SWAP_FREE, SWAP_CACHED, MEMORY_KEYS
};

static const char *const MEMORY_NAMES[MEMORY_KEYS] = {
    "MemTotal", "MemFree", "Buffers", "Cached", "SReclaimable", "Active", "Inactive",
    "SwapTotal", "SwapFree", "SwapCached",
};

static int memory_place[MEMORY_KEYS];

static int64_t memory_bytes(const struct collection *now, enum memory_key key) {
    return now->memory.row[memory_place[key]].number[0] << 10;
}

static char *mebibytes(char *at, int64_t bytes) {
    return decimal(at, (bytes * 100 + (1 << 19)) >> 20, 2);
}

static char *mem(char *at, const struct collection *now) {
    int64_t total = memory_bytes(now, MEM_TOTAL);
    int64_t free = memory_bytes(now, MEM_FREE);
    int64_t buffers = memory_bytes(now, BUFFERS);
    int64_t cached = memory_bytes(now, CACHED) + memory_bytes(now, RECLAIMABLE);
    int64_t swap_used = memory_bytes(now, SWAP_TOTAL) - memory_bytes(now, SWAP_FREE);
    at = mebibytes(TEXT(at, ",\"mem\":{\"total\":"), total);
    at = mebibytes(TEXT(at, ",\"used\":"), total - free);
    at = mebibytes(TEXT(at, ",\"abs_used\":"), total - free - buffers - cached);
    at = mebibytes(TEXT(at, ",\"free\":"), free);
    at = mebibytes(TEXT(at, ",\"buffers\":"), buffers);
    at = mebibytes(TEXT(at, ",\"cached\":"), cached);
    at = mebibytes(TEXT(at, ",\"active\":"), memory_bytes(now, ACTIVE));
    at = mebibytes(TEXT(at, ",\"inactive\":"), memory_bytes(now, INACTIVE));
    at = mebibytes(TEXT(at, ",\"swap_used\":"), swap_used);
    return TEXT(at, "}");
}

/* Makes `,"active_anon":` of `Active(anon)` and so on for each line of meminfo, and finds the keys. */
static void learn_memory(const struct table *memory) {
    for (int i = 0; i < memory->count; i++) {
        const char *from = memory->row[i].name;
        char *at = TEXT(memory_member[i].member, ",\"");
        char last = '_';
        for (; *from != 0; from++) {
            if ((isupper((unsigned char) *from) && islower((unsigned char) last)) || *from == '(') {
                *at++ = '_';
            }
            if (*from != '(' && *from != ')') {
                *at++ = (char) tolower((unsigned char) *from);
            }
            last = *from;
        }
        at = TEXT(at, "\":");
        memory_member[i].length = (int) (at - memory_member[i].member);
    }
    memory_members = memory->count;
    for (int key = 0; key < MEMORY_KEYS; key++) {
        for (int i = 0; i < memory->count; i++) {
            if (strcmp(memory->row[i].name, MEMORY_NAMES[key]) == 0) {
                memory_place[key] = i;
            }
        }
    }
}

static char *memory_and_swap(char *at, const struct collection *now) {
    at = TEXT(at, ",\"memory\":{");
    for (int i = 0; i < now->memory.count; i++) {
        const int64_t *values = now->memory.row[i].number;
        int skip = i == 0;
        at = bytes_of(at, memory_member[i].member + skip, memory_member[i].length - skip);
        at = number(at, values[1] != 0 ? values[0] << 10 : values[0]);
    }
    int64_t total = memory_bytes(now, SWAP_TOTAL);
    int64_t free = memory_bytes(now, SWAP_FREE);
    at = number(TEXT(at, "},\"swap\":{\"total\":"), total);
    at = number(TEXT(at, ",\"free\":"), free);
    at = number(TEXT(at, ",\"used\":"), total - free);
    at = number(TEXT(at, ",\"cached\":"), memory_bytes(now, SWAP_CACHED));
    return TEXT(at, "}");
}

static const struct row *disk_of(const struct collection *now, const struct mount *mount) {
    for (int i = 0; i < now->disk.count; i++) {
        const int64_t *ids = now->disk.row[i].number;
        if (ids[0] == mount->major && ids[1] == mount->minor) {
            return &now->disk.row[i];
        }
    }
    return NULL;
}

/* The sums over whole disks. A row is a partition when it begins with the name of the row before
 * it that is not one; the kernel lists a disk before its partitions. */
static char *disk_sums(char *at, const struct collection *now, const struct collection *previous) {
    int64_t sum[8] = {0};
    int64_t read = 0;
    int64_t written = 0;
    const struct row *whole = NULL;
    for (int i = 0; i < now->disk.count; i++) {
        const struct row *row = &now->disk.row[i];
        if (is_left_out(row) || starts(row, "dm-") || (whole != NULL && starts(row, whole->name))) {
            continue;
        }
        whole = row;
        for (int column = 0; column < 8; column++) {
            sum[column] += row->number[2 + column];
        }
        const struct row *then = previous == NULL ? NULL : before(&previous->disk, row, i);
        if (then != NULL && row->number[4] >= then->number[4]) {
            read += row->number[4] - then->number[4];
        }
        if (then != NULL && row->number[8] >= then->number[8]) {
            written += row->number[8] - then->number[8];
        }
    }
    if (previous != NULL) {
        at = decimal(TEXT(at, ",\"tread\":"), read * 5, 1);
        at = decimal(TEXT(at, ",\"twrite\":"), written * 5, 1);
    }
    at = number(TEXT(at, ",\"read_count\":"), sum[0]);
    at = number(TEXT(at, ",\"write_count\":"), sum[4]);
    at = number(TEXT(at, ",\"read_bytes\":"), sum[2] * 512);
    at = number(TEXT(at, ",\"write_bytes\":"), sum[6] * 512);
    at = number(TEXT(at, ",\"read_time\":"), sum[3]);
    return number(TEXT(at, ",\"write_time\":"), sum[7]);
}

static char *disk_device(char *at, const struct collection *now, const struct collection *previous,
                         const struct mount *mount) {
    int64_t block = (int64_t) mount->space.f_frsize;
    const struct row *disk = disk_of(now, mount);
    at = quoted(TEXT(at, "{\"name\":"), disk == NULL ? mount->device : disk->name);
    at = decimal(TEXT(at, ",\"cap\":"), (int64_t) mount->space.f_blocks * block * 10 / 1024, 1);
    at = decimal(TEXT(at, ",\"free\":"), (int64_t) mount->space.f_bavail * block * 10 / 1024, 1);
    const struct row *then = disk == NULL || previous == NULL
        ? NULL
        : before(&previous->disk, disk, (int) (disk - now->disk.row));
    if (then != NULL) {
        at = difference(at, ",\"read\":", disk->number[4] * 512, then->number[4] * 512, 1);
        at = difference(at, ",\"write\":", disk->number[8] * 512, then->number[8] * 512, 1);
    }
    return TEXT(at, "},");
}

static char *disk(char *at, const struct collection *now, const struct collection *previous) {
    int64_t total = 0;
    int64_t available = 0;
    int64_t used = 0;
    for (int i = 0; i < now->mounts; i++) {
        const struct mount *mount = &now->mount[i];
        int64_t block = (int64_t) mount->space.f_frsize;
        if (mount->answered) {
            total += (int64_t) mount->space.f_blocks * block;
            available += (int64_t) mount->space.f_bavail * block;
            used += (int64_t) (mount->space.f_blocks - mount->space.f_bfree) * block;
        }
    }
    at = decimal(TEXT(at, ",\"disk\":{\"total\":"), total * 10 / 1024, 1);
    at = decimal(TEXT(at, ",\"free\":"), available * 10 / 1024, 1);
    at = decimal(TEXT(at, ",\"used\":"), used * 10 / 1024, 1);
    at = decimal(TEXT(at, ",\"tfree\":"), available * 10 / 1024, 1);
    at = disk_sums(at, now, previous);
    at = TEXT(at, ",\"devices\":[");
    for (int i = 0; i < now->mounts; i++) {
        if (now->mount[i].answered) {
            at = disk_device(at, now, previous, &now->mount[i]);
        }
    }
    return TEXT(close_list(at, ']'), "}");
}

static const struct {
    const char *member;
    int kind; /* 0 count, 1 sectors of 512 bytes, 2 milliseconds */
} DISK_COLUMNS[17] = {
    {",\"reads_completed\":", 0},
    {",\"reads_merged\":", 0},
    {",\"read_bytes\":", 1},
    {",\"read_time\":", 2},
    {",\"writes_completed\":", 0},
    {",\"writes_merged\":", 0},
    {",\"write_bytes\":", 1},
    {",\"write_time\":", 2},
    {",\"io_now\":", 0},
    {",\"io_time\":", 2},
    {",\"io_time_weighted\":", 2},
    {",\"discards_completed\":", 0},
    {",\"discards_merged\":", 0},
    {",\"discard_bytes\":", 1},
    {",\"discard_time\":", 2},
    {",\"flushes_completed\":", 0},
    {",\"flush_time\":", 2},
};

static char *diskio(char *at, const struct collection *now) {
    at = TEXT(at, ",\"diskio\":[");
    for (int i = 0; i < now->disk.count; i++) {
        const struct row *row = &now->disk.row[i];
        if (is_left_out(row)) {
            continue;
        }
        at = TEXT(quoted(TEXT(at, "{\"device\":"), row->name), ",\"type\":\"disk\"");
        for (int column = 0; column < row->count - 2 && column < 17; column++) {
            int64_t value = row->number[2 + column];
            int kind = DISK_COLUMNS[column].kind;
            at = text(at, DISK_COLUMNS[column].member);
            at = kind == 2 ? decimal(at, value, 3) : number(at, kind == 1 ? value * 512 : value);
        }
        at = TEXT(at, "},");
    }
    return close_list(at, ']');
}

static char *filesystems(char *at, const struct collection *now) {
    at = TEXT(at, ",\"filesystem\":[");
    for (int i = 0; i < now->mounts; i++) {
        const struct mount *mount = &now->mount[i];
        int64_t block = (int64_t) mount->space.f_frsize;
        const struct row *on = disk_of(now, mount);
        if (!mount->answered) {
            continue;
        }
        at = quoted(TEXT(at, "{\"mountpoint\":"), mount->point);
        at = quoted(TEXT(at, ",\"device\":"), mount->device);
        at = quoted(TEXT(at, ",\"fstype\":"), mount->type);
        if (on != NULL) {
            at = quoted(TEXT(at, ",\"block_device\":"), on->name);
        }
        at = number(TEXT(at, ",\"size\":"), (int64_t) mount->space.f_blocks * block);
        at = number(TEXT(at, ",\"free\":"), (int64_t) mount->space.f_bfree * block);
        at = number(TEXT(at, ",\"available\":"), (int64_t) mount->space.f_bavail * block);
        at = number(TEXT(at, ",\"files\":"), (int64_t) mount->space.f_files);
        at = number(TEXT(at, ",\"files_free\":"), (int64_t) mount->space.f_ffree);
        at = text(TEXT(at, ",\"readonly\":"), (mount->space.f_flag & ST_RDONLY) != 0 ? "true" : "false");
        at = TEXT(at, "},");
    }
    return close_list(at, ']');
}

static char *net(char *at, const struct collection *now, const struct collection *previous) {
    at = TEXT(at, ",\"net\":{");
    for (int i = 0; i < now->net.count; i++) {
        const struct row *row = &now->net.row[i];
        const int64_t *values = row->number;
        at = number(TEXT(quoted(at, row->name), ":{\"bytes_sent\":"), values[8]);
        at = number(TEXT(at, ",\"bytes_recv\":"), values[0]);
        at = number(TEXT(at, ",\"packets_sent\":"), values[9]);
        at = number(TEXT(at, ",\"packets_recv\":"), values[1]);
        at = number(TEXT(at, ",\"errin\":"), values[2]);
        at = number(TEXT(at, ",\"errout\":"), values[10]);
        at = number(TEXT(at, ",\"dropin\":"), values[3]);
        at = number(TEXT(at, ",\"dropout\":"), values[11]);
        const struct row *then = previous == NULL ? NULL : before(&previous->net, row, i);
        if (then != NULL) {
            at = difference(at, ",\"read\":", values[0], then->number[0], 2);
            at = difference(at, ",\"write\":", values[8], then->number[8], 2);
        }
        at = TEXT(at, "},");
    }
    return close_list(at, '}');
}

static const char *const NETWORK_MEMBERS[16] = {
    ",\"receive_bytes\":",       ",\"receive_packets\":",    ",\"receive_errs\":",
    ",\"receive_drop\":",        ",\"receive_fifo\":",       ",\"receive_frame\":",
    ",\"receive_compressed\":",  ",\"receive_multicast\":",  ",\"transmit_bytes\":",
    ",\"transmit_packets\":",    ",\"transmit_errs\":",      ",\"transmit_drop\":",
    ",\"transmit_fifo\":",       ",\"transmit_colls\":",     ",\"transmit_carrier\":",
    ",\"transmit_compressed\":",
};

static char *network(char *at, const struct collection *now) {
    at = TEXT(at, ",\"network\":[");
    for (int i = 0; i < now->net.count; i++) {
        const struct row *row = &now->net.row[i];
        at = quoted(TEXT(at, "{\"interface\":"), row->name);
        for (int column = 0; column < row->count && column < 16; column++) {
            at = number(text(at, NETWORK_MEMBERS[column]), row->number[column]);
        }
        at = TEXT(at, "},");
    }
    return close_list(at, ']');
}

static const char *const PRESSURE_MEMBERS[8] = {
    ",\"some_avg10\":", ",\"some_avg60\":", ",\"some_avg300\":", ",\"some_total\":",
    ",\"full_avg10\":", ",\"full_avg60\":", ",\"full_avg300\":", ",\"full_total\":",
};

static char *pressure(char *at, const struct collection *now) {
    at = TEXT(at, ",\"pressure\":[");
    for (int i = 0; i < now->pressure.count; i++) {
        const struct row *row = &now->pressure.row[i];
        at = quoted(TEXT(at, "{\"resource\":"), row->name);
        for (int column = 0; column < row->count && column < 8; column++) {
            at = text(at, PRESSURE_MEMBERS[column]);
            at = decimal(at, row->number[column], column % 4 == 3 ? 6 : 2);
        }
        at = TEXT(at, "},");
    }
    return close_list(at, ']');
}

static char *host(char *at, const struct collection *now) {
    at = quoted(TEXT(at, ",\"host\":{\"kernel\":"), kernel_release);
    at = quoted(TEXT(at, ",\"cpu_model\":"), cpu_model);
    at = number(TEXT(at, ",\"cpu_count\":"), now->cpu.count - 1);
    at = number(TEXT(at, ",\"boot_time\":"), now->boot_time);
    at = decimal(TEXT(at, ",\"uptime\":"), now->uptime, 2);
    return TEXT(at, "}");
}

static char *self(char *at, const struct collection *now) {
    static int64_t last_nanos;
    struct timespec cpu;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    int64_t nanos = cpu.tv_sec * INT64_C(1000000000) + cpu.tv_nsec;
    at = decimal(TEXT(at, ",\"self\":{\"cpu_ms\":"), (nanos - last_nanos) / 1000, 3);
    at = number(TEXT(at, ",\"rss_bytes\":"), now->rss_pages * sysconf(_SC_PAGESIZE));
    last_nanos = nanos;
    return TEXT(at, ",\"missed_ticks\":0,\"stuck_threads\":0,"
                    "\"outputs\":{\"file\":{\"behind\":0,\"delivered\":0,\"rejected\":0,\"dropped\":0}}}");
}

static char *status(char *at, const char *member, int64_t nanos) {
    at = TEXT(text(at, member), "{\"state\":\"ok\",\"ms\":");
    return TEXT(decimal(at, nanos / 1000, 3), "}");
}

static char *statuses(char *at, const struct collection *now) {
    const int64_t *nanos = now->nanos;
    at = status(at, ",\"status\":{\"load\":", nanos[LOAD]);
    at = status(at, ",\"cpu\":", 0);
    at = status(at, ",\"mem\":", 0);
    at = status(at, ",\"disk\":", 0);
    at = status(at, ",\"disk_device\":", 0);
    at = status(at, ",\"net\":", 0);
    at = status(at, ",\"cpu_time\":", nanos[STAT]);
    at = status(at, ",\"memory\":", nanos[MEMINFO]);
    at = status(at, ",\"swap\":", nanos[MEMINFO]);
    at = status(at, ",\"diskio\":", nanos[DISKSTATS]);
    at = status(at, ",\"filesystem\":", now->space_nanos);
    at = status(at, ",\"network\":", nanos[NET]);
    at = status(at, ",\"pressure\":", nanos[CPU_P] + nanos[MEMORY_P] + nanos[IO_P]);
    at = status(at, ",\"host\":", nanos[UPTIME]);
    return TEXT(at, "}");
}

size_t message_write(char *out, const struct collection *now, const struct collection *previous,
                     int64_t seq, int64_t interval_millis) {
    if (memory_members != now->memory.count) {
        learn_memory(&now->memory);
    }
    char *at = head(out, seq, interval_millis);
    at = load(at, now);
    at = cpu_shares(at, now, previous);
    at = mem(at, now);
    at = disk(at, now, previous);
    at = net(at, now, previous);
    at = cpu_times(at, now);
    at = memory_and_swap(at, now);
    at = diskio(at, now);
    at = filesystems(at, now);
    at = network(at, now);
    at = pressure(at, now);
    at = host(at, now);
    at = self(at, now);
    at = statuses(at, now);
    return (size_t) (TEXT(at, "}\n") - out);
}

/* The first line of a file, or the rest of its first line that begins with `key`. */
static void first_line(const char *path, const char *key, char *into, size_t size) {
    char bytes[4096];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = fd < 0 ? 0 : read(fd, bytes, sizeof bytes - 1);
    bytes[length < 0 ? 0 : length] = 0;
    const char *from = strstr(bytes, key);
    for (from = from == NULL ? "" : from + strlen(key); *from == ' ' || *from == '\t' || *from == ':';) {
        from++;
    }
    size_t count = strcspn(from, "\n");
    count = count < size ? count : size - 1;
    memcpy(into, from, count);
    into[count] = 0;
    if (fd >= 0) {
        close(fd);
    }
}

void message_open(int64_t epoch) {
    start_epoch = epoch;
    first_line("/proc/sys/kernel/hostname", "", host_name, sizeof host_name);
    first_line("/proc/sys/kernel/random/boot_id", "", boot_id, sizeof boot_id);
    first_line("/proc/sys/kernel/osrelease", "", kernel_release, sizeof kernel_release);
    first_line("/proc/cpuinfo", "model name", cpu_model, sizeof cpu_model);
}
