#define _GNU_SOURCE
#include "journal.h"

#include "crc.h"
#include "kernel.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SECOND_NANOS INT64_C(1000000000)

enum {
    SEGMENT_BYTES_MAX = 8 << 20,
    SEGMENT_HEAD_BYTES = 64,
    CURSOR_BYTES_MAX = 64 << 10,
    CURSOR_FORCE_SECONDS = 30,
};

/* 00000000-0000-4000-8000-000000000001, as in the messages. */
static const char JOURNAL[16] = {0, 0, 0, 0, 0, 0, 0x40, 0, (char) 0x80, 0, 0, 0, 0, 0, 0, 1};
static const char OUTPUT[4] = "file";

static int segment;
static int64_t segment_bytes;
static int cursor;
static int64_t cursor_bytes;
static int64_t generation;
static int64_t journal_epoch;
static uint32_t key_crc; /* of journal id and epoch, which every record's checksum begins with */
static int64_t segment_forced;
static int64_t cursor_written;
static int64_t cursor_forced;

static void fail(const char *what) {
    fprintf(stderr, "the journal cannot be kept: %s: %s\n", what, strerror(errno));
    exit(1);
}

static char *put16(char *at, uint16_t value) {
    value = htobe16(value);
    return (char *) memcpy(at, &value, sizeof value) + sizeof value;
}

static char *put32(char *at, uint32_t value) {
    value = htobe32(value);
    return (char *) memcpy(at, &value, sizeof value) + sizeof value;
}

static char *put64(char *at, int64_t value) {
    uint64_t big = htobe64((uint64_t) value);
    return (char *) memcpy(at, &big, sizeof big) + sizeof big;
}

static char *put(char *at, const char *bytes, size_t length) {
    return (char *) memcpy(at, bytes, length) + length;
}

static int64_t wall_micros(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

static void write_whole(int fd, const char *bytes, size_t length) {
    if (write(fd, bytes, length) != (ssize_t) length) {
        fail("write");
    }
}

static void force(int fd) {
    if (fdatasync(fd) != 0) {
        fail("fdatasync");
    }
}

static int create(const char *folder, const char *name) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) {
        fail(path);
    }
    return fd;
}

/* Empties the segment, whose messages are all delivered by then, and writes its header. */
static void begin_segment(void) {
    char head[SEGMENT_HEAD_BYTES];
    char *at = put(head, "\x89HPJ\r\n\x1a\n", 8);
    at = put32(put16(put16(at, 1), SEGMENT_HEAD_BYTES), 0);
    at = put64(put(put64(at, 1), JOURNAL, sizeof JOURNAL), journal_epoch);
    at = put32(put64(at, wall_micros()), 0);
    put32(at, crc_go_on(0, head, (size_t) (at - head)));
    if (ftruncate(segment, 0) != 0) {
        fail("ftruncate");
    }
    write_whole(segment, head, sizeof head);
    force(segment);
    segment_bytes = SEGMENT_HEAD_BYTES;
}

void journal_open(const char *folder, int64_t epoch) {
    char name[NAME_MAX];
    char key[sizeof JOURNAL + sizeof(int64_t)];
    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
        fail(folder);
    }
    crc_open();
    journal_epoch = epoch;
    put64(put(key, JOURNAL, sizeof JOURNAL), epoch);
    key_crc = crc_go_on(0, key, sizeof key);
    snprintf(name, sizeof name, "%016x.00000000-0000-4000-8000-000000000001.%lld.seg", 1, (long long) epoch);
    segment = create(folder, name);
    cursor = create(folder, "file.0.cursor");
    begin_segment();
    cursor_forced = monotonic_nanos();
}

void journal_append(char *record, size_t payload, int64_t seq) {
    if (segment_bytes + (int64_t) (SINK_HEAD_BYTES + payload) > SEGMENT_BYTES_MAX) {
        begin_segment();
    }
    char *at = put32(record + 8, (uint32_t) payload);
    put64(put64(at, seq), wall_micros());
    put32(put(record, "\xf5HR\xfa", 4), crc_go_on(key_crc, record + 8, SINK_HEAD_BYTES - 8 + payload));
    write_whole(segment, record, SINK_HEAD_BYTES + payload);
    segment_bytes += (int64_t) (SINK_HEAD_BYTES + payload);
}

/* One state: acknowledged is everything from 1 to `seq`, and nothing was lost. */
static void write_cursor(int64_t seq) {
    char state[160] = {0};
    char *at = put(state, "\x89HPC\r\n\x1a\n", 8);
    at = put64(put16(put16(at, 1), 0), ++generation);
    *at++ = sizeof OUTPUT;
    at = put(at, OUTPUT, sizeof OUTPUT);
    at = put64(at, seq);
    at += 4 * sizeof(int64_t);
    at = put(put32(at, 1), JOURNAL, sizeof JOURNAL);
    at = put64(put64(at, journal_epoch), seq);
    at = put64(put64(put32(at, 1), 1), seq);
    at = put32(at, 0);
    at = put32(at, crc_go_on(0, state, (size_t) (at - state)));
    if (cursor_bytes + (at - state) > CURSOR_BYTES_MAX) {
        if (ftruncate(cursor, 0) != 0) {
            fail("ftruncate");
        }
        cursor_bytes = 0;
    }
    write_whole(cursor, state, (size_t) (at - state));
    cursor_bytes += at - state;
}

/* Whether a second (or `seconds`) has passed since `last`, give or take a tick's delay; notes that
 * it has. */
static int is_due(int64_t *last, int64_t now, int64_t seconds) {
    if (now - *last < seconds * SECOND_NANOS - SECOND_NANOS / 20) {
        return 0;
    }
    *last = now;
    return 1;
}

void journal_settle(int64_t seq) {
    int64_t now = monotonic_nanos();
    if (is_due(&cursor_written, now, 1)) {
        write_cursor(seq);
    }
    if (is_due(&segment_forced, now, 1)) {
        force(segment);
    }
    if (is_due(&cursor_forced, now, CURSOR_FORCE_SECONDS)) {
        force(cursor);
    }
}
