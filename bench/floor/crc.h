/* CRC-32C (Castagnoli), by the processor where it has an instruction for it (SSE 4.2). */
#ifndef CRC_H
#define CRC_H

#include <stddef.h>
#include <stdint.h>

/* To be called once before all else. */
void crc_open(void);

/* The checksum of what `crc` is the checksum of, 0 for nothing, and these bytes behind it. */
uint32_t crc_go_on(uint32_t crc, const char *bytes, size_t length);

#endif
