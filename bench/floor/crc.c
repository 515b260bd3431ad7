#include "crc.h"

#include <string.h>

enum { POLYNOMIAL = (int) 0x82F63B78 }; /* Castagnoli's, reflected */

static uint32_t table[256];
static int has_instruction;

#if defined(__x86_64__)
__attribute__((target("sse4.2")))
static uint32_t by_instruction(uint32_t crc, const char *bytes, size_t length) {
    uint64_t wide = crc;
    for (; length >= sizeof(uint64_t); bytes += sizeof(uint64_t), length -= sizeof(uint64_t)) {
        uint64_t eight;
        memcpy(&eight, bytes, sizeof eight);
        wide = __builtin_ia32_crc32di(wide, eight);
    }
    crc = (uint32_t) wide;
    while (length-- > 0) {
        crc = __builtin_ia32_crc32qi(crc, (unsigned char) *bytes++);
    }
    return crc;
}
#else
static uint32_t by_instruction(uint32_t crc, const char *bytes, size_t length) {
    (void) bytes;
    (void) length;
    return crc;
}
#endif

void crc_open(void) {
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ (uint32_t) POLYNOMIAL : crc >> 1;
        }
        table[i] = crc;
    }
#if defined(__x86_64__)
    has_instruction = __builtin_cpu_supports("sse4.2");
#endif
}

uint32_t crc_go_on(uint32_t crc, const char *bytes, size_t length) {
    crc = ~crc;
    if (has_instruction) {
        return ~by_instruction(crc, bytes, length);
    }
    while (length-- > 0) {
        crc = (crc >> 8) ^ table[(crc ^ (unsigned char) *bytes++) & 0xFF];
    }
    return ~crc;
}
