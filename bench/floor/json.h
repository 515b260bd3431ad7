/* Writes JSON by hand: each function writes at `at` and returns where it ended. */
#ifndef JSON_H
#define JSON_H

#include <stdint.h>
#include <string.h>
#include <time.h>

/* Appends a text whose length the compiler knows. */
#define TEXT(at, text) ((char *) memcpy(at, text, sizeof(text) - 1) + sizeof(text) - 1)

static inline char *text(char *at, const char *string) {
    size_t length = strlen(string);
    memcpy(at, string, length);
    return at + length;
}

static inline char *bytes_of(char *at, const char *string, int length) {
    memcpy(at, string, (size_t) length);
    return at + length;
}

/* A string with quotes; quotes and backslashes in it are escaped. */
static inline char *quoted(char *at, const char *string) {
    *at++ = '"';
    for (; *string != 0; string++) {
        if (*string == '"' || *string == '\\') {
            *at++ = '\\';
        }
        *at++ = *string;
    }
    *at++ = '"';
    return at;
}

static inline char *number(char *at, int64_t value) {
    char digits[20];
    int count = 0;
    uint64_t rest = value < 0 ? -(uint64_t) value : (uint64_t) value;
    if (value < 0) {
        *at++ = '-';
    }
    do {
        digits[count++] = (char) ('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    while (count > 0) {
        *at++ = digits[--count];
    }
    return at;
}

/* A number with `places` decimals, which `value` is scaled by. */
static inline __attribute__((always_inline)) char *decimal(char *at, int64_t value, int places) {
    int64_t scale = 1;
    for (int i = 0; i < places; i++) {
        scale *= 10;
    }
    if (value < 0) {
        *at++ = '-';
        value = -value;
    }
    at = number(at, value / scale);
    *at++ = '.';
    for (value %= scale, scale /= 10; scale > 0; scale /= 10) {
        *at++ = (char) ('0' + value / scale % 10);
    }
    return at;
}

static inline char *two_digits(char *at, int value) {
    *at++ = (char) ('0' + value / 10);
    *at++ = (char) ('0' + value % 10);
    return at;
}

static inline char *instant(char *at, const struct timespec *when) {
    struct tm utc;
    gmtime_r(&when->tv_sec, &utc);
    *at++ = '"';
    at = number(at, utc.tm_year + 1900);
    *at++ = '-';
    at = two_digits(at, utc.tm_mon + 1);
    *at++ = '-';
    at = two_digits(at, utc.tm_mday);
    *at++ = 'T';
    at = two_digits(at, utc.tm_hour);
    *at++ = ':';
    at = two_digits(at, utc.tm_min);
    *at++ = ':';
    at = two_digits(at, utc.tm_sec);
    int millis = (int) (when->tv_nsec / 1000000);
    *at++ = '.';
    *at++ = (char) ('0' + millis / 100);
    at = two_digits(at, millis % 100);
    return TEXT(at, "Z\"");
}

/* Ends a list whose elements each end with a comma. */
static inline char *close_list(char *at, char end) {
    if (at[-1] == ',') {
        at--;
    }
    *at++ = end;
    return at;
}

#endif
