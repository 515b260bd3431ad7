#define _GNU_SOURCE
#include "http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ANSWER_BYTES_MAX = 64 << 10 };

static struct sockaddr_in address;
static char host[64];
static int connection = -1;
static char answer[ANSWER_BYTES_MAX + 1];

static void fail(const char *what, const char *found) {
    fprintf(stderr, "the server %s does not take a message: %s: %s\n", host, what, found);
    exit(1);
}

void http_open(const char *server) {
    const char *colon = strrchr(server, ':');
    snprintf(host, sizeof host, "%s", server);
    if (colon == NULL || (size_t) (colon - server) >= sizeof host) {
        fail("ADDRESS:PORT was expected", server);
    }
    char text[sizeof host];
    snprintf(text, sizeof text, "%.*s", (int) (colon - server), server);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t) atoi(colon + 1));
    if (inet_pton(AF_INET, text, &address.sin_addr) != 1) {
        fail("an IPv4 address was expected", text);
    }
}

static void connect_anew(void) {
    int yes = 1;
    if (connection >= 0) {
        close(connection);
    }
    connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0 || connect(connection, (struct sockaddr *) &address, sizeof address) != 0) {
        fail("connect", strerror(errno));
    }
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

/* Sends head and message; whether all of it has left. */
static int send_whole(char *head, size_t head_length, const char *message, size_t length) {
    struct iovec parts[2] = {{head, head_length}, {(char *) message, length}};
    struct msghdr whole = {.msg_iov = parts, .msg_iovlen = 2};
    ssize_t sent = sendmsg(connection, &whole, MSG_NOSIGNAL);
    size_t rest = head_length + length - (sent < 0 ? 0 : (size_t) sent);
    if (sent < (ssize_t) head_length) {
        return 0;
    }
    while (rest > 0) {
        sent = send(connection, message + length - rest, rest, MSG_NOSIGNAL);
        if (sent <= 0) {
            return 0;
        }
        rest -= (size_t) sent;
    }
    return 1;
}

/* How long the answer is with its head, or 0 as long as the head is not there. */
static size_t expected(void) {
    const char *end = strstr(answer, "\r\n\r\n");
    if (end == NULL) {
        return 0;
    }
    const char *length = strcasestr(answer, "\r\nContent-Length:");
    if (length == NULL || length > end) {
        fail("an answer with a Content-Length was expected", answer);
    }
    return (size_t) (end - answer) + 4 + (size_t) atoll(length + strlen("\r\nContent-Length:"));
}

/* Reads one answer; whether there was any byte of it. */
static int receive(void) {
    size_t got = 0;
    size_t whole = 0;
    while (whole == 0 || got < whole) {
        ssize_t more = recv(connection, answer + got, ANSWER_BYTES_MAX - got, 0);
        if (more <= 0 && got == 0) {
            return 0;
        }
        if (more <= 0) {
            fail("an answer broke off", answer);
        }
        got += (size_t) more;
        answer[got] = 0;
        whole = whole == 0 ? expected() : whole;
        if (whole > ANSWER_BYTES_MAX || (whole == 0 && got == ANSWER_BYTES_MAX)) {
            fail("an answer is too long", answer);
        }
    }
    return 1;
}

void http_post(const char *message, size_t length) {
    char head[256];
    int head_length = snprintf(head, sizeof head,
                               "POST /api/v1/messages HTTP/1.1\r\nHost: %s\r\nUser-Agent: hostpulse-floor\r\n"
                               "Accept: application/json\r\nContent-Type: application/x-ndjson\r\n"
                               "Content-Length: %zu\r\n\r\n",
                               host, length);
    /* A connection that the server closed meanwhile is replaced once. */
    int kept = connection >= 0;
    if (!kept) {
        connect_anew();
    }
    if (!send_whole(head, (size_t) head_length, message, length) || !receive()) {
        if (!kept) {
            fail("no answer", strerror(errno));
        }
        connect_anew();
        if (!send_whole(head, (size_t) head_length, message, length) || !receive()) {
            fail("no answer", strerror(errno));
        }
    }
    if (strncmp(answer, "HTTP/1.1 200", 12) != 0 || strstr(answer, "\"acked\":[{") == NULL) {
        fail("it was not acknowledged", answer);
    }
}
