/* The floor: what a host's vital signs cost at least.
 *
 * Does the same work as the agent, with kept-open descriptors and one thread, and nothing else:
 *
 *   floor tight N [--json]                  N collections back to back; prints their cost
 *   floor hz HZ FILE SECONDS [--json]       HZ collections a second, one record each into FILE;
 *                                           SECONDS 0 goes on until a signal
 *
 * --json writes each collection as a message of about the agent's members: into a buffer in the
 * first mode, into FILE in the second. Without it FILE gets the bare numbers.
 * What is printed is one JSON object; cpu_us is CPU time per collection in microseconds.
 */
#define _GNU_SOURCE
#include "kernel.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { WARM_UP = 200 };

static struct collection collections[2];
static char message[MESSAGE_MAX];
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

static int hz(double rate, const char *path, double seconds, int json) {
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) {
        perror(path);
        return 1;
    }
    size_t length = 0;
    int64_t period = (int64_t) (1e9 / rate);
    int64_t most = seconds == 0 ? INT64_MAX : (int64_t) (seconds * rate);
    int64_t next = monotonic_nanos();
    int64_t before = cpu_nanos();
    int64_t seq = 0;
    while (!stopped && seq < most) {
        length = collect(++seq, json, period / 1000000);
        if (write(file, message, length) != (ssize_t) length) {
            perror(path);
            return 1;
        }
        next += period;
        struct timespec until = {next / 1000000000, next % 1000000000};
        while (!stopped && clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) {
        }
    }
    print_cost("hz", json, seq, cpu_nanos() - before, length);
    close(file);
    return 0;
}

static int usage(void) {
    fputs("usage: floor tight N [--json]\n       floor hz HZ FILE SECONDS [--json]\n", stderr);
    return 2;
}

int main(int argc, char **argv) {
    int json = argc > 1 && strcmp(argv[argc - 1], "--json") == 0;
    int words = argc - json;
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    kernel_open(&collections[0]);
    collections[1].mounts = collections[0].mounts;
    memcpy(collections[1].mount, collections[0].mount, sizeof collections[0].mount);
    message_open();
    if (words == 3 && strcmp(argv[1], "tight") == 0 && atoll(argv[2]) > 0) {
        return tight(atoll(argv[2]), json);
    }
    if (words == 5 && strcmp(argv[1], "hz") == 0 && atof(argv[2]) > 0 && atof(argv[4]) >= 0) {
        return hz(atof(argv[2]), argv[3], atof(argv[4]), json);
    }
    return usage();
}
