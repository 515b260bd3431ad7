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

CREATE TABLE "stat" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "forks" BIGINT COMMENT 'count, counter: Processes and threads started.',
  "context_switches" BIGINT COMMENT 'count, counter: Context switches.',
  "interrupts" BIGINT COMMENT 'count, counter: Interrupts served.',
  "softirqs" BIGINT COMMENT 'count, counter: Soft interrupts served.',
  "procs_running" BIGINT COMMENT 'count, gauge: Tasks that run or wait for a CPU.',
  "procs_blocked" BIGINT COMMENT 'count, gauge: Tasks that wait for a disk.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Kernel activity.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "stat_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "stat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "vmstat" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "pgpgin" BIGINT COMMENT 'count, counter: KiB read from block devices.',
  "pgpgout" BIGINT COMMENT 'count, counter: KiB written to block devices.',
  "pswpin" BIGINT COMMENT 'count, counter: Pages swapped in.',
  "pswpout" BIGINT COMMENT 'count, counter: Pages swapped out.',
  "pgfault" BIGINT COMMENT 'count, counter: Page faults.',
  "pgmajfault" BIGINT COMMENT 'count, counter: Page faults that waited for a disk.',
  "oom_kill" BIGINT COMMENT 'count, counter: Processes killed because memory ran out.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Virtual memory events.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "vmstat_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "vmstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "vmstat_other" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "name" MEDIUMTEXT COMMENT 'label: The name, as the kernel writes it.',
  "value" BIGINT COMMENT 'none, gauge: The number: a state, or events since boot.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Virtual memory events, all others.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "vmstat_other_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "vmstat_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netstat" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "ip_forwarding" BIGINT COMMENT 'none, gauge: Whether packets are forwarded: 1 yes, 2 no.',
  "ip_ext_in_octets" BIGINT COMMENT 'bytes, counter: Bytes received.',
  "ip_ext_out_octets" BIGINT COMMENT 'bytes, counter: Bytes sent.',
  "ip6_in_octets" BIGINT COMMENT 'bytes, counter: Bytes received.',
  "ip6_out_octets" BIGINT COMMENT 'bytes, counter: Bytes sent.',
  "icmp_in_msgs" BIGINT COMMENT 'count, counter: Messages received.',
  "icmp_in_errors" BIGINT COMMENT 'count, counter: Messages or datagrams received with an error.',
  "icmp_out_msgs" BIGINT COMMENT 'count, counter: Messages sent.',
  "icmp6_in_msgs" BIGINT COMMENT 'count, counter: Messages received.',
  "icmp6_in_errors" BIGINT COMMENT 'count, counter: Messages or datagrams received with an error.',
  "icmp6_out_msgs" BIGINT COMMENT 'count, counter: Messages sent.',
  "tcp_active_opens" BIGINT COMMENT 'count, counter: Connections opened from here.',
  "tcp_passive_opens" BIGINT COMMENT 'count, counter: Connections opened from outside.',
  "tcp_curr_estab" BIGINT COMMENT 'count, gauge: Connections that are open.',
  "tcp_in_segs" BIGINT COMMENT 'count, counter: Segments received.',
  "tcp_out_segs" BIGINT COMMENT 'count, counter: Segments sent.',
  "tcp_retrans_segs" BIGINT COMMENT 'count, counter: Segments sent again.',
  "tcp_in_errs" BIGINT COMMENT 'count, counter: Segments received with an error.',
  "tcp_out_rsts" BIGINT COMMENT 'count, counter: Segments sent that reset a connection.',
  "tcp_ext_listen_overflows" BIGINT COMMENT 'count, counter: Connections refused because the listener was behind.',
  "tcp_ext_listen_drops" BIGINT COMMENT 'count, counter: Connection requests dropped by listeners.',
  "tcp_ext_syncookies_sent" BIGINT COMMENT 'count, counter: SYN cookies sent.',
  "tcp_ext_syncookies_recv" BIGINT COMMENT 'count, counter: SYN cookies received.',
  "tcp_ext_syncookies_failed" BIGINT COMMENT 'count, counter: SYN cookies received that are not ours.',
  "tcp_ext_syn_retrans" BIGINT COMMENT 'count, counter: Connection requests sent again.',
  "tcp_ext_timeouts" BIGINT COMMENT 'count, counter: Timeouts of connections.',
  "tcp_ext_ofo_queue" BIGINT COMMENT 'count, counter: Segments that came out of order.',
  "tcp_ext_rcv_q_drop" BIGINT COMMENT 'count, counter: Segments dropped because the queue was full.',
  "udp_in_datagrams" BIGINT COMMENT 'count, counter: Datagrams received.',
  "udp_out_datagrams" BIGINT COMMENT 'count, counter: Datagrams sent.',
  "udp_no_ports" BIGINT COMMENT 'count, counter: Datagrams to a port where nobody listens.',
  "udp_in_errors" BIGINT COMMENT 'count, counter: Messages or datagrams received with an error.',
  "udp_rcvbuf_errors" BIGINT COMMENT 'count, counter: Datagrams dropped because the receive buffer was full.',
  "udp_sndbuf_errors" BIGINT COMMENT 'count, counter: Datagrams dropped because the send buffer was full.',
  "udp6_in_datagrams" BIGINT COMMENT 'count, counter: Datagrams received.',
  "udp6_out_datagrams" BIGINT COMMENT 'count, counter: Datagrams sent.',
  "udp6_no_ports" BIGINT COMMENT 'count, counter: Datagrams to a port where nobody listens.',
  "udp6_in_errors" BIGINT COMMENT 'count, counter: Messages or datagrams received with an error.',
  "udp6_rcvbuf_errors" BIGINT COMMENT 'count, counter: Datagrams dropped because the receive buffer was full.',
  "udp6_sndbuf_errors" BIGINT COMMENT 'count, counter: Datagrams dropped because the send buffer was full.',
  "udplite_in_errors" BIGINT COMMENT 'count, counter: Messages or datagrams received with an error.',
  "udplite6_in_errors" BIGINT COMMENT 'count, counter: Messages or datagrams received with an error.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Network protocols.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "netstat_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "netstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netstat_other" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "protocol" MEDIUMTEXT COMMENT 'label: The protocol, as the kernel writes it.',
  "name" MEDIUMTEXT COMMENT 'label: The counter, as the kernel writes it.',
  "value" BIGINT COMMENT 'none, gauge: The number.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Network protocols, all others.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "netstat_other_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "netstat_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "sockstat" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "sockets_used" BIGINT COMMENT 'count, gauge: Sockets in use, of all kinds.',
  "tcp_inuse" BIGINT COMMENT 'count, gauge: TCP sockets in use.',
  "tcp_orphan" BIGINT COMMENT 'count, gauge: TCP sockets that no process holds any more.',
  "tcp_tw" BIGINT COMMENT 'count, gauge: TCP sockets that wait for late packets (TIME_WAIT).',
  "tcp_alloc" BIGINT COMMENT 'count, gauge: TCP sockets allocated.',
  "tcp_mem" BIGINT COMMENT 'count, gauge: Pages of TCP buffers.',
  "tcp_mem_bytes" BIGINT COMMENT 'bytes, gauge: Memory of TCP buffers.',
  "udp_inuse" BIGINT COMMENT 'count, gauge: UDP sockets in use.',
  "udp_mem" BIGINT COMMENT 'count, gauge: Pages of UDP buffers.',
  "udp_mem_bytes" BIGINT COMMENT 'bytes, gauge: Memory of UDP buffers.',
  "udplite_inuse" BIGINT COMMENT 'count, gauge: UDP-Lite sockets in use.',
  "raw_inuse" BIGINT COMMENT 'count, gauge: Raw sockets in use.',
  "frag_inuse" BIGINT COMMENT 'count, gauge: Packets being put together from fragments.',
  "frag_memory" BIGINT COMMENT 'bytes, gauge: Memory of fragments.',
  "tcp6_inuse" BIGINT COMMENT 'count, gauge: TCP sockets in use over IPv6.',
  "udp6_inuse" BIGINT COMMENT 'count, gauge: UDP sockets in use over IPv6.',
  "udplite6_inuse" BIGINT COMMENT 'count, gauge: UDP-Lite sockets in use over IPv6.',
  "raw6_inuse" BIGINT COMMENT 'count, gauge: Raw sockets in use over IPv6.',
  "frag6_inuse" BIGINT COMMENT 'count, gauge: IPv6 packets being put together from fragments.',
  "frag6_memory" BIGINT COMMENT 'bytes, gauge: Memory of IPv6 fragments.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Sockets.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "sockstat_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "sockstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "softnet" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "cpu" MEDIUMTEXT COMMENT 'label: The CPU''s number, by the order of the lines.',
  "processed" BIGINT COMMENT 'count, counter: Packets processed.',
  "dropped" BIGINT COMMENT 'count, counter: Packets dropped because the queue was full.',
  "times_squeezed" BIGINT COMMENT 'count, counter: How often the time or the budget ran out with packets left.',
  "received_rps" BIGINT COMMENT 'count, counter: Times that another CPU woke this one for packets.',
  "flow_limit_count" BIGINT COMMENT 'count, counter: Packets dropped because one flow had too many.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Packet backlog.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "softnet_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "softnet" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "udp_queues" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "ip" MEDIUMTEXT COMMENT 'label: v4 or v6.',
  "tx" BIGINT COMMENT 'bytes, gauge: Bytes that wait to be sent.',
  "rx" BIGINT COMMENT 'bytes, gauge: Bytes that wait to be read.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='UDP queues.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "udp_queues_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "udp_queues" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "filefd" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "allocated" BIGINT COMMENT 'count, gauge: File handles allocated.',
  "maximum" BIGINT COMMENT 'count, gauge: File handles that may be allocated.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='File handles.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "filefd_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "filefd" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "entropy" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "available" BIGINT COMMENT 'count, gauge: Bits of entropy available.',
  "pool_size" BIGINT COMMENT 'count, gauge: Bits that the pool holds.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Entropy.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "entropy_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "entropy" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "conntrack" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "entries" BIGINT COMMENT 'count, gauge: Connections followed.',
  "entries_limit" BIGINT COMMENT 'count, gauge: Connections that can be followed.',
  "found" BIGINT COMMENT 'count, counter: Look-ups that found a connection.',
  "invalid" BIGINT COMMENT 'count, counter: Packets that cannot be followed.',
  "ignore" BIGINT COMMENT 'count, counter: Packets that belong to a connection already.',
  "insert" BIGINT COMMENT 'count, counter: Connections added.',
  "insert_failed" BIGINT COMMENT 'count, counter: Connections that could not be added.',
  "drop" BIGINT COMMENT 'count, counter: Packets dropped because a connection could not be added.',
  "early_drop" BIGINT COMMENT 'count, counter: Connections dropped to make room.',
  "search_restart" BIGINT COMMENT 'count, counter: Look-ups begun anew.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Connection tracking.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "conntrack_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "conntrack" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "arp" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The interface.',
  "entries" BIGINT COMMENT 'count, gauge: Entries.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Neighbours.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "arp_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "arp" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "schedstat" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "cpu" MEDIUMTEXT COMMENT 'label: The CPU''s number.',
  "running" DOUBLE COMMENT 'seconds, counter: Time that tasks ran.',
  "waiting" DOUBLE COMMENT 'seconds, counter: Time that tasks waited to run.',
  "timeslices" BIGINT COMMENT 'count, counter: Times that a task was given the CPU.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Scheduling.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "schedstat_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "schedstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netclass" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The interface.',
  "address" MEDIUMTEXT COMMENT 'text: The hardware address.',
  "broadcast" MEDIUMTEXT COMMENT 'text: The hardware address of all.',
  "duplex" MEDIUMTEXT COMMENT 'text: full, half or unknown.',
  "operstate" MEDIUMTEXT COMMENT 'text: The state of operation, RFC 2863.',
  "ifalias" MEDIUMTEXT COMMENT 'text: A name that somebody gave.',
  "up" BIGINT COMMENT 'boolean, gauge: Whether it is in operation.',
  "carrier" BIGINT COMMENT 'boolean, gauge: Whether there is a link.',
  "speed_bytes" BIGINT COMMENT 'bytes, gauge: Bytes that it moves in a second at most.',
  "speed_known" BIGINT COMMENT 'boolean, gauge: Whether the driver knows the speed, where it is asked.',
  "mtu_bytes" BIGINT COMMENT 'bytes, gauge: The largest packet.',
  "transmit_queue_length" BIGINT COMMENT 'count, gauge: Packets that the queue takes.',
  "flags" BIGINT COMMENT 'none, gauge: The kernel''s flags, as one number.',
  "address_assign_type" BIGINT COMMENT 'none, gauge: Where the address comes from.',
  "device_id" BIGINT COMMENT 'none, gauge: What tells it from others on the same port.',
  "dormant" BIGINT COMMENT 'boolean, gauge: Whether it waits for something outside.',
  "iface_id" BIGINT COMMENT 'none, gauge: The kernel''s number of it.',
  "iface_link" BIGINT COMMENT 'none, gauge: The number of the interface beneath.',
  "iface_link_mode" BIGINT COMMENT 'none, gauge: How its link is decided.',
  "name_assign_type" BIGINT COMMENT 'none, gauge: Where the name comes from.',
  "net_dev_group" BIGINT COMMENT 'none, gauge: The group that it belongs to.',
  "protocol_type" BIGINT COMMENT 'none, gauge: The kind of hardware, as if_arp.h numbers it.',
  "receive_nohandler" BIGINT COMMENT 'count, counter: Packets received for which nobody was there.',
  "carrier_changes" BIGINT COMMENT 'count, counter: How often the link came or went.',
  "carrier_up_changes" BIGINT COMMENT 'count, counter: How often the link came.',
  "carrier_down_changes" BIGINT COMMENT 'count, counter: How often the link went.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Network interface settings.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "netclass_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "netclass" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "bonding" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "master" MEDIUMTEXT COMMENT 'label: The bonded interface.',
  "slaves" BIGINT COMMENT 'count, gauge: Interfaces that make it up.',
  "active" BIGINT COMMENT 'count, gauge: Those of them that work.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Bonded interfaces.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "bonding_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "bonding" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "chip" MEDIUMTEXT COMMENT 'label: The chip.',
  "sensor" MEDIUMTEXT COMMENT 'label: The sensor.',
  "reading" MEDIUMTEXT COMMENT 'label: What is read: temp, temp_max, fan_alarm.',
  "unit" MEDIUMTEXT COMMENT 'text: The unit: celsius, volts, rpm, watt; absent for plain numbers.',
  "value" DOUBLE COMMENT 'none, gauge: The value, in its unit.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Hardware sensors.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "hwmon_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "hwmon" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon_chip" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "chip" MEDIUMTEXT COMMENT 'label: The chip.',
  "chip_name" MEDIUMTEXT COMMENT 'text: The driver''s name for it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Hardware sensor chips.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "hwmon_chip_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "hwmon_chip" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon_label" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "chip" MEDIUMTEXT COMMENT 'label: The chip.',
  "sensor" MEDIUMTEXT COMMENT 'label: The sensor.',
  "label" MEDIUMTEXT COMMENT 'text: What the maker calls it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Hardware sensor labels.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "hwmon_label_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "hwmon_label" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "thermal_zone" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "zone" MEDIUMTEXT COMMENT 'label: The zone''s number.',
  "type" MEDIUMTEXT COMMENT 'text: What it measures.',
  "temperature" DOUBLE COMMENT 'none, gauge: Degrees Celsius.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Thermal zones.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "thermal_zone_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "thermal_zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cooling_device" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "name" MEDIUMTEXT COMMENT 'label: The device''s number.',
  "type" MEDIUMTEXT COMMENT 'text: What cools.',
  "cur_state" BIGINT COMMENT 'none, gauge: How hard it works.',
  "max_state" BIGINT COMMENT 'none, gauge: How hard it can work.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Cooling devices.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cooling_device_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cooling_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_frequency" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "cpu" MEDIUMTEXT COMMENT 'label: The CPU''s number.',
  "governor" MEDIUMTEXT COMMENT 'text: Who decides the frequency.',
  "frequency" BIGINT COMMENT 'none, gauge: Cycles in a second, as the hardware says.',
  "frequency_min" BIGINT COMMENT 'none, gauge: The lowest that the hardware can.',
  "frequency_max" BIGINT COMMENT 'none, gauge: The highest that the hardware can.',
  "scaling" BIGINT COMMENT 'none, gauge: Cycles in a second, as the kernel set it.',
  "scaling_min" BIGINT COMMENT 'none, gauge: The lowest that the kernel may set.',
  "scaling_max" BIGINT COMMENT 'none, gauge: The highest that the kernel may set.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU frequency.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_frequency_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu_frequency" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_throttle" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "package" MEDIUMTEXT COMMENT 'label: The CPU''s package.',
  "core" MEDIUMTEXT COMMENT 'label: The core within it.',
  "core_throttles" BIGINT COMMENT 'count, counter: How often the core was slowed down.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU throttling.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_throttle_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu_throttle" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "package_throttle" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "package" MEDIUMTEXT COMMENT 'label: The CPU''s package.',
  "package_throttles" BIGINT COMMENT 'count, counter: How often the package was slowed down.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU package throttling.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "package_throttle_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "package_throttle" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_isolated" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "cpu" MEDIUMTEXT COMMENT 'label: The CPU''s number.',
  "isolated" BIGINT COMMENT 'boolean, gauge: That it is.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Isolated CPUs.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_isolated_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu_isolated" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "edac" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "controller" MEDIUMTEXT COMMENT 'label: The controller''s number.',
  "correctable" BIGINT COMMENT 'count, counter: Errors corrected.',
  "uncorrectable" BIGINT COMMENT 'count, counter: Errors that could not be corrected.',
  "correctable_noinfo" BIGINT COMMENT 'count, counter: Errors corrected of which the place is not known.',
  "uncorrectable_noinfo" BIGINT COMMENT 'count, counter: Errors not corrected of which the place is not known.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory errors.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "edac_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "edac" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "edac_csrow" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "controller" MEDIUMTEXT COMMENT 'label: The controller''s number.',
  "csrow" MEDIUMTEXT COMMENT 'label: The row''s number.',
  "correctable" BIGINT COMMENT 'count, counter: Errors corrected.',
  "uncorrectable" BIGINT COMMENT 'count, counter: Errors that could not be corrected.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory errors by row.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "edac_csrow_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "edac_csrow" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "md" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The array.',
  "state" MEDIUMTEXT COMMENT 'text: active, inactive, recovering, resync or check.',
  "disks_active" BIGINT COMMENT 'count, gauge: Disks at work.',
  "disks_failed" BIGINT COMMENT 'count, gauge: Disks that have failed.',
  "disks_spare" BIGINT COMMENT 'count, gauge: Disks that wait to take over.',
  "disks_required" BIGINT COMMENT 'count, gauge: Disks that the array is made of.',
  "blocks" BIGINT COMMENT 'count, gauge: Its size, in blocks of 1,024 bytes.',
  "blocks_synced" BIGINT COMMENT 'count, gauge: Blocks that are the same on all disks.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Software RAID.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "md_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "md" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfs" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "packets_udp" BIGINT COMMENT 'count, counter: Packets by UDP.',
  "packets_tcp" BIGINT COMMENT 'count, counter: Packets by TCP.',
  "connections" BIGINT COMMENT 'count, counter: TCP connections made.',
  "rpcs" BIGINT COMMENT 'count, counter: Calls made.',
  "retransmissions" BIGINT COMMENT 'count, counter: Calls made again.',
  "authentication_refreshes" BIGINT COMMENT 'count, counter: Credentials made anew.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='NFS client.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "nfs_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "nfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfs_request" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "proto" MEDIUMTEXT COMMENT 'label: The version of NFS.',
  "method" MEDIUMTEXT COMMENT 'label: The method.',
  "requests" BIGINT COMMENT 'count, counter: Calls of it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='NFS client requests.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "nfs_request_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "nfs_request" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nvme" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The controller.',
  "firmware_revision" MEDIUMTEXT COMMENT 'text: The firmware.',
  "model" MEDIUMTEXT COMMENT 'text: The model.',
  "serial" MEDIUMTEXT COMMENT 'text: The serial number.',
  "state" MEDIUMTEXT COMMENT 'text: live, resetting, dead and others.',
  "live" BIGINT COMMENT 'boolean, gauge: Whether it works.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='NVMe controllers.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "nvme_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "nvme" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "power_supply" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "power_supply" MEDIUMTEXT COMMENT 'label: The power supply.',
  "type" MEDIUMTEXT COMMENT 'text: Battery, Mains, UPS or USB.',
  "capacity_level" MEDIUMTEXT COMMENT 'text: How full, in a word.',
  "charge_type" MEDIUMTEXT COMMENT 'text: How it is charged.',
  "health" MEDIUMTEXT COMMENT 'text: How well it is.',
  "manufacturer" MEDIUMTEXT COMMENT 'text: Who made it.',
  "model_name" MEDIUMTEXT COMMENT 'text: The model.',
  "serial_number" MEDIUMTEXT COMMENT 'text: The serial number.',
  "status" MEDIUMTEXT COMMENT 'text: Charging, Discharging, Full and others.',
  "technology" MEDIUMTEXT COMMENT 'text: The battery''s chemistry.',
  "usb_type" MEDIUMTEXT COMMENT 'text: The kinds of USB supply it may be.',
  "scope" MEDIUMTEXT COMMENT 'text: What it feeds.',
  "online" BIGINT COMMENT 'boolean, gauge: Whether it feeds the host.',
  "present" BIGINT COMMENT 'boolean, gauge: Whether it is there.',
  "authentic" BIGINT COMMENT 'boolean, gauge: Whether it is what it says.',
  "capacity" BIGINT COMMENT 'none, gauge: How full it is, in percent.',
  "cyclecount" BIGINT COMMENT 'count, gauge: How often it was charged.',
  "energy_watthour" DOUBLE COMMENT 'none, gauge: Watt-hours in it.',
  "energy_full" DOUBLE COMMENT 'none, gauge: Watt-hours in it when it is full.',
  "energy_full_design" DOUBLE COMMENT 'none, gauge: Watt-hours that it was made for.',
  "energy_empty" DOUBLE COMMENT 'none, gauge: Watt-hours in it when it is empty.',
  "charge_ampere" DOUBLE COMMENT 'none, gauge: Ampere-hours in it.',
  "charge_full" DOUBLE COMMENT 'none, gauge: Ampere-hours in it when it is full.',
  "charge_full_design" DOUBLE COMMENT 'none, gauge: Ampere-hours that it was made for.',
  "power_watt" DOUBLE COMMENT 'none, gauge: Watts that flow.',
  "current_ampere" DOUBLE COMMENT 'none, gauge: Amperes that flow.',
  "current_max" DOUBLE COMMENT 'none, gauge: Amperes that may flow.',
  "voltage_volt" DOUBLE COMMENT 'none, gauge: Volts.',
  "voltage_max" DOUBLE COMMENT 'none, gauge: The most volts that were seen or are allowed.',
  "voltage_max_design" DOUBLE COMMENT 'none, gauge: The most volts that it was made for.',
  "voltage_min" DOUBLE COMMENT 'none, gauge: The fewest volts that were seen or are allowed.',
  "voltage_min_design" DOUBLE COMMENT 'none, gauge: The fewest volts that it was made for.',
  "temp_celsius" DOUBLE COMMENT 'none, gauge: Degrees Celsius.',
  "time_to_empty_seconds" BIGINT COMMENT 'seconds, gauge: Time until it is empty.',
  "time_to_full_seconds" BIGINT COMMENT 'seconds, gauge: Time until it is full.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Power supplies.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "power_supply_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "power_supply" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "rapl" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "path" MEDIUMTEXT COMMENT 'label: The zone''s directory.',
  "zone" MEDIUMTEXT COMMENT 'label: What it measures: package, core, dram.',
  "index" MEDIUMTEXT COMMENT 'label: Which of them.',
  "joules" DOUBLE COMMENT 'none, counter: Energy taken, until its counter starts anew.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Energy.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "rapl_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "rapl" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "os" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "id" MEDIUMTEXT COMMENT 'text: Its name for programs.',
  "id_like" MEDIUMTEXT COMMENT 'text: What it is made of.',
  "name" MEDIUMTEXT COMMENT 'text: Its name.',
  "pretty_name" MEDIUMTEXT COMMENT 'text: Its name and version.',
  "version" MEDIUMTEXT COMMENT 'text: Its version.',
  "version_id" MEDIUMTEXT COMMENT 'text: Its version for programs.',
  "version_codename" MEDIUMTEXT COMMENT 'text: What the version is called.',
  "build_id" MEDIUMTEXT COMMENT 'text: The build.',
  "variant" MEDIUMTEXT COMMENT 'text: The variant.',
  "variant_id" MEDIUMTEXT COMMENT 'text: The variant for programs.',
  "image_id" MEDIUMTEXT COMMENT 'text: The image.',
  "image_version" MEDIUMTEXT COMMENT 'text: The image''s version.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Operating system.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "os_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "os" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "dmi" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "bios_date" MEDIUMTEXT COMMENT 'text: Date of the firmware.',
  "bios_release" MEDIUMTEXT COMMENT 'text: Release of the firmware.',
  "bios_vendor" MEDIUMTEXT COMMENT 'text: Vendor of the firmware.',
  "bios_version" MEDIUMTEXT COMMENT 'text: Version of the firmware.',
  "board_asset_tag" MEDIUMTEXT COMMENT 'text: Asset tag of the main board.',
  "board_name" MEDIUMTEXT COMMENT 'text: Name of the main board.',
  "board_serial" MEDIUMTEXT COMMENT 'text: Serial of the main board.',
  "board_vendor" MEDIUMTEXT COMMENT 'text: Vendor of the main board.',
  "board_version" MEDIUMTEXT COMMENT 'text: Version of the main board.',
  "chassis_asset_tag" MEDIUMTEXT COMMENT 'text: Asset tag of the case.',
  "chassis_serial" MEDIUMTEXT COMMENT 'text: Serial of the case.',
  "chassis_vendor" MEDIUMTEXT COMMENT 'text: Vendor of the case.',
  "chassis_version" MEDIUMTEXT COMMENT 'text: Version of the case.',
  "product_family" MEDIUMTEXT COMMENT 'text: Family of the machine.',
  "product_name" MEDIUMTEXT COMMENT 'text: Name of the machine.',
  "product_serial" MEDIUMTEXT COMMENT 'text: Serial of the machine.',
  "product_sku" MEDIUMTEXT COMMENT 'text: Stock number of the machine.',
  "product_uuid" MEDIUMTEXT COMMENT 'text: Uuid of the machine.',
  "product_version" MEDIUMTEXT COMMENT 'text: Version of the machine.',
  "system_vendor" MEDIUMTEXT COMMENT 'text: Vendor of the machine.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Hardware.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "dmi_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "dmi" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "clocksource" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The device''s number.',
  "clocksource" MEDIUMTEXT COMMENT 'label: The source.',
  "current" BIGINT COMMENT 'boolean, gauge: True for the one in use; absent for the others.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Clock sources.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "clocksource_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "clocksource" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "selinux" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "enabled" BIGINT COMMENT 'boolean, gauge: Whether it is on.',
  "current_mode" BIGINT COMMENT 'boolean, gauge: Whether it enforces.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='SELinux.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "selinux_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "selinux" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "uname" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "sysname" MEDIUMTEXT COMMENT 'text: The kernel.',
  "release" MEDIUMTEXT COMMENT 'text: Its release.',
  "version" MEDIUMTEXT COMMENT 'text: Its build.',
  "machine" MEDIUMTEXT COMMENT 'text: The architecture.',
  "nodename" MEDIUMTEXT COMMENT 'text: The host''s name.',
  "domainname" MEDIUMTEXT COMMENT 'text: The host''s NIS domain.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Kernel name.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "uname_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "uname" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "xfs" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The block device.',
  "extent_allocation_extents_allocated" BIGINT COMMENT 'count, counter: Extent allocation extents allocated.',
  "extent_allocation_blocks_allocated" BIGINT COMMENT 'count, counter: Extent allocation blocks allocated.',
  "extent_allocation_extents_freed" BIGINT COMMENT 'count, counter: Extent allocation extents freed.',
  "extent_allocation_blocks_freed" BIGINT COMMENT 'count, counter: Extent allocation blocks freed.',
  "allocation_btree_lookups" BIGINT COMMENT 'count, counter: Allocation btree lookups.',
  "allocation_btree_compares" BIGINT COMMENT 'count, counter: Allocation btree compares.',
  "allocation_btree_records_inserted" BIGINT COMMENT 'count, counter: Allocation btree records inserted.',
  "allocation_btree_records_deleted" BIGINT COMMENT 'count, counter: Allocation btree records deleted.',
  "block_mapping_reads" BIGINT COMMENT 'count, counter: Block mapping reads.',
  "block_mapping_writes" BIGINT COMMENT 'count, counter: Block mapping writes.',
  "block_mapping_unmaps" BIGINT COMMENT 'count, counter: Block mapping unmaps.',
  "block_mapping_extent_list_insertions" BIGINT COMMENT 'count, counter: Block mapping extent list insertions.',
  "block_mapping_extent_list_deletions" BIGINT COMMENT 'count, counter: Block mapping extent list deletions.',
  "block_mapping_extent_list_lookups" BIGINT COMMENT 'count, counter: Block mapping extent list lookups.',
  "block_mapping_extent_list_compares" BIGINT COMMENT 'count, counter: Block mapping extent list compares.',
  "block_map_btree_lookups" BIGINT COMMENT 'count, counter: Block map btree lookups.',
  "block_map_btree_compares" BIGINT COMMENT 'count, counter: Block map btree compares.',
  "block_map_btree_records_inserted" BIGINT COMMENT 'count, counter: Block map btree records inserted.',
  "block_map_btree_records_deleted" BIGINT COMMENT 'count, counter: Block map btree records deleted.',
  "directory_operation_lookup" BIGINT COMMENT 'count, counter: Directory operation lookup.',
  "directory_operation_create" BIGINT COMMENT 'count, counter: Directory operation create.',
  "directory_operation_remove" BIGINT COMMENT 'count, counter: Directory operation remove.',
  "directory_operation_getdents" BIGINT COMMENT 'count, counter: Directory operation getdents.',
  "inode_operation_attempts" BIGINT COMMENT 'count, counter: Inode operation attempts.',
  "inode_operation_found" BIGINT COMMENT 'count, counter: Inode operation found.',
  "inode_operation_recycled" BIGINT COMMENT 'count, counter: Inode operation recycled.',
  "inode_operation_missed" BIGINT COMMENT 'count, counter: Inode operation missed.',
  "inode_operation_duplicates" BIGINT COMMENT 'count, counter: Inode operation duplicates.',
  "inode_operation_reclaims" BIGINT COMMENT 'count, counter: Inode operation reclaims.',
  "inode_operation_attribute_changes" BIGINT COMMENT 'count, counter: Inode operation attribute changes.',
  "write_calls" BIGINT COMMENT 'count, counter: Write calls.',
  "read_calls" BIGINT COMMENT 'count, counter: Read calls.',
  "vnode_active" BIGINT COMMENT 'count, counter: Vnode active.',
  "vnode_allocate" BIGINT COMMENT 'count, counter: Vnode allocate.',
  "vnode_get" BIGINT COMMENT 'count, counter: Vnode get.',
  "vnode_hold" BIGINT COMMENT 'count, counter: Vnode hold.',
  "vnode_release" BIGINT COMMENT 'count, counter: Vnode release.',
  "vnode_reclaim" BIGINT COMMENT 'count, counter: Vnode reclaim.',
  "vnode_remove" BIGINT COMMENT 'count, counter: Vnode remove.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='XFS.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "xfs_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "xfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zfs" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "area" MEDIUMTEXT COMMENT 'label: What it belongs to: arc, abd, zil and others.',
  "name" MEDIUMTEXT COMMENT 'label: The counter.',
  "value" BIGINT COMMENT 'none, gauge: The number; one that ZFS took below zero is negative.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='ZFS.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "zfs_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "zfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zpool" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "zpool" MEDIUMTEXT COMMENT 'label: The pool.',
  "dataset" MEDIUMTEXT COMMENT 'label: The dataset; absent for the pool itself.',
  "name" MEDIUMTEXT COMMENT 'label: The counter.',
  "value" BIGINT COMMENT 'none, gauge: The number; one that ZFS took below zero is negative.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='ZFS pools.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "zpool_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "zpool" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zpool_state" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "zpool" MEDIUMTEXT COMMENT 'label: The pool.',
  "state" MEDIUMTEXT COMMENT 'text: online, degraded, faulted, offline, removed, suspended or unavail.',
  "online" BIGINT COMMENT 'boolean, gauge: Whether it is well.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='ZFS pool states.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "zpool_state_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "zpool_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "timex" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "synchronized" BIGINT COMMENT 'boolean, gauge: Whether somebody keeps the clock.',
  "offset" DOUBLE COMMENT 'seconds, gauge: How far the clock is to be moved.',
  "frequency_ppm" DOUBLE COMMENT 'none, gauge: By how many millionths the clock is made faster.',
  "max_error" DOUBLE COMMENT 'seconds, gauge: The largest error of the clock.',
  "estimated_error" DOUBLE COMMENT 'seconds, gauge: The error of the clock, as it is estimated.',
  "status" BIGINT COMMENT 'none, gauge: The kernel''s flags, as one number.',
  "loop_time_constant" BIGINT COMMENT 'none, gauge: How slowly the loop that keeps the clock answers.',
  "tick" DOUBLE COMMENT 'seconds, gauge: The time between ticks.',
  "tai_offset" BIGINT COMMENT 'seconds, gauge: Leap seconds since 1972, and ten.',
  "pps_frequency_ppm" DOUBLE COMMENT 'none, gauge: Frequency of the pulse, in millionths.',
  "pps_jitter" DOUBLE COMMENT 'seconds, gauge: Jitter of the pulse.',
  "pps_shift" BIGINT COMMENT 'seconds, gauge: The interval of the pulse.',
  "pps_stability_ppm" DOUBLE COMMENT 'none, gauge: Wander of the pulse, in millionths.',
  "pps_jitter_exceeded" BIGINT COMMENT 'count, counter: How often the pulse jittered too much.',
  "pps_calibrations" BIGINT COMMENT 'count, counter: Intervals by which the pulse was calibrated.',
  "pps_errors" BIGINT COMMENT 'count, counter: Calibrations that failed.',
  "pps_stability_exceeded" BIGINT COMMENT 'count, counter: How often the pulse wandered too far.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Kernel clock.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "timex_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "timex" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tcp_state" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "state" MEDIUMTEXT COMMENT 'label: The state, as RFC 9293 names it.',
  "connections" BIGINT COMMENT 'count, gauge: Connections in it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='TCP connections.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "tcp_state_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "tcp_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_info" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "cpu" MEDIUMTEXT COMMENT 'label: The CPU''s number.',
  "package" MEDIUMTEXT COMMENT 'text: Its package.',
  "core" MEDIUMTEXT COMMENT 'text: The core within it.',
  "vendor" MEDIUMTEXT COMMENT 'text: Who made it.',
  "family" MEDIUMTEXT COMMENT 'text: Its family.',
  "model" MEDIUMTEXT COMMENT 'text: Its model''s number.',
  "model_name" MEDIUMTEXT COMMENT 'text: Its model.',
  "stepping" MEDIUMTEXT COMMENT 'text: Its revision.',
  "microcode" MEDIUMTEXT COMMENT 'text: Its microcode.',
  "cachesize" MEDIUMTEXT COMMENT 'text: Its cache.',
  "online" BIGINT COMMENT 'boolean, gauge: That it is there.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU models.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_info_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu_info" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "agent_process" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu" DOUBLE COMMENT 'seconds, counter: CPU time of all its threads since its start.',
  "start_time" DOUBLE COMMENT 'seconds, gauge: When it started, in seconds since 1970.',
  "resident_memory" BIGINT COMMENT 'bytes, gauge: Memory that is resident.',
  "virtual_memory" BIGINT COMMENT 'bytes, gauge: Addresses that are mapped.',
  "virtual_memory_max" BIGINT COMMENT 'bytes, gauge: Addresses that may be mapped; absent where there is no limit.',
  "open_fds" BIGINT COMMENT 'count, gauge: Files that are open.',
  "max_fds" BIGINT COMMENT 'count, gauge: Files that may be open.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='The agent''s process.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "agent_process_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "agent_process" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "processes" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "pids" BIGINT COMMENT 'count, gauge: Processes.',
  "threads" BIGINT COMMENT 'count, gauge: Threads.',
  "max_processes" BIGINT COMMENT 'count, gauge: The largest number of a process.',
  "max_threads" BIGINT COMMENT 'count, gauge: Threads that there may be.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Processes.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "processes_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "processes" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "process_state" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "state" MEDIUMTEXT COMMENT 'label: The state: R, S, D, Z, T, t, I and others of proc_pid_stat(5).',
  "processes" BIGINT COMMENT 'count, gauge: Processes in it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Processes by state.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "process_state_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "process_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "thread_state" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "state" MEDIUMTEXT COMMENT 'label: The state, as of a process.',
  "threads" BIGINT COMMENT 'count, gauge: Threads in it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Threads by state.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "thread_state_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "thread_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "top_process" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "pid" MEDIUMTEXT COMMENT 'label: The process''s number.',
  "name" MEDIUMTEXT COMMENT 'text: Its name.',
  "cpu_percent" DOUBLE COMMENT 'none, gauge: CPU time since the previous message; 100 is one CPU.',
  "cpu" DOUBLE COMMENT 'seconds, counter: CPU time since it started.',
  "resident_memory" BIGINT COMMENT 'bytes, gauge: Memory that is resident.',
  "threads" BIGINT COMMENT 'count, gauge: Its threads.',
  "read_bytes" BIGINT COMMENT 'bytes, counter: Bytes read from disks.',
  "write_bytes" BIGINT COMMENT 'bytes, counter: Bytes written to disks.',
  "io_bytes_recent" BIGINT COMMENT 'bytes, gauge: Bytes read and written since the previous message.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Top processes.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "top_process_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "top_process" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cgroup" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "path" MEDIUMTEXT COMMENT 'label: Its path below the root; / is the root itself.',
  "cpu" DOUBLE COMMENT 'seconds, counter: CPU time.',
  "cpu_user" DOUBLE COMMENT 'seconds, counter: CPU time in user mode.',
  "cpu_system" DOUBLE COMMENT 'seconds, counter: CPU time in kernel mode.',
  "cpu_throttled" DOUBLE COMMENT 'seconds, counter: Time that it was kept from running.',
  "cpu_throttles" BIGINT COMMENT 'count, counter: How often it was kept from running.',
  "memory" BIGINT COMMENT 'bytes, gauge: Memory that it takes.',
  "memory_max" BIGINT COMMENT 'bytes, gauge: Memory that it may take; absent for no limit.',
  "swap" BIGINT COMMENT 'bytes, gauge: Swap space that it takes.',
  "oom_kills" BIGINT COMMENT 'count, counter: Processes killed because its memory ran out.',
  "read_bytes" BIGINT COMMENT 'bytes, counter: Bytes read from disks.',
  "write_bytes" BIGINT COMMENT 'bytes, counter: Bytes written to disks.',
  "pids" BIGINT COMMENT 'count, gauge: Processes and threads.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Control groups.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cgroup_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cgroup" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk_info" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The kernel''s name of the device.',
  "major" MEDIUMTEXT COMMENT 'text: Its major number.',
  "minor" MEDIUMTEXT COMMENT 'text: Its minor number.',
  "path" MEDIUMTEXT COMMENT 'text: Where it is plugged in.',
  "wwn" MEDIUMTEXT COMMENT 'text: Its world wide name.',
  "model" MEDIUMTEXT COMMENT 'text: Its model.',
  "serial" MEDIUMTEXT COMMENT 'text: Its serial number.',
  "revision" MEDIUMTEXT COMMENT 'text: Its firmware''s revision.',
  "fs_type" MEDIUMTEXT COMMENT 'text: What is on it: a file system, a member of a volume.',
  "fs_usage" MEDIUMTEXT COMMENT 'text: What that is for: filesystem, raid, crypto, other.',
  "fs_uuid" MEDIUMTEXT COMMENT 'text: Its identifier.',
  "fs_version" MEDIUMTEXT COMMENT 'text: Its version.',
  "dm_name" MEDIUMTEXT COMMENT 'text: The device mapper''s name of it.',
  "dm_uuid" MEDIUMTEXT COMMENT 'text: The device mapper''s identifier of it.',
  "dm_vg_name" MEDIUMTEXT COMMENT 'text: Its group of volumes.',
  "dm_lv_name" MEDIUMTEXT COMMENT 'text: The volume that it is.',
  "dm_lv_layer" MEDIUMTEXT COMMENT 'text: The layer of the volume.',
  "ata_write_cache" BIGINT COMMENT 'boolean, gauge: ATA disk has a write cache.',
  "ata_write_cache_enabled" BIGINT COMMENT 'boolean, gauge: ATA disk has its write cache enabled.',
  "ata_rotation_rate_rpm" BIGINT COMMENT 'count, gauge: Revolutions of an ATA disk in a minute; 0 where nothing turns.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Disks as udev knows them.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "disk_info_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "disk_info" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "uuid" MEDIUMTEXT COMMENT 'label: Its identifier.',
  "label" MEDIUMTEXT COMMENT 'text: Its label.',
  "global_rsv_size" BIGINT COMMENT 'bytes, gauge: Size of the reserve that lets it go on when it is full.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Btrfs.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "btrfs_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "btrfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_device" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "uuid" MEDIUMTEXT COMMENT 'label: The file system.',
  "device" MEDIUMTEXT COMMENT 'label: The kernel''s name of the device.',
  "size" BIGINT COMMENT 'bytes, gauge: Its size.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Btrfs devices.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "btrfs_device_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_space" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "uuid" MEDIUMTEXT COMMENT 'label: The file system.',
  "block_group_type" MEDIUMTEXT COMMENT 'label: What the space is for: data, metadata or system.',
  "reserved" BIGINT COMMENT 'bytes, gauge: Bytes reserved for what is being written.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Btrfs space held back.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "btrfs_space_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_space" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_profile" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "uuid" MEDIUMTEXT COMMENT 'label: The file system.',
  "block_group_type" MEDIUMTEXT COMMENT 'label: What the space is for: data, metadata or system.',
  "mode" MEDIUMTEXT COMMENT 'label: How it is laid out: single, dup, raid1 and others.',
  "used" BIGINT COMMENT 'bytes, gauge: Bytes in use.',
  "disk_size" BIGINT COMMENT 'bytes, gauge: What the space takes of the devices.',
  "size" BIGINT COMMENT 'bytes, gauge: Bytes that can be used.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Btrfs space.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "btrfs_profile_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_profile" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_flag" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "flag" MEDIUMTEXT COMMENT 'label: The feature, as the kernel names it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU features.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_flag_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu_flag" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_bug" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "bug" MEDIUMTEXT COMMENT 'label: The fault, as the kernel names it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='CPU faults.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cpu_bug_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cpu_bug" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfsd" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "reply_cache_hits" BIGINT COMMENT 'count, counter: Requests that were answered before.',
  "reply_cache_misses" BIGINT COMMENT 'count, counter: Requests whose answers are kept in case they come again.',
  "reply_cache_nocache" BIGINT COMMENT 'count, counter: Requests whose answers need not be kept.',
  "file_handles_stale" BIGINT COMMENT 'count, counter: File handles of files that are gone.',
  "disk_bytes_read" BIGINT COMMENT 'bytes, counter: Bytes read.',
  "disk_bytes_written" BIGINT COMMENT 'bytes, counter: Bytes written.',
  "threads" BIGINT COMMENT 'count, gauge: Threads that answer requests.',
  "read_ahead_cache_size" BIGINT COMMENT 'count, gauge: Size of the read-ahead cache, in blocks.',
  "read_ahead_cache_not_found" BIGINT COMMENT 'count, counter: Reads that were not in the read-ahead cache.',
  "packets_udp" BIGINT COMMENT 'count, counter: Packets by UDP.',
  "packets_tcp" BIGINT COMMENT 'count, counter: Packets by TCP.',
  "connections" BIGINT COMMENT 'count, counter: TCP connections made.',
  "rpcs" BIGINT COMMENT 'count, counter: Calls answered.',
  "rpc_errors_format" BIGINT COMMENT 'count, counter: Calls that are not understood.',
  "rpc_errors_authentication" BIGINT COMMENT 'count, counter: Calls that may not be made.',
  "rpc_errors_client" BIGINT COMMENT 'count, counter: Calls of clients that are not understood.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='NFS server.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "nfsd_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "nfsd" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfsd_request" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "proto" MEDIUMTEXT COMMENT 'label: The version of NFS.',
  "method" MEDIUMTEXT COMMENT 'label: The method.',
  "requests" BIGINT COMMENT 'count, counter: Calls of it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='NFS server requests.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "nfsd_request_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "nfsd_request" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "interrupt" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "cpu" MEDIUMTEXT COMMENT 'label: The CPU.',
  "type" MEDIUMTEXT COMMENT 'label: The number of the interrupt, or its short name.',
  "info" MEDIUMTEXT COMMENT 'text: What it comes from, or its long name.',
  "devices" MEDIUMTEXT COMMENT 'text: The drivers that it is for.',
  "served" BIGINT COMMENT 'count, counter: How often it was served.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Interrupts.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "interrupt_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "interrupt" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "softirq" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "vector" MEDIUMTEXT COMMENT 'label: What it is for: timer, net_rx and others.',
  "done" BIGINT COMMENT 'count, counter: How often it was done.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Deferred interrupt work.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "softirq_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "softirq" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tcp_queues" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "tx" BIGINT COMMENT 'bytes, gauge: Bytes that are not acknowledged yet.',
  "may_wait" BIGINT COMMENT 'count, gauge: Connections that may wait at sockets that listen; absent where the agent may not ask by netlink.',
  "rx" BIGINT COMMENT 'bytes, gauge: Bytes that nobody has read yet.',
  "waiting" BIGINT COMMENT 'count, gauge: Connections that wait to be accepted.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='TCP queues.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "tcp_queues_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "tcp_queues" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "textfile" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "file" MEDIUMTEXT COMMENT 'label: The file.',
  "why" MEDIUMTEXT COMMENT 'text: Why it is left out; absent when it is taken.',
  "mtime" DOUBLE COMMENT 'seconds, gauge: When it was written, in seconds since 1970.',
  "samples" BIGINT COMMENT 'count, gauge: Samples taken from it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Textfiles.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "textfile_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "textfile" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "textfile_sample" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "name" MEDIUMTEXT COMMENT 'label: The sample''s name.',
  "labels" MEDIUMTEXT COMMENT 'label: Its labels in their order by name, as the format writes them.',
  "family" MEDIUMTEXT COMMENT 'text: The family that it belongs to.',
  "type" MEDIUMTEXT COMMENT 'text: counter, gauge, histogram, summary or untyped.',
  "help" MEDIUMTEXT COMMENT 'text: What the family is, on its first sample only.',
  "written" MEDIUMTEXT COMMENT 'text: The number as the file has it.',
  "value" DOUBLE COMMENT 'none, gauge: The number; absent where six decimals do not hold it.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Samples of textfiles.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "textfile_sample_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "textfile_sample" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "time_zone" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "name" MEDIUMTEXT COMMENT 'text: Its abbreviation at present.',
  "offset" BIGINT COMMENT 'seconds, gauge: By how much its clocks are ahead of UTC at present.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Time zone.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "time_zone_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "time_zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "numa_memory" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "node" MEDIUMTEXT COMMENT 'label: The node.',
  "name" MEDIUMTEXT COMMENT 'label: The field, as the kernel names it.',
  "value" BIGINT COMMENT 'none, gauge: Bytes; of huge pages, their number.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory by node.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "numa_memory_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "numa_memory" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "numa_stat" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "node" MEDIUMTEXT COMMENT 'label: The node.',
  "numa_hit" BIGINT COMMENT 'count, counter: Given out here as it was wished.',
  "numa_miss" BIGINT COMMENT 'count, counter: Given out here although another node was wished.',
  "numa_foreign" BIGINT COMMENT 'count, counter: Wished here and given out elsewhere.',
  "interleave_hit" BIGINT COMMENT 'count, counter: Given out here in turn with other nodes.',
  "local_node" BIGINT COMMENT 'count, counter: Given out here to a task that ran here.',
  "other_node" BIGINT COMMENT 'count, counter: Given out here to a task that ran elsewhere.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory given out by node.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "numa_stat_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "numa_stat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "buddyinfo" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "node" MEDIUMTEXT COMMENT 'label: The node.',
  "zone" MEDIUMTEXT COMMENT 'label: The zone.',
  "size" MEDIUMTEXT COMMENT 'label: How often one page is doubled to make a block.',
  "blocks" BIGINT COMMENT 'count, gauge: Free blocks of that size.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Free memory by block.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "buddyinfo_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "buddyinfo" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zone" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "node" MEDIUMTEXT COMMENT 'label: The node.',
  "zone" MEDIUMTEXT COMMENT 'label: The zone.',
  "free" BIGINT COMMENT 'count, gauge: Free pages.',
  "min" BIGINT COMMENT 'count, gauge: Below so many free pages, only the kernel gets any.',
  "low" BIGINT COMMENT 'count, gauge: Below so many free pages, the kernel begins to reclaim.',
  "high" BIGINT COMMENT 'count, gauge: At so many free pages, the kernel ends to reclaim.',
  "scanned" BIGINT COMMENT 'count, gauge: Pages looked at since the last reclaim.',
  "spanned" BIGINT COMMENT 'count, gauge: Pages from the first to the last, holes included.',
  "present" BIGINT COMMENT 'count, gauge: Pages that are there.',
  "managed" BIGINT COMMENT 'count, gauge: Pages that are given out.',
  "active_anon" BIGINT COMMENT 'count, gauge: Anonymous pages used lately.',
  "inactive_anon" BIGINT COMMENT 'count, gauge: Anonymous pages not used lately.',
  "isolated_anon" BIGINT COMMENT 'count, gauge: Anonymous pages taken off the lists.',
  "anon_pages" BIGINT COMMENT 'count, gauge: Anonymous pages.',
  "anon_transparent_hugepages" BIGINT COMMENT 'count, gauge: Huge pages that are anonymous.',
  "active_file" BIGINT COMMENT 'count, gauge: Pages of files used lately.',
  "inactive_file" BIGINT COMMENT 'count, gauge: Pages of files not used lately.',
  "isolated_file" BIGINT COMMENT 'count, gauge: Pages of files taken off the lists.',
  "file_pages" BIGINT COMMENT 'count, gauge: Pages of files.',
  "slab_reclaimable" BIGINT COMMENT 'count, gauge: Pages of the kernel''s objects that can be reclaimed.',
  "slab_unreclaimable" BIGINT COMMENT 'count, gauge: Pages of the kernel''s objects that cannot.',
  "kernel_stacks" BIGINT COMMENT 'count, gauge: Kernel stacks, in KiB.',
  "mapped" BIGINT COMMENT 'count, gauge: Pages of files that are mapped.',
  "dirty" BIGINT COMMENT 'count, gauge: Pages that wait to be written.',
  "writeback" BIGINT COMMENT 'count, gauge: Pages that are being written.',
  "unevictable" BIGINT COMMENT 'count, gauge: Pages that cannot be reclaimed.',
  "shmem" BIGINT COMMENT 'count, gauge: Pages of shared memory.',
  "dirtied" BIGINT COMMENT 'count, counter: Pages that were made dirty.',
  "written" BIGINT COMMENT 'count, counter: Pages that were written.',
  "numa_hit" BIGINT COMMENT 'count, counter: Given out here as it was wished.',
  "numa_miss" BIGINT COMMENT 'count, counter: Given out here although another node was wished.',
  "numa_foreign" BIGINT COMMENT 'count, counter: Wished here and given out elsewhere.',
  "numa_interleave" BIGINT COMMENT 'count, counter: Given out here in turn with other nodes.',
  "numa_local" BIGINT COMMENT 'count, counter: Given out here to a task that ran here.',
  "numa_other" BIGINT COMMENT 'count, counter: Given out here to a task that ran elsewhere.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory zones.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "zone_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zone_protection" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "node" MEDIUMTEXT COMMENT 'label: The node.',
  "zone" MEDIUMTEXT COMMENT 'label: The zone.',
  "other_zone" MEDIUMTEXT COMMENT 'label: The zone that others could use, by its number.',
  "pages" BIGINT COMMENT 'count, gauge: Pages that they do not get.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Memory zones kept back.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "zone_protection_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "zone_protection" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "slab" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "slab" MEDIUMTEXT COMMENT 'label: The cache.',
  "active_objects" BIGINT COMMENT 'count, gauge: Objects in use.',
  "objects" BIGINT COMMENT 'count, gauge: Objects that there is room for.',
  "object_size" BIGINT COMMENT 'bytes, gauge: Size of one.',
  "objects_per_slab" BIGINT COMMENT 'count, gauge: Objects in one slab.',
  "pages_per_slab" BIGINT COMMENT 'count, gauge: Pages of one slab.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Kernel objects.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "slab_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "slab" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ksm" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "full_scans" BIGINT COMMENT 'count, counter: How often all memory was looked through.',
  "merge_across_nodes" BIGINT COMMENT 'boolean, gauge: Whether pages of different nodes are merged.',
  "pages_shared" BIGINT COMMENT 'count, gauge: Pages that stand for several.',
  "pages_sharing" BIGINT COMMENT 'count, gauge: Pages that they save.',
  "pages_to_scan" BIGINT COMMENT 'count, gauge: Pages that are looked at before it sleeps.',
  "pages_unshared" BIGINT COMMENT 'count, gauge: Pages that are looked at and have no like.',
  "pages_volatile" BIGINT COMMENT 'count, gauge: Pages that change too fast.',
  "run" BIGINT COMMENT 'none, gauge: 0 off, 1 on, 2 off and all undone.',
  "sleep" DOUBLE COMMENT 'seconds, gauge: How long it sleeps between.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Merged pages.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "ksm_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "ksm" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cgroup_controller" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "subsys_name" MEDIUMTEXT COMMENT 'label: The controller.',
  "cgroups" BIGINT COMMENT 'count, gauge: Control groups that it has.',
  "enabled" BIGINT COMMENT 'boolean, gauge: Whether it is on.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Controllers of control groups.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "cgroup_controller_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "cgroup_controller" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tape" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The kernel''s name of the drive.',
  "io_now" BIGINT COMMENT 'count, gauge: Requests in flight.',
  "io_others" BIGINT COMMENT 'count, counter: Requests that neither read nor write.',
  "io_time" DOUBLE COMMENT 'seconds, counter: Time that requests took.',
  "read_bytes" BIGINT COMMENT 'bytes, counter: Bytes read.',
  "read_time" DOUBLE COMMENT 'seconds, counter: Time that reads took.',
  "reads_completed" BIGINT COMMENT 'count, counter: Reads completed.',
  "residual" BIGINT COMMENT 'count, counter: Requests that moved less than was asked for.',
  "write_time" DOUBLE COMMENT 'seconds, counter: Time that writes took.',
  "writes_completed" BIGINT COMMENT 'count, counter: Writes completed.',
  "written_bytes" BIGINT COMMENT 'bytes, counter: Bytes written.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Tape drives.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "tape_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "tape" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "fibrechannel" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "fc_host" MEDIUMTEXT COMMENT 'label: The kernel''s name of the port.',
  "speed" MEDIUMTEXT COMMENT 'text: Its speed.',
  "port_state" MEDIUMTEXT COMMENT 'text: Its state.',
  "port_type" MEDIUMTEXT COMMENT 'text: How it is wired.',
  "port_id" MEDIUMTEXT COMMENT 'text: Its address, without 0x.',
  "port_name" MEDIUMTEXT COMMENT 'text: Its world wide name, without 0x.',
  "fabric_name" MEDIUMTEXT COMMENT 'text: Its fabric''s name, without 0x.',
  "symbolic_name" MEDIUMTEXT COMMENT 'text: What it says of itself.',
  "supported_classes" MEDIUMTEXT COMMENT 'text: Classes of service that it can.',
  "supported_speeds" MEDIUMTEXT COMMENT 'text: Speeds that it can.',
  "dev_loss_tmo" MEDIUMTEXT COMMENT 'text: After so many seconds a lost device is given up.',
  "dumped_frames" BIGINT COMMENT 'count, counter: Frames thrown away.',
  "error_frames" BIGINT COMMENT 'count, counter: Frames with errors.',
  "invalid_crc" BIGINT COMMENT 'count, counter: Frames with a wrong sum.',
  "rx_frames" BIGINT COMMENT 'count, counter: Frames received.',
  "rx_words" BIGINT COMMENT 'count, counter: Words received.',
  "tx_frames" BIGINT COMMENT 'count, counter: Frames sent.',
  "tx_words" BIGINT COMMENT 'count, counter: Words sent.',
  "seconds_since_last_reset" BIGINT COMMENT 'seconds, counter: Time since these counters were reset.',
  "invalid_tx_words" BIGINT COMMENT 'count, counter: Words that could not be understood.',
  "link_failure" BIGINT COMMENT 'count, counter: Failures of the link.',
  "loss_of_sync" BIGINT COMMENT 'count, counter: Times that the beat was lost.',
  "loss_of_signal" BIGINT COMMENT 'count, counter: Times that the signal was lost.',
  "nos" BIGINT COMMENT 'count, counter: Times that the link was not operational.',
  "fcp_packet_aborts" BIGINT COMMENT 'count, counter: Packets given up.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Fibre Channel.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "fibrechannel_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "fibrechannel" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "infiniband" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The kernel''s name of the adapter.',
  "board_id" MEDIUMTEXT COMMENT 'text: Its board.',
  "firmware_version" MEDIUMTEXT COMMENT 'text: The version of its firmware.',
  "hca_type" MEDIUMTEXT COMMENT 'text: Its type.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='InfiniBand.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "infiniband_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "infiniband" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "infiniband_port" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "device" MEDIUMTEXT COMMENT 'label: The kernel''s name of the adapter.',
  "port" MEDIUMTEXT COMMENT 'label: The port.',
  "state_id" BIGINT COMMENT 'none, gauge: 1 down, 2 init, 3 armed, 4 active, 5 active and deferred.',
  "physical_state_id" BIGINT COMMENT 'none, gauge: 1 sleep, 2 polling, 3 disabled, 4 training, 5 link up, 6 error recovery, 7 test.',
  "rate" BIGINT COMMENT 'bytes, gauge: Bytes in a second that it can move.',
  "legacy_multicast_packets_received" BIGINT COMMENT 'count, counter: Multicast packets received, on old kernels.',
  "legacy_multicast_packets_transmitted" BIGINT COMMENT 'count, counter: Multicast packets sent, on old kernels.',
  "legacy_data_received" BIGINT COMMENT 'bytes, counter: Bytes received, on old kernels.',
  "legacy_packets_received" BIGINT COMMENT 'count, counter: Packets received, on old kernels.',
  "legacy_unicast_packets_received" BIGINT COMMENT 'count, counter: Packets to one received, on old kernels.',
  "legacy_unicast_packets_transmitted" BIGINT COMMENT 'count, counter: Packets to one sent, on old kernels.',
  "legacy_data_transmitted" BIGINT COMMENT 'bytes, counter: Bytes sent, on old kernels.',
  "legacy_packets_transmitted" BIGINT COMMENT 'count, counter: Packets sent, on old kernels.',
  "excessive_buffer_overrun_errors" BIGINT COMMENT 'count, counter: Times that buffers overran too often.',
  "link_downed" BIGINT COMMENT 'count, counter: Times that the link went down.',
  "link_error_recovery" BIGINT COMMENT 'count, counter: Times that the link recovered.',
  "local_link_integrity_errors" BIGINT COMMENT 'count, counter: Times that errors of the link were too many.',
  "multicast_packets_received" BIGINT COMMENT 'count, counter: Multicast packets received.',
  "multicast_packets_transmitted" BIGINT COMMENT 'count, counter: Multicast packets sent.',
  "port_constraint_errors_received" BIGINT COMMENT 'count, counter: Packets received that are not allowed.',
  "port_constraint_errors_transmitted" BIGINT COMMENT 'count, counter: Packets not sent because they are not allowed.',
  "port_data_received" BIGINT COMMENT 'bytes, counter: Bytes received.',
  "port_data_transmitted" BIGINT COMMENT 'bytes, counter: Bytes sent.',
  "port_discards_received" BIGINT COMMENT 'count, counter: Packets received and thrown away.',
  "port_discards_transmitted" BIGINT COMMENT 'count, counter: Packets not sent and thrown away.',
  "port_errors_received" BIGINT COMMENT 'count, counter: Packets received with errors.',
  "port_packets_received" BIGINT COMMENT 'count, counter: Packets received.',
  "port_packets_transmitted" BIGINT COMMENT 'count, counter: Packets sent.',
  "port_transmit_wait" BIGINT COMMENT 'count, counter: Ticks in which there was something to send and no credit.',
  "unicast_packets_received" BIGINT COMMENT 'count, counter: Packets to one received.',
  "unicast_packets_transmitted" BIGINT COMMENT 'count, counter: Packets to one sent.',
  "port_receive_remote_physical_errors" BIGINT COMMENT 'count, counter: Packets received that were marked as bad.',
  "port_receive_switch_relay_errors" BIGINT COMMENT 'count, counter: Packets received that could not be passed on.',
  "symbol_error" BIGINT COMMENT 'count, counter: Errors of the line.',
  "vl15_dropped" BIGINT COMMENT 'count, counter: Packets of management thrown away.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='InfiniBand ports.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "infiniband_port_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "infiniband_port" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ipvs" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "connections" BIGINT COMMENT 'count, counter: Connections made.',
  "incoming_packets" BIGINT COMMENT 'count, counter: Packets received.',
  "outgoing_packets" BIGINT COMMENT 'count, counter: Packets sent.',
  "incoming" BIGINT COMMENT 'bytes, counter: Bytes received.',
  "outgoing" BIGINT COMMENT 'bytes, counter: Bytes sent.'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Load balancer.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "ipvs_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "ipvs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ipvs_backend" (
  "message_id" BIGINT NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" BIGINT NOT NULL COMMENT 'from 0, as in the message',
  "local_address" MEDIUMTEXT COMMENT 'label: The address of the service; none for a mark.',
  "local_port" MEDIUMTEXT COMMENT 'label: Its port; 0 for a mark.',
  "local_mark" MEDIUMTEXT COMMENT 'label: The mark of the service.',
  "proto" MEDIUMTEXT COMMENT 'label: TCP, UDP, SCTP or FWM.',
  "remote_address" MEDIUMTEXT COMMENT 'label: The address of the server.',
  "remote_port" MEDIUMTEXT COMMENT 'label: Its port.',
  "weight" BIGINT COMMENT 'none, gauge: Its share of connections.',
  "connections_active" BIGINT COMMENT 'count, gauge: Connections that are made.',
  "connections_inactive" BIGINT COMMENT 'count, gauge: Other connections.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='Load balancer servers.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "ipvs_backend_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "ipvs_backend" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self" (
  "message_id" BIGINT PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu_ms" DOUBLE COMMENT 'milliseconds, gauge: CPU time of all threads of the agent since the previous message.',
  "rss_bytes" BIGINT COMMENT 'bytes, gauge: Memory of the agent that is resident.',
  "missed_ticks" BIGINT COMMENT 'count, counter: Ticks skipped since start because the one before had not ended.',
  "stuck_threads" BIGINT COMMENT 'count, gauge: Threads left behind in a call that has not returned.',
  "journal_bytes" BIGINT COMMENT 'bytes, gauge: What the journal takes on its disk.',
  "journal_records" BIGINT COMMENT 'count, gauge: Messages in the journal, those in memory included.',
  "journal_not_durable" BIGINT COMMENT 'count, gauge: Messages that a loss of power would take: they have not been forced yet.',
  "message_bytes" BIGINT COMMENT 'bytes, gauge: The size of the previous message, as JSON; absent in the first one.'
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
  "dropped" BIGINT COMMENT 'count, counter: Messages lost to this output since start: expired, corrupt and overflow.',
  "expired" BIGINT COMMENT 'count, counter: Messages lost to this output since start because the journal was full or they were too old.',
  "corrupt" BIGINT COMMENT 'count, counter: Messages lost to this output since start because the journal was damaged.',
  "overflow" BIGINT COMMENT 'count, counter: Messages lost to this output since start because the journal''s disk was out and its memory full.',
  PRIMARY KEY ("message_id", "row")
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin COMMENT='The agent''s outputs.';

CREATE OR REPLACE SQL SECURITY INVOKER VIEW "self_output_at" AS
SELECT TIMESTAMP'1970-01-01 00:00:00' + INTERVAL m."time_us" MICROSECOND AS "time", m."time_us", m."hostname", g.*
FROM "self_output" AS g JOIN "message" AS m ON m."id" = g."message_id";
