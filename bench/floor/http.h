/* Messages to a Hostpulse server on loopback, as docs/formats/messages.md describes it. */
#ifndef HTTP_H
#define HTTP_H

#include <stddef.h>

/* The server's ADDRESS:PORT. */
void http_open(const char *server);

/* Sends one message over the kept connection and reads the answer, which must acknowledge it. The
 * body is not compressed: the agent does not do it either towards a server on the same host. */
void http_post(const char *message, size_t length);

#endif
