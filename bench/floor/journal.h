/* The agent's journal, as docs/formats/journal.md describes it, with what a single thread needs of it:
 * one segment, which is begun anew when it is full, and one cursor file. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include "sink.h"

/* Makes the folder, a segment and a cursor file. */
void journal_open(const char *folder, int64_t epoch);

/* Appends one record; the payload lies behind SINK_HEAD_BYTES free bytes at `record`. */
void journal_append(char *record, size_t payload, int64_t seq);

/* Appends to the cursor, once a second at most, that everything up to `seq` is delivered; and forces
 * the segment once a second at most, the cursor once in half a minute. */
void journal_settle(int64_t seq);

#endif
