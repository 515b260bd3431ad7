#define _GNU_SOURCE
#include "sink.h"

#include "http.h"
#include "journal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *file_path;
static int file = -1;
static int has_journal;

void sink_open(const char *path, const char *journal, const char *server, int64_t epoch) {
    has_journal = journal != NULL;
    if (has_journal) {
        journal_open(journal, epoch);
    }
    if (server != NULL) {
        http_open(server);
        return;
    }
    file_path = path;
    file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) {
        perror(path);
        exit(1);
    }
}

void sink_put(char *message, size_t length, int64_t seq) {
    if (has_journal) {
        journal_append(message - SINK_HEAD_BYTES, length - 1, seq);
    }
    if (file < 0) {
        http_post(message, length);
    } else if (write(file, message, length) != (ssize_t) length) {
        perror(file_path);
        exit(1);
    }
    if (has_journal) {
        journal_settle(seq);
    }
}
