/* The floor: what a host's vital signs cost at least.
 *
 * Does the same work as the agent, with kept-open descriptors and one thread, and nothing else:
 *
 *   floor tight N [--json]                  N collections back to back; prints their cost
 *   floor hz HZ FILE SECONDS [OPTIONS]      HZ collections a second, one record each into FILE;
 *                                           SECONDS 0 goes on until a signal
 *
 * --json writes each collection as a message of about the agent's members: into a buffer in the
 * first mode, into FILE in the second. Without it FILE gets the bare numbers. The second mode knows
 * two more options, which imply it:
 *
 *   --journal DIR         each message goes into a journal of the agent's form first, forced once a
 *                         second, with a cursor beside it
 *   --http ADDRESS:PORT   each message goes to this Hostpulse server in FILE's place, and its answer
 *                         is waited for
 *
 * What is printed is one JSON object; cpu_us is CPU time per collection in microseconds.
 */
#define _GNU_SOURCE
#include "kernel.h"
#include "message.h"
#include "sink.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WARM_UP = 200 };

static struct collection collections[2];
static char buffer[SINK_HEAD_BYTES + MESSAGE_MAX];
static char *const message = buffer + SINK_HEAD_BYTES;
static volatile sig_atomic_t stopped;

static void stop(int signal) {
    (void) signal;
    stopped = 1;
}

static int64_t cpu_nanos(void) {
    struct timespec cpu;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    return cpu.tv_sec * INT64_C(1000000000) + cpu.tv_nsec;
}

/* Copies the numbers of a table, without names. */
static char *record_table(char *at, const struct table *table) {
    for (int i = 0; i < table->count; i++) {
        size_t length = (size_t) table->row[i].count * sizeof(int64_t);
        memcpy(at, table->row[i].number, length);
        at += length;
    }
    return at;
}

static size_t record(char *out, const struct collection *now) {
    char *at = out;
    struct timespec wall;
    clock_gettime(CLOCK_REALTIME, &wall);
    memcpy(at, &wall, sizeof wall);
    at += sizeof wall;
    memcpy(at, now->load, sizeof now->load);
    at += sizeof now->load;
    at = record_table(at, &now->cpu);
    at = record_table(at, &now->memory);
    at = record_table(at, &now->disk);
    at = record_table(at, &now->net);
    at = record_table(at, &now->pressure);
    for (int i = 0; i < now->mounts; i++) {
        memcpy(at, &now->mount[i].space, sizeof now->mount[i].space);
        at += sizeof now->mount[i].space;
    }
    return (size_t) (at - out);
}

/* Collects the collection of this number and returns the length of its message, or of its record. */
static size_t collect(int64_t seq, int json, int64_t interval_millis) {
    struct collection *now = &collections[seq & 1];
    const struct collection *previous = seq > 1 ? &collections[(seq - 1) & 1] : NULL;
    kernel_collect(now);
    return json ? message_write(message, now, previous, seq, interval_millis) : record(message, now);
}

static void print_cost(const char *mode, int json, int64_t count, int64_t nanos, size_t length) {
    printf("{\"mode\":\"%s\",\"json\":%s,\"collections\":%lld,\"cpu_us\":%.3f,\"bytes\":%zu}\n", mode,
           json ? "true" : "false", (long long) count,
           count == 0 ? 0.0 : (double) nanos / 1000.0 / (double) count, length);
}

static int tight(int64_t count, int json) {
    size_t length = 0;
    int64_t seq = 0;
    while (seq < WARM_UP) {
        collect(++seq, json, 1000);
    }
    int64_t before = cpu_nanos();
    for (int64_t i = 0; i < count; i++) {
        length = collect(++seq, json, 1000);
    }
    print_cost("tight", json, count, cpu_nanos() - before, length);
    return 0;
}

static int hz(double rate, double seconds, int json) {
    size_t length = 0;
    int64_t period = (int64_t) (1e9 / rate);
    int64_t most = seconds == 0 ? INT64_MAX : (int64_t) (seconds * rate);
    int64_t next = monotonic_nanos();
    int64_t before = cpu_nanos();
    int64_t seq = 0;
    while (!stopped && seq < most) {
        length = collect(++seq, json, period / 1000000);
        sink_put(message, length, seq);
        next += period;
        struct timespec until = {next / 1000000000, next % 1000000000};
        while (!stopped && clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) {
        }
    }
    print_cost("hz", json, seq, cpu_nanos() - before, length);
    return 0;
}

static int usage(void) {
    fputs("usage: floor tight N [--json]\n"
          "       floor hz HZ FILE SECONDS [--json] [--journal DIR] [--http ADDRESS:PORT]\n",
          stderr);
    return 2;
}

/* Takes an option that stands in front of the end; whether there was one. */
static int take(int argc, char **argv, int *at, const char *name, const char **value) {
    if (strcmp(argv[*at], name) != 0 || (value != NULL && *at + 1 >= argc)) {
        return 0;
    }
    if (value != NULL) {
        *value = argv[++*at];
    }
    ++*at;
    return 1;
}

int main(int argc, char **argv) {
    int is_hz = argc >= 5 && strcmp(argv[1], "hz") == 0;
    int is_tight = !is_hz && argc >= 3 && strcmp(argv[1], "tight") == 0;
    const char *journal = NULL;
    const char *server = NULL;
    int json = 0;
    int at = is_hz ? 5 : 3;
    while (at < argc) {
        if (take(argc, argv, &at, "--json", NULL)) {
            json = 1;
        } else if (!is_hz || (!take(argc, argv, &at, "--journal", &journal)
                              && !take(argc, argv, &at, "--http", &server))) {
            return usage();
        }
    }
    json = json || journal != NULL || server != NULL;
    struct timespec start;
    clock_gettime(CLOCK_REALTIME, &start);
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    kernel_open(&collections[0]);
    collections[1].mounts = collections[0].mounts;
    memcpy(collections[1].mount, collections[0].mount, sizeof collections[0].mount);
    /* The number of this start, so that no key is given twice: milliseconds since 1970. */
    int64_t epoch = start.tv_sec * INT64_C(1000) + start.tv_nsec / 1000000;
    message_open(epoch);
    if (is_tight && atoll(argv[2]) > 0) {
        return tight(atoll(argv[2]), json);
    }
    if (is_hz && atof(argv[2]) > 0 && atof(argv[4]) >= 0) {
        sink_open(argv[3], journal, server, epoch);
        return hz(atof(argv[2]), atof(argv[4]), json);
    }
    return usage();
}
