/* One collection as a JSON message: about the same members as the agent's. */
#ifndef MESSAGE_H
#define MESSAGE_H

#include "kernel.h"

#include <stddef.h>

enum { MESSAGE_MAX = 4 << 20 }; /* bytes; ROWS_MAX rows of every table stay below it */

/* Reads what stays the same while the program runs: names, boot id, CPU model. `epoch` is the number
 * of this start, which is in every message. */
void message_open(int64_t epoch);

/* Writes the message and a line break to `out`, MESSAGE_MAX bytes, and returns its length.
 * `previous` is the collection before, or NULL. */
size_t message_write(char *out, const struct collection *now, const struct collection *previous,
                     int64_t seq, int64_t interval_millis);

#endif
