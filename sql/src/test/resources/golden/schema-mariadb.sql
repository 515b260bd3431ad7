SET sql_mode = concat(@@sql_mode, ',ANSI_QUOTES');

CREATE TABLE "schema_version" (
  "version" BIGINT PRIMARY KEY,
  "applied_at" MEDIUMTEXT NOT NULL COMMENT 'ISO 8601, UTC',
  "description" MEDIUMTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='One row per version of the fixed tables that this database went through.';

CREATE TABLE "catalogue_version" (
  "fingerprint" VARCHAR(190) PRIMARY KEY,
  "applied_at" MEDIUMTEXT NOT NULL COMMENT 'ISO 8601, UTC',
  "description" MEDIUMTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='One row per catalogue of groups and fields that wrote to this database.';

CREATE TABLE "field" (
  "group_name" VARCHAR(190) NOT NULL COMMENT 'also the table''s name',
  "field" VARCHAR(190) NOT NULL COMMENT 'also the column''s name',
  "kind" MEDIUMTEXT NOT NULL COMMENT 'label, text, counter, gauge',
  "unit" MEDIUMTEXT NOT NULL,
  "decimals" BIGINT NOT NULL COMMENT 'decimal places that the value carries',
  "help" MEDIUMTEXT NOT NULL,
  "source" MEDIUMTEXT NOT NULL COMMENT 'the kernel''s name for it, or the formula',
  PRIMARY KEY ("group_name", "field")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='What the columns of the groups'' tables mean.';

CREATE TABLE "message" (
  "id" BIGINT PRIMARY KEY,
  "agent" VARCHAR(190) NOT NULL COMMENT 'the agent''s UUID',
  "journal" VARCHAR(190) NOT NULL COMMENT 'the UUID of the agent''s numbering',
  "epoch" BIGINT NOT NULL COMMENT 'the agent''s start, from 1',
  "seq" BIGINT NOT NULL COMMENT 'number within the epoch, from 1',
  "cluster" MEDIUMTEXT COMMENT 'from the agent''s configuration',
  "boot" MEDIUMTEXT COMMENT 'the kernel''s boot id',
  "hostname" MEDIUMTEXT NOT NULL,
  "ip" MEDIUMTEXT,
  "mac" MEDIUMTEXT,
  "time_us" BIGINT NOT NULL COMMENT 'microseconds: corrected, the server''s clock',
  "wall_us" BIGINT NOT NULL COMMENT 'microseconds: the host''s own clock',
  "boottime_us" BIGINT COMMENT 'microseconds since boot, suspend included',
  "offset_us" BIGINT COMMENT 'microseconds added to the host''s own clock',
  "error_us" BIGINT COMMENT 'microseconds: bound of the error of time_us',
  "source" MEDIUMTEXT NOT NULL COMMENT 'aligned with: server, ntp, none',
  "synchronized" BIGINT NOT NULL COMMENT '1 when the offset is known, else 0',
  "why" MEDIUMTEXT COMMENT 'why it is not known',
  "step_us" BIGINT COMMENT 'microseconds: jump of the host''s clock, if any',
  "interval_ms" BIGINT NOT NULL COMMENT 'milliseconds between messages',
  UNIQUE ("agent", "journal", "epoch", "seq")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='One message: one tick of one host. Instants count from 1970, UTC.';

CREATE INDEX "message_by_time" ON "message"("time_us");

CREATE INDEX "message_by_agent" ON "message"("agent", "time_us");

CREATE SEQUENCE "message_id" INCREMENT BY 500 NOCACHE;

CREATE TABLE "status" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "group_name" VARCHAR(190) NOT NULL,
  "state" MEDIUMTEXT NOT NULL COMMENT 'ok, partial, timeout, denied, unsupported, failed',
  "us" BIGINT NOT NULL COMMENT 'microseconds that the collection took',
  "why" MEDIUMTEXT,
  PRIMARY KEY ("message_id", "group_name")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='How the collection of a group went.';

CREATE TABLE "status_target" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "group_name" VARCHAR(190) NOT NULL,
  "row" BIGINT NOT NULL COMMENT 'from 0',
  "name" MEDIUMTEXT NOT NULL,
  "state" MEDIUMTEXT NOT NULL,
  "why" MEDIUMTEXT NOT NULL,
  PRIMARY KEY ("message_id", "group_name", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Mounts, disks and interfaces that did not answer as they should.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "message_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m.*
FROM "message" AS m;

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "status_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "status" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "status_target_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "status_target" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "load" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "w1_avg" DOUBLE COMMENT 'load, gauge: Load average over 1 minute.',
  "w5_avg" DOUBLE COMMENT 'load, gauge: Load average over 5 minutes.',
  "w15_avg" DOUBLE COMMENT 'load, gauge: Load average over 15 minutes.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Load average.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "load_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "load" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "user" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent in user mode, guests excluded.',
  "nice" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent in user mode at low priority, guests excluded.',
  "system" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent in kernel mode.',
  "idle" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent idle.',
  "iowait" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent idle while a task of this CPU waited for a disk.',
  "irq" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent serving hardware interrupts.',
  "softirq" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent serving soft interrupts.',
  "steal" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent taken by the hypervisor for other guests.',
  "guest" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent running guests.',
  "guest_nice" DOUBLE COMMENT 'percent, gauge: Share of CPU time spent running guests at low priority.',
  "count" BIGINT COMMENT 'count, gauge: Logical CPUs online.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU time in percent.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "mem" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" DOUBLE COMMENT 'mebibytes, gauge: Memory that the kernel manages.',
  "used" DOUBLE COMMENT 'mebibytes, gauge: Memory in use, caches included.',
  "abs_used" DOUBLE COMMENT 'mebibytes, gauge: Memory in use without buffers and cache.',
  "free" DOUBLE COMMENT 'mebibytes, gauge: Memory that nobody uses.',
  "buffers" DOUBLE COMMENT 'mebibytes, gauge: Cache of raw disk blocks.',
  "cached" DOUBLE COMMENT 'mebibytes, gauge: Page cache and reclaimable slab, as free(1) counts cache.',
  "active" DOUBLE COMMENT 'mebibytes, gauge: Memory used recently, unlikely to be reclaimed.',
  "inactive" DOUBLE COMMENT 'mebibytes, gauge: Memory not used recently, likely to be reclaimed.',
  "swap_used" DOUBLE COMMENT 'mebibytes, gauge: Swap in use.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory in MB.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "mem_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "mem" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" DOUBLE COMMENT 'kibibytes, gauge: Capacity of all file systems on block devices.',
  "free" DOUBLE COMMENT 'kibibytes, gauge: Space that an unprivileged user may still fill.',
  "used" DOUBLE COMMENT 'kibibytes, gauge: Space in use.',
  "tfree" DOUBLE COMMENT 'kibibytes, gauge: The same as free, under the document''s other name.',
  "tread" DOUBLE COMMENT 'kibibytes, gauge: Read since the previous message.',
  "twrite" DOUBLE COMMENT 'kibibytes, gauge: Written since the previous message.',
  "read_count" BIGINT COMMENT 'count, counter: Reads completed since boot.',
  "write_count" BIGINT COMMENT 'count, counter: Writes completed since boot.',
  "read_bytes" BIGINT COMMENT 'bytes, counter: Bytes read since boot.',
  "write_bytes" BIGINT COMMENT 'bytes, counter: Bytes written since boot.',
  "read_time" BIGINT COMMENT 'milliseconds, counter: Time that reads took since boot, added over requests.',
  "write_time" BIGINT COMMENT 'milliseconds, counter: Time that writes took since boot, added over requests.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='All disks.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "disk_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "disk" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk_device" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "name" MEDIUMTEXT COMMENT 'label: The kernel''s name of the device.',
  "cap" DOUBLE COMMENT 'kibibytes, gauge: Capacity of the file system on this device.',
  "free" DOUBLE COMMENT 'kibibytes, gauge: Space that an unprivileged user may still fill.',
  "read" DOUBLE COMMENT 'kibibytes, gauge: Read since the previous message.',
  "write" DOUBLE COMMENT 'kibibytes, gauge: Written since the previous message.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Each disk.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "disk_device_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "disk_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "net" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "name" MEDIUMTEXT COMMENT 'label: The interface''s name.',
  "bytes_sent" BIGINT COMMENT 'bytes, counter: Bytes sent since the interface was made.',
  "bytes_recv" BIGINT COMMENT 'bytes, counter: Bytes received since the interface was made.',
  "packets_sent" BIGINT COMMENT 'count, counter: Packets sent.',
  "packets_recv" BIGINT COMMENT 'count, counter: Packets received.',
  "errin" BIGINT COMMENT 'count, counter: Receive errors.',
  "errout" BIGINT COMMENT 'count, counter: Transmit errors.',
  "dropin" BIGINT COMMENT 'count, counter: Packets dropped on receipt.',
  "dropout" BIGINT COMMENT 'count, counter: Packets dropped on sending.',
  "read" DOUBLE COMMENT 'kibibytes, gauge: Received since the previous message.',
  "write" DOUBLE COMMENT 'kibibytes, gauge: Sent since the previous message.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Network interfaces.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "net_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "net" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_time" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "cpu" MEDIUMTEXT COMMENT 'label: The CPU''s number, or total.',
  "user" DOUBLE COMMENT 'seconds, counter: Time spent in user mode, guests included.',
  "nice" DOUBLE COMMENT 'seconds, counter: Time spent in user mode at low priority, guests included.',
  "system" DOUBLE COMMENT 'seconds, counter: Time spent in kernel mode.',
  "idle" DOUBLE COMMENT 'seconds, counter: Time spent idle.',
  "iowait" DOUBLE COMMENT 'seconds, counter: Time spent idle while a task of this CPU waited for a disk.',
  "irq" DOUBLE COMMENT 'seconds, counter: Time spent serving hardware interrupts.',
  "softirq" DOUBLE COMMENT 'seconds, counter: Time spent serving soft interrupts.',
  "steal" DOUBLE COMMENT 'seconds, counter: Time spent taken by the hypervisor for other guests.',
  "guest" DOUBLE COMMENT 'seconds, counter: Time spent running guests.',
  "guest_nice" DOUBLE COMMENT 'seconds, counter: Time spent running guests at low priority.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU time in seconds.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_time_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu_time" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "memory" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "mem_total" BIGINT COMMENT 'bytes, gauge: Memory that the kernel manages.',
  "mem_free" BIGINT COMMENT 'bytes, gauge: Memory that nobody uses.',
  "mem_available" BIGINT COMMENT 'bytes, gauge: Memory that programs can get without swapping, as the kernel estimates it.',
  "buffers" BIGINT COMMENT 'bytes, gauge: Cache of raw disk blocks.',
  "cached" BIGINT COMMENT 'bytes, gauge: Page cache, tmpfs and shared memory included.',
  "swap_cached" BIGINT COMMENT 'bytes, gauge: Swapped-out pages that are in memory again and still in swap.',
  "active" BIGINT COMMENT 'bytes, gauge: Memory used recently.',
  "inactive" BIGINT COMMENT 'bytes, gauge: Memory not used recently.',
  "active_anon" BIGINT COMMENT 'bytes, gauge: Anonymous memory used recently.',
  "inactive_anon" BIGINT COMMENT 'bytes, gauge: Anonymous memory not used recently.',
  "active_file" BIGINT COMMENT 'bytes, gauge: Page cache used recently.',
  "inactive_file" BIGINT COMMENT 'bytes, gauge: Page cache not used recently.',
  "unevictable" BIGINT COMMENT 'bytes, gauge: Memory that cannot be reclaimed.',
  "mlocked" BIGINT COMMENT 'bytes, gauge: Memory locked by mlock.',
  "high_total" BIGINT COMMENT 'bytes, gauge: High memory (32-bit kernels).',
  "high_free" BIGINT COMMENT 'bytes, gauge: Free high memory (32-bit kernels).',
  "low_total" BIGINT COMMENT 'bytes, gauge: Low memory (32-bit kernels).',
  "low_free" BIGINT COMMENT 'bytes, gauge: Free low memory (32-bit kernels).',
  "mmap_copy" BIGINT COMMENT 'bytes, gauge: Memory for copies of mapped files (kernels without MMU).',
  "swap_total" BIGINT COMMENT 'bytes, gauge: Swap space.',
  "swap_free" BIGINT COMMENT 'bytes, gauge: Swap space that nobody uses.',
  "zswap" BIGINT COMMENT 'bytes, gauge: Memory that compressed swap takes.',
  "zswapped" BIGINT COMMENT 'bytes, gauge: Memory that compressed swap holds, uncompressed.',
  "dirty" BIGINT COMMENT 'bytes, gauge: Memory that waits to be written to disk.',
  "writeback" BIGINT COMMENT 'bytes, gauge: Memory that is being written to disk.',
  "anon_pages" BIGINT COMMENT 'bytes, gauge: Anonymous memory mapped by processes.',
  "mapped" BIGINT COMMENT 'bytes, gauge: Files mapped by processes.',
  "shmem" BIGINT COMMENT 'bytes, gauge: Shared memory and tmpfs.',
  "k_reclaimable" BIGINT COMMENT 'bytes, gauge: Kernel memory that can be reclaimed.',
  "slab" BIGINT COMMENT 'bytes, gauge: Kernel slab caches.',
  "s_reclaimable" BIGINT COMMENT 'bytes, gauge: Slab that can be reclaimed.',
  "s_unreclaim" BIGINT COMMENT 'bytes, gauge: Slab that cannot be reclaimed.',
  "kernel_stack" BIGINT COMMENT 'bytes, gauge: Kernel stacks.',
  "shadow_call_stack" BIGINT COMMENT 'bytes, gauge: Shadow call stacks.',
  "page_tables" BIGINT COMMENT 'bytes, gauge: Page tables.',
  "sec_page_tables" BIGINT COMMENT 'bytes, gauge: Page tables of hypervisors and IOMMUs.',
  "quicklists" BIGINT COMMENT 'bytes, gauge: Quicklists (kernels before 5.2).',
  "nfs_unstable" BIGINT COMMENT 'bytes, gauge: NFS pages not yet stable on the server.',
  "bounce" BIGINT COMMENT 'bytes, gauge: Bounce buffers of block devices.',
  "writeback_tmp" BIGINT COMMENT 'bytes, gauge: Temporary writeback buffers of FUSE.',
  "commit_limit" BIGINT COMMENT 'bytes, gauge: Memory that can be promised under strict overcommit.',
  "committed_as" BIGINT COMMENT 'bytes, gauge: Memory promised to processes.',
  "vmalloc_total" BIGINT COMMENT 'bytes, gauge: Address space for vmalloc.',
  "vmalloc_used" BIGINT COMMENT 'bytes, gauge: Address space that vmalloc uses.',
  "vmalloc_chunk" BIGINT COMMENT 'bytes, gauge: Largest free block for vmalloc.',
  "percpu" BIGINT COMMENT 'bytes, gauge: Memory of per-CPU allocations.',
  "early_memtest_bad" BIGINT COMMENT 'bytes, gauge: Memory that the early memory test found bad.',
  "hardware_corrupted" BIGINT COMMENT 'bytes, gauge: Memory that the kernel knows as corrupt.',
  "anon_huge_pages" BIGINT COMMENT 'bytes, gauge: Anonymous huge pages mapped by processes.',
  "shmem_huge_pages" BIGINT COMMENT 'bytes, gauge: Shared memory in huge pages.',
  "shmem_pmd_mapped" BIGINT COMMENT 'bytes, gauge: Shared memory mapped as huge pages.',
  "file_huge_pages" BIGINT COMMENT 'bytes, gauge: Page cache in huge pages.',
  "file_pmd_mapped" BIGINT COMMENT 'bytes, gauge: Page cache mapped as huge pages.',
  "cma_total" BIGINT COMMENT 'bytes, gauge: Contiguous memory allocator.',
  "cma_free" BIGINT COMMENT 'bytes, gauge: Contiguous memory allocator, free.',
  "unaccepted" BIGINT COMMENT 'bytes, gauge: Memory of a confidential guest not yet accepted.',
  "balloon" BIGINT COMMENT 'bytes, gauge: Memory given back to the hypervisor.',
  "gpu_active" BIGINT COMMENT 'bytes, gauge: Memory that graphics drivers use.',
  "gpu_reclaim" BIGINT COMMENT 'bytes, gauge: Memory of graphics drivers that can be reclaimed.',
  "hugepages_total" BIGINT COMMENT 'count, gauge: Huge pages in the pool.',
  "hugepages_free" BIGINT COMMENT 'count, gauge: Huge pages of the pool that nobody uses.',
  "hugepages_rsvd" BIGINT COMMENT 'count, gauge: Huge pages promised and not yet taken.',
  "hugepages_surp" BIGINT COMMENT 'count, gauge: Huge pages above the pool''s size.',
  "hugepagesize" BIGINT COMMENT 'bytes, gauge: Size of a huge page of the pool.',
  "hugetlb" BIGINT COMMENT 'bytes, gauge: Memory in huge pages of all sizes.',
  "direct_map_4k" BIGINT COMMENT 'bytes, gauge: Memory mapped in pages of 4 KiB.',
  "direct_map_4m" BIGINT COMMENT 'bytes, gauge: Memory mapped in pages of 4 MiB.',
  "direct_map_2m" BIGINT COMMENT 'bytes, gauge: Memory mapped in pages of 2 MiB.',
  "direct_map_1g" BIGINT COMMENT 'bytes, gauge: Memory mapped in pages of 1 GiB.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory in bytes.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "memory_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "memory" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "memory_other" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "name" MEDIUMTEXT COMMENT 'label: The field''s name, as the kernel writes it.',
  "value" BIGINT COMMENT 'none, gauge: The value: bytes where the kernel gives kB, else the plain number.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory, further fields.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "memory_other_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "memory_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "swap" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" BIGINT COMMENT 'bytes, gauge: Swap space.',
  "free" BIGINT COMMENT 'bytes, gauge: Swap space that nobody uses.',
  "used" BIGINT COMMENT 'bytes, gauge: Swap space in use.',
  "cached" BIGINT COMMENT 'bytes, gauge: Swapped-out pages that are in memory again and still in swap.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Swap space.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "swap_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "swap" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "diskio" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The kernel''s name of the device.',
  "type" MEDIUMTEXT COMMENT 'text: disk, partition, loop, ram, zram, dm, md, optical, floppy or nbd.',
  "reads_completed" BIGINT COMMENT 'count, counter: Reads completed.',
  "reads_merged" BIGINT COMMENT 'count, counter: Reads merged with a neighbour before they were queued.',
  "read_bytes" BIGINT COMMENT 'bytes, counter: Bytes read.',
  "read_time" DOUBLE COMMENT 'seconds, counter: Time that reads took, added over requests.',
  "writes_completed" BIGINT COMMENT 'count, counter: Writes completed.',
  "writes_merged" BIGINT COMMENT 'count, counter: Writes merged with a neighbour before they were queued.',
  "write_bytes" BIGINT COMMENT 'bytes, counter: Bytes written.',
  "write_time" DOUBLE COMMENT 'seconds, counter: Time that writes took, added over requests.',
  "io_now" BIGINT COMMENT 'count, gauge: Requests in flight.',
  "io_time" DOUBLE COMMENT 'seconds, counter: Time during which at least one request was in flight.',
  "io_time_weighted" DOUBLE COMMENT 'seconds, counter: Time in flight, added over requests.',
  "discards_completed" BIGINT COMMENT 'count, counter: Discards completed.',
  "discards_merged" BIGINT COMMENT 'count, counter: Discards merged with a neighbour before they were queued.',
  "discard_bytes" BIGINT COMMENT 'bytes, counter: Bytes discarded.',
  "discard_time" DOUBLE COMMENT 'seconds, counter: Time that discards took, added over requests.',
  "flushes_completed" BIGINT COMMENT 'count, counter: Flush requests completed.',
  "flush_time" DOUBLE COMMENT 'seconds, counter: Time that flushes took.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Block device traffic.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "diskio_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "diskio" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "filesystem" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "mountpoint" MEDIUMTEXT COMMENT 'label: Where it is mounted, below the configured root.',
  "device" MEDIUMTEXT COMMENT 'text: What is mounted: a device, a server''s path, or a name.',
  "fstype" MEDIUMTEXT COMMENT 'text: The file system''s type.',
  "block_device" MEDIUMTEXT COMMENT 'text: The kernel''s name of the block device beneath; absent when there is none.',
  "size" BIGINT COMMENT 'bytes, gauge: Size of the file system.',
  "free" BIGINT COMMENT 'bytes, gauge: Free space, the part reserved for root included.',
  "available" BIGINT COMMENT 'bytes, gauge: Space that an unprivileged user may fill.',
  "files" BIGINT COMMENT 'count, gauge: Inodes; absent where the file system does not count them.',
  "files_free" BIGINT COMMENT 'count, gauge: Free inodes.',
  "readonly" BIGINT COMMENT 'boolean, gauge: 1 when mounted or remounted read-only, else 0.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='File systems.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "filesystem_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "filesystem" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "network" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "interface" MEDIUMTEXT COMMENT 'label: The interface''s name.',
  "receive_bytes" BIGINT COMMENT 'bytes, counter: Bytes, receiving.',
  "receive_packets" BIGINT COMMENT 'count, counter: Packets, receiving.',
  "receive_errs" BIGINT COMMENT 'count, counter: Errors, receiving.',
  "receive_drop" BIGINT COMMENT 'count, counter: Packets dropped, receiving.',
  "receive_fifo" BIGINT COMMENT 'count, counter: FIFO overruns, receiving.',
  "receive_frame" BIGINT COMMENT 'count, counter: Framing errors, receiving.',
  "receive_compressed" BIGINT COMMENT 'count, counter: Compressed packets, receiving.',
  "receive_multicast" BIGINT COMMENT 'count, counter: Multicast frames, receiving.',
  "transmit_bytes" BIGINT COMMENT 'bytes, counter: Bytes, transmitting.',
  "transmit_packets" BIGINT COMMENT 'count, counter: Packets, transmitting.',
  "transmit_errs" BIGINT COMMENT 'count, counter: Errors, transmitting.',
  "transmit_drop" BIGINT COMMENT 'count, counter: Packets dropped, transmitting.',
  "transmit_fifo" BIGINT COMMENT 'count, counter: FIFO overruns, transmitting.',
  "transmit_colls" BIGINT COMMENT 'count, counter: Collisions, transmitting.',
  "transmit_carrier" BIGINT COMMENT 'count, counter: Carrier losses, transmitting.',
  "transmit_compressed" BIGINT COMMENT 'count, counter: Compressed packets, transmitting.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Network interface traffic.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "network_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "network" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "pressure" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "resource" MEDIUMTEXT COMMENT 'label: cpu, memory, io or irq.',
  "some_avg10" DOUBLE COMMENT 'ratio, gauge: Share of the last 10 s in which some task waited for the resource.',
  "some_avg60" DOUBLE COMMENT 'ratio, gauge: Share of the last 60 s in which some task waited for the resource.',
  "some_avg300" DOUBLE COMMENT 'ratio, gauge: Share of the last 300 s in which some task waited for the resource.',
  "some_total" DOUBLE COMMENT 'seconds, counter: Time in which some task waited for the resource.',
  "full_avg10" DOUBLE COMMENT 'ratio, gauge: Share of the last 10 s in which all tasks waited for the resource.',
  "full_avg60" DOUBLE COMMENT 'ratio, gauge: Share of the last 60 s in which all tasks waited for the resource.',
  "full_avg300" DOUBLE COMMENT 'ratio, gauge: Share of the last 300 s in which all tasks waited for the resource.',
  "full_total" DOUBLE COMMENT 'seconds, counter: Time in which all tasks waited for the resource.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Pressure stall information.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "pressure_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "pressure" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "host" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "kernel" MEDIUMTEXT COMMENT 'text: The kernel''s release.',
  "cpu_model" MEDIUMTEXT COMMENT 'text: The model of the first CPU.',
  "cpu_count" BIGINT COMMENT 'count, gauge: Logical CPUs online.',
  "boot_time" BIGINT COMMENT 'seconds, gauge: When the host started, in seconds since 1970 by its own clock.',
  "uptime" DOUBLE COMMENT 'seconds, counter: Time since the host started, suspend included.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Host.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "host_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "host" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu_ms" DOUBLE COMMENT 'milliseconds, gauge: CPU time of all threads of the agent since the previous message.',
  "rss_bytes" BIGINT COMMENT 'bytes, gauge: Memory of the agent that is resident.',
  "missed_ticks" BIGINT COMMENT 'count, counter: Ticks skipped since start because the one before had not ended.',
  "stuck_threads" BIGINT COMMENT 'count, gauge: Threads left behind in a call that has not returned.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='The agent itself.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "self_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "self" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self_output" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "name" MEDIUMTEXT COMMENT 'label: The output''s name.',
  "behind" BIGINT COMMENT 'count, gauge: Messages that wait for this output.',
  "delivered" BIGINT COMMENT 'count, counter: Messages that this output accepted since start.',
  "rejected" BIGINT COMMENT 'count, counter: Messages that this output refused for good since start.',
  "dropped" BIGINT COMMENT 'count, counter: Messages lost to this output since start because its queue was full.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='The agent''s outputs.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "self_output_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "self_output" AS g JOIN "message" AS m ON m."id" = g."message_id";
