/* Where messages go: lines of a file, a journal before them, or a Hostpulse server in their place.
 * Every function ends the program with the reason when it cannot do its work. */
#ifndef SINK_H
#define SINK_H

#include <stddef.h>
#include <stdint.h>

enum { SINK_HEAD_BYTES = 28 }; /* before each message, for the journal's record */

/* FILE takes the lines. A journal is kept in the folder JOURNAL, if it is not NULL, as the agent
 * keeps its own (docs/formats/journal.md). SERVER, if it is not NULL, is ADDRESS:PORT of a Hostpulse
 * server that listens on loopback, which takes the messages in FILE's place. */
void sink_open(const char *file, const char *journal, const char *server, int64_t epoch);

/* Takes one message: `length` bytes at `message`, the line break at its end included. The
 * SINK_HEAD_BYTES before it are written over. */
void sink_put(char *message, size_t length, int64_t seq);

#endif
