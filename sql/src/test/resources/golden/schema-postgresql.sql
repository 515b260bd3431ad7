CREATE TABLE "schema_version" (
  "version" bigint PRIMARY KEY,
  "applied_at" text NOT NULL,
  "description" text NOT NULL
);
COMMENT ON TABLE "schema_version" IS 'One row per version of the fixed tables that this database went through.';
COMMENT ON COLUMN "schema_version"."applied_at" IS 'ISO 8601, UTC';

CREATE TABLE "catalogue_version" (
  "fingerprint" text PRIMARY KEY,
  "applied_at" text NOT NULL,
  "description" text NOT NULL
);
COMMENT ON TABLE "catalogue_version" IS 'One row per catalogue of groups and fields that wrote to this database.';
COMMENT ON COLUMN "catalogue_version"."applied_at" IS 'ISO 8601, UTC';

CREATE TABLE "field" (
  "group_name" text NOT NULL,
  "field" text NOT NULL,
  "kind" text NOT NULL,
  "unit" text NOT NULL,
  "decimals" bigint NOT NULL,
  "help" text NOT NULL,
  "source" text NOT NULL,
  PRIMARY KEY ("group_name", "field")
);
COMMENT ON TABLE "field" IS 'What the columns of the groups'' tables mean.';
COMMENT ON COLUMN "field"."group_name" IS 'also the table''s name';
COMMENT ON COLUMN "field"."field" IS 'also the column''s name';
COMMENT ON COLUMN "field"."kind" IS 'label, text, counter, gauge';
COMMENT ON COLUMN "field"."decimals" IS 'decimal places that the value carries';
COMMENT ON COLUMN "field"."source" IS 'the kernel''s name for it, or the formula';

CREATE TABLE "message" (
  "id" bigint PRIMARY KEY,
  "agent" text NOT NULL,
  "journal" text NOT NULL,
  "epoch" bigint NOT NULL,
  "seq" bigint NOT NULL,
  "cluster" text,
  "boot" text,
  "hostname" text NOT NULL,
  "ip" text,
  "mac" text,
  "time_us" bigint NOT NULL,
  "wall_us" bigint NOT NULL,
  "boottime_us" bigint,
  "offset_us" bigint,
  "error_us" bigint,
  "source" text NOT NULL,
  "synchronized" bigint NOT NULL,
  "why" text,
  "step_us" bigint,
  "interval_ms" bigint NOT NULL,
  UNIQUE ("agent", "journal", "epoch", "seq")
);
COMMENT ON TABLE "message" IS 'One message: one tick of one host. Instants count from 1970, UTC.';
COMMENT ON COLUMN "message"."agent" IS 'the agent''s UUID';
COMMENT ON COLUMN "message"."journal" IS 'the UUID of the agent''s numbering';
COMMENT ON COLUMN "message"."epoch" IS 'the agent''s start, from 1';
COMMENT ON COLUMN "message"."seq" IS 'number within the epoch, from 1';
COMMENT ON COLUMN "message"."cluster" IS 'from the agent''s configuration';
COMMENT ON COLUMN "message"."boot" IS 'the kernel''s boot id';
COMMENT ON COLUMN "message"."time_us" IS 'microseconds: corrected, the server''s clock';
COMMENT ON COLUMN "message"."wall_us" IS 'microseconds: the host''s own clock';
COMMENT ON COLUMN "message"."boottime_us" IS 'microseconds since boot, suspend included';
COMMENT ON COLUMN "message"."offset_us" IS 'microseconds added to the host''s own clock';
COMMENT ON COLUMN "message"."error_us" IS 'microseconds: bound of the error of time_us';
COMMENT ON COLUMN "message"."source" IS 'aligned with: server, ntp, none';
COMMENT ON COLUMN "message"."synchronized" IS '1 when the offset is known, else 0';
COMMENT ON COLUMN "message"."why" IS 'why it is not known';
COMMENT ON COLUMN "message"."step_us" IS 'microseconds: jump of the host''s clock, if any';
COMMENT ON COLUMN "message"."interval_ms" IS 'milliseconds between messages';

CREATE INDEX "message_by_time" ON "message"("time_us");

CREATE INDEX "message_by_agent" ON "message"("agent", "time_us");

CREATE SEQUENCE "message_id" INCREMENT BY 500;

CREATE TABLE "status" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "group_name" text NOT NULL,
  "state" text NOT NULL,
  "us" bigint NOT NULL,
  "why" text,
  PRIMARY KEY ("message_id", "group_name")
);
COMMENT ON TABLE "status" IS 'How the collection of a group went.';
COMMENT ON COLUMN "status"."state" IS 'ok, partial, timeout, denied, unsupported, failed';
COMMENT ON COLUMN "status"."us" IS 'microseconds that the collection took';

CREATE TABLE "status_target" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "group_name" text NOT NULL,
  "row" bigint NOT NULL,
  "name" text NOT NULL,
  "state" text NOT NULL,
  "why" text NOT NULL,
  PRIMARY KEY ("message_id", "group_name", "row")
);
COMMENT ON TABLE "status_target" IS 'Mounts, disks and interfaces that did not answer as they should.';
COMMENT ON COLUMN "status_target"."row" IS 'from 0';

CREATE OR REPLACE VIEW "message_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m.*
FROM "message" AS m;

CREATE OR REPLACE VIEW "status_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "status" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE OR REPLACE VIEW "status_target_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "status_target" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "load" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "w1_avg" double precision,
  "w5_avg" double precision,
  "w15_avg" double precision
);
COMMENT ON TABLE "load" IS 'Load average.';
COMMENT ON COLUMN "load"."w1_avg" IS 'load, gauge: Load average over 1 minute.';
COMMENT ON COLUMN "load"."w5_avg" IS 'load, gauge: Load average over 5 minutes.';
COMMENT ON COLUMN "load"."w15_avg" IS 'load, gauge: Load average over 15 minutes.';

CREATE OR REPLACE VIEW "load_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "load" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "user" double precision,
  "nice" double precision,
  "system" double precision,
  "idle" double precision,
  "iowait" double precision,
  "irq" double precision,
  "softirq" double precision,
  "steal" double precision,
  "guest" double precision,
  "guest_nice" double precision,
  "count" bigint
);
COMMENT ON TABLE "cpu" IS 'CPU time in percent.';
COMMENT ON COLUMN "cpu"."user" IS 'percent, gauge: Share of CPU time spent in user mode, guests excluded.';
COMMENT ON COLUMN "cpu"."nice" IS 'percent, gauge: Share of CPU time spent in user mode at low priority, guests excluded.';
COMMENT ON COLUMN "cpu"."system" IS 'percent, gauge: Share of CPU time spent in kernel mode.';
COMMENT ON COLUMN "cpu"."idle" IS 'percent, gauge: Share of CPU time spent idle.';
COMMENT ON COLUMN "cpu"."iowait" IS 'percent, gauge: Share of CPU time spent idle while a task of this CPU waited for a disk.';
COMMENT ON COLUMN "cpu"."irq" IS 'percent, gauge: Share of CPU time spent serving hardware interrupts.';
COMMENT ON COLUMN "cpu"."softirq" IS 'percent, gauge: Share of CPU time spent serving soft interrupts.';
COMMENT ON COLUMN "cpu"."steal" IS 'percent, gauge: Share of CPU time spent taken by the hypervisor for other guests.';
COMMENT ON COLUMN "cpu"."guest" IS 'percent, gauge: Share of CPU time spent running guests.';
COMMENT ON COLUMN "cpu"."guest_nice" IS 'percent, gauge: Share of CPU time spent running guests at low priority.';
COMMENT ON COLUMN "cpu"."count" IS 'count, gauge: Logical CPUs online.';

CREATE OR REPLACE VIEW "cpu_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "mem" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" double precision,
  "used" double precision,
  "abs_used" double precision,
  "free" double precision,
  "buffers" double precision,
  "cached" double precision,
  "active" double precision,
  "inactive" double precision,
  "swap_used" double precision
);
COMMENT ON TABLE "mem" IS 'Memory in MB.';
COMMENT ON COLUMN "mem"."total" IS 'mebibytes, gauge: Memory that the kernel manages.';
COMMENT ON COLUMN "mem"."used" IS 'mebibytes, gauge: Memory in use, caches included.';
COMMENT ON COLUMN "mem"."abs_used" IS 'mebibytes, gauge: Memory in use without buffers and cache.';
COMMENT ON COLUMN "mem"."free" IS 'mebibytes, gauge: Memory that nobody uses.';
COMMENT ON COLUMN "mem"."buffers" IS 'mebibytes, gauge: Cache of raw disk blocks.';
COMMENT ON COLUMN "mem"."cached" IS 'mebibytes, gauge: Page cache and reclaimable slab, as free(1) counts cache.';
COMMENT ON COLUMN "mem"."active" IS 'mebibytes, gauge: Memory used recently, unlikely to be reclaimed.';
COMMENT ON COLUMN "mem"."inactive" IS 'mebibytes, gauge: Memory not used recently, likely to be reclaimed.';
COMMENT ON COLUMN "mem"."swap_used" IS 'mebibytes, gauge: Swap in use.';

CREATE OR REPLACE VIEW "mem_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "mem" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" double precision,
  "free" double precision,
  "used" double precision,
  "tfree" double precision,
  "tread" double precision,
  "twrite" double precision,
  "read_count" bigint,
  "write_count" bigint,
  "read_bytes" bigint,
  "write_bytes" bigint,
  "read_time" bigint,
  "write_time" bigint
);
COMMENT ON TABLE "disk" IS 'All disks.';
COMMENT ON COLUMN "disk"."total" IS 'kibibytes, gauge: Capacity of all file systems on block devices.';
COMMENT ON COLUMN "disk"."free" IS 'kibibytes, gauge: Space that an unprivileged user may still fill.';
COMMENT ON COLUMN "disk"."used" IS 'kibibytes, gauge: Space in use.';
COMMENT ON COLUMN "disk"."tfree" IS 'kibibytes, gauge: The same as free, under the document''s other name.';
COMMENT ON COLUMN "disk"."tread" IS 'kibibytes, gauge: Read since the previous message.';
COMMENT ON COLUMN "disk"."twrite" IS 'kibibytes, gauge: Written since the previous message.';
COMMENT ON COLUMN "disk"."read_count" IS 'count, counter: Reads completed since boot.';
COMMENT ON COLUMN "disk"."write_count" IS 'count, counter: Writes completed since boot.';
COMMENT ON COLUMN "disk"."read_bytes" IS 'bytes, counter: Bytes read since boot.';
COMMENT ON COLUMN "disk"."write_bytes" IS 'bytes, counter: Bytes written since boot.';
COMMENT ON COLUMN "disk"."read_time" IS 'milliseconds, counter: Time that reads took since boot, added over requests.';
COMMENT ON COLUMN "disk"."write_time" IS 'milliseconds, counter: Time that writes took since boot, added over requests.';

CREATE OR REPLACE VIEW "disk_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "disk" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk_device" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "name" text,
  "cap" double precision,
  "free" double precision,
  "read" double precision,
  "write" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "disk_device" IS 'Each disk.';
COMMENT ON COLUMN "disk_device"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "disk_device"."name" IS 'label: The kernel''s name of the device.';
COMMENT ON COLUMN "disk_device"."cap" IS 'kibibytes, gauge: Capacity of the file system on this device.';
COMMENT ON COLUMN "disk_device"."free" IS 'kibibytes, gauge: Space that an unprivileged user may still fill.';
COMMENT ON COLUMN "disk_device"."read" IS 'kibibytes, gauge: Read since the previous message.';
COMMENT ON COLUMN "disk_device"."write" IS 'kibibytes, gauge: Written since the previous message.';

CREATE OR REPLACE VIEW "disk_device_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "disk_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "net" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "name" text,
  "bytes_sent" bigint,
  "bytes_recv" bigint,
  "packets_sent" bigint,
  "packets_recv" bigint,
  "errin" bigint,
  "errout" bigint,
  "dropin" bigint,
  "dropout" bigint,
  "read" double precision,
  "write" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "net" IS 'Network interfaces.';
COMMENT ON COLUMN "net"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "net"."name" IS 'label: The interface''s name.';
COMMENT ON COLUMN "net"."bytes_sent" IS 'bytes, counter: Bytes sent since the interface was made.';
COMMENT ON COLUMN "net"."bytes_recv" IS 'bytes, counter: Bytes received since the interface was made.';
COMMENT ON COLUMN "net"."packets_sent" IS 'count, counter: Packets sent.';
COMMENT ON COLUMN "net"."packets_recv" IS 'count, counter: Packets received.';
COMMENT ON COLUMN "net"."errin" IS 'count, counter: Receive errors.';
COMMENT ON COLUMN "net"."errout" IS 'count, counter: Transmit errors.';
COMMENT ON COLUMN "net"."dropin" IS 'count, counter: Packets dropped on receipt.';
COMMENT ON COLUMN "net"."dropout" IS 'count, counter: Packets dropped on sending.';
COMMENT ON COLUMN "net"."read" IS 'kibibytes, gauge: Received since the previous message.';
COMMENT ON COLUMN "net"."write" IS 'kibibytes, gauge: Sent since the previous message.';

CREATE OR REPLACE VIEW "net_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "net" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_time" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "cpu" text,
  "user" double precision,
  "nice" double precision,
  "system" double precision,
  "idle" double precision,
  "iowait" double precision,
  "irq" double precision,
  "softirq" double precision,
  "steal" double precision,
  "guest" double precision,
  "guest_nice" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cpu_time" IS 'CPU time in seconds.';
COMMENT ON COLUMN "cpu_time"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cpu_time"."cpu" IS 'label: The CPU''s number, or total.';
COMMENT ON COLUMN "cpu_time"."user" IS 'seconds, counter: Time spent in user mode, guests included.';
COMMENT ON COLUMN "cpu_time"."nice" IS 'seconds, counter: Time spent in user mode at low priority, guests included.';
COMMENT ON COLUMN "cpu_time"."system" IS 'seconds, counter: Time spent in kernel mode.';
COMMENT ON COLUMN "cpu_time"."idle" IS 'seconds, counter: Time spent idle.';
COMMENT ON COLUMN "cpu_time"."iowait" IS 'seconds, counter: Time spent idle while a task of this CPU waited for a disk.';
COMMENT ON COLUMN "cpu_time"."irq" IS 'seconds, counter: Time spent serving hardware interrupts.';
COMMENT ON COLUMN "cpu_time"."softirq" IS 'seconds, counter: Time spent serving soft interrupts.';
COMMENT ON COLUMN "cpu_time"."steal" IS 'seconds, counter: Time spent taken by the hypervisor for other guests.';
COMMENT ON COLUMN "cpu_time"."guest" IS 'seconds, counter: Time spent running guests.';
COMMENT ON COLUMN "cpu_time"."guest_nice" IS 'seconds, counter: Time spent running guests at low priority.';

CREATE OR REPLACE VIEW "cpu_time_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu_time" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "memory" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "mem_total" bigint,
  "mem_free" bigint,
  "mem_available" bigint,
  "buffers" bigint,
  "cached" bigint,
  "swap_cached" bigint,
  "active" bigint,
  "inactive" bigint,
  "active_anon" bigint,
  "inactive_anon" bigint,
  "active_file" bigint,
  "inactive_file" bigint,
  "unevictable" bigint,
  "mlocked" bigint,
  "high_total" bigint,
  "high_free" bigint,
  "low_total" bigint,
  "low_free" bigint,
  "mmap_copy" bigint,
  "swap_total" bigint,
  "swap_free" bigint,
  "zswap" bigint,
  "zswapped" bigint,
  "dirty" bigint,
  "writeback" bigint,
  "anon_pages" bigint,
  "mapped" bigint,
  "shmem" bigint,
  "k_reclaimable" bigint,
  "slab" bigint,
  "s_reclaimable" bigint,
  "s_unreclaim" bigint,
  "kernel_stack" bigint,
  "shadow_call_stack" bigint,
  "page_tables" bigint,
  "sec_page_tables" bigint,
  "quicklists" bigint,
  "nfs_unstable" bigint,
  "bounce" bigint,
  "writeback_tmp" bigint,
  "commit_limit" bigint,
  "committed_as" bigint,
  "vmalloc_total" bigint,
  "vmalloc_used" bigint,
  "vmalloc_chunk" bigint,
  "percpu" bigint,
  "early_memtest_bad" bigint,
  "hardware_corrupted" bigint,
  "anon_huge_pages" bigint,
  "shmem_huge_pages" bigint,
  "shmem_pmd_mapped" bigint,
  "file_huge_pages" bigint,
  "file_pmd_mapped" bigint,
  "cma_total" bigint,
  "cma_free" bigint,
  "unaccepted" bigint,
  "balloon" bigint,
  "gpu_active" bigint,
  "gpu_reclaim" bigint,
  "hugepages_total" bigint,
  "hugepages_free" bigint,
  "hugepages_rsvd" bigint,
  "hugepages_surp" bigint,
  "hugepagesize" bigint,
  "hugetlb" bigint,
  "direct_map_4k" bigint,
  "direct_map_4m" bigint,
  "direct_map_2m" bigint,
  "direct_map_1g" bigint
);
COMMENT ON TABLE "memory" IS 'Memory in bytes.';
COMMENT ON COLUMN "memory"."mem_total" IS 'bytes, gauge: Memory that the kernel manages.';
COMMENT ON COLUMN "memory"."mem_free" IS 'bytes, gauge: Memory that nobody uses.';
COMMENT ON COLUMN "memory"."mem_available" IS 'bytes, gauge: Memory that programs can get without swapping, as the kernel estimates it.';
COMMENT ON COLUMN "memory"."buffers" IS 'bytes, gauge: Cache of raw disk blocks.';
COMMENT ON COLUMN "memory"."cached" IS 'bytes, gauge: Page cache, tmpfs and shared memory included.';
COMMENT ON COLUMN "memory"."swap_cached" IS 'bytes, gauge: Swapped-out pages that are in memory again and still in swap.';
COMMENT ON COLUMN "memory"."active" IS 'bytes, gauge: Memory used recently.';
COMMENT ON COLUMN "memory"."inactive" IS 'bytes, gauge: Memory not used recently.';
COMMENT ON COLUMN "memory"."active_anon" IS 'bytes, gauge: Anonymous memory used recently.';
COMMENT ON COLUMN "memory"."inactive_anon" IS 'bytes, gauge: Anonymous memory not used recently.';
COMMENT ON COLUMN "memory"."active_file" IS 'bytes, gauge: Page cache used recently.';
COMMENT ON COLUMN "memory"."inactive_file" IS 'bytes, gauge: Page cache not used recently.';
COMMENT ON COLUMN "memory"."unevictable" IS 'bytes, gauge: Memory that cannot be reclaimed.';
COMMENT ON COLUMN "memory"."mlocked" IS 'bytes, gauge: Memory locked by mlock.';
COMMENT ON COLUMN "memory"."high_total" IS 'bytes, gauge: High memory (32-bit kernels).';
COMMENT ON COLUMN "memory"."high_free" IS 'bytes, gauge: Free high memory (32-bit kernels).';
COMMENT ON COLUMN "memory"."low_total" IS 'bytes, gauge: Low memory (32-bit kernels).';
COMMENT ON COLUMN "memory"."low_free" IS 'bytes, gauge: Free low memory (32-bit kernels).';
COMMENT ON COLUMN "memory"."mmap_copy" IS 'bytes, gauge: Memory for copies of mapped files (kernels without MMU).';
COMMENT ON COLUMN "memory"."swap_total" IS 'bytes, gauge: Swap space.';
COMMENT ON COLUMN "memory"."swap_free" IS 'bytes, gauge: Swap space that nobody uses.';
COMMENT ON COLUMN "memory"."zswap" IS 'bytes, gauge: Memory that compressed swap takes.';
COMMENT ON COLUMN "memory"."zswapped" IS 'bytes, gauge: Memory that compressed swap holds, uncompressed.';
COMMENT ON COLUMN "memory"."dirty" IS 'bytes, gauge: Memory that waits to be written to disk.';
COMMENT ON COLUMN "memory"."writeback" IS 'bytes, gauge: Memory that is being written to disk.';
COMMENT ON COLUMN "memory"."anon_pages" IS 'bytes, gauge: Anonymous memory mapped by processes.';
COMMENT ON COLUMN "memory"."mapped" IS 'bytes, gauge: Files mapped by processes.';
COMMENT ON COLUMN "memory"."shmem" IS 'bytes, gauge: Shared memory and tmpfs.';
COMMENT ON COLUMN "memory"."k_reclaimable" IS 'bytes, gauge: Kernel memory that can be reclaimed.';
COMMENT ON COLUMN "memory"."slab" IS 'bytes, gauge: Kernel slab caches.';
COMMENT ON COLUMN "memory"."s_reclaimable" IS 'bytes, gauge: Slab that can be reclaimed.';
COMMENT ON COLUMN "memory"."s_unreclaim" IS 'bytes, gauge: Slab that cannot be reclaimed.';
COMMENT ON COLUMN "memory"."kernel_stack" IS 'bytes, gauge: Kernel stacks.';
COMMENT ON COLUMN "memory"."shadow_call_stack" IS 'bytes, gauge: Shadow call stacks.';
COMMENT ON COLUMN "memory"."page_tables" IS 'bytes, gauge: Page tables.';
COMMENT ON COLUMN "memory"."sec_page_tables" IS 'bytes, gauge: Page tables of hypervisors and IOMMUs.';
COMMENT ON COLUMN "memory"."quicklists" IS 'bytes, gauge: Quicklists (kernels before 5.2).';
COMMENT ON COLUMN "memory"."nfs_unstable" IS 'bytes, gauge: NFS pages not yet stable on the server.';
COMMENT ON COLUMN "memory"."bounce" IS 'bytes, gauge: Bounce buffers of block devices.';
COMMENT ON COLUMN "memory"."writeback_tmp" IS 'bytes, gauge: Temporary writeback buffers of FUSE.';
COMMENT ON COLUMN "memory"."commit_limit" IS 'bytes, gauge: Memory that can be promised under strict overcommit.';
COMMENT ON COLUMN "memory"."committed_as" IS 'bytes, gauge: Memory promised to processes.';
COMMENT ON COLUMN "memory"."vmalloc_total" IS 'bytes, gauge: Address space for vmalloc.';
COMMENT ON COLUMN "memory"."vmalloc_used" IS 'bytes, gauge: Address space that vmalloc uses.';
COMMENT ON COLUMN "memory"."vmalloc_chunk" IS 'bytes, gauge: Largest free block for vmalloc.';
COMMENT ON COLUMN "memory"."percpu" IS 'bytes, gauge: Memory of per-CPU allocations.';
COMMENT ON COLUMN "memory"."early_memtest_bad" IS 'bytes, gauge: Memory that the early memory test found bad.';
COMMENT ON COLUMN "memory"."hardware_corrupted" IS 'bytes, gauge: Memory that the kernel knows as corrupt.';
COMMENT ON COLUMN "memory"."anon_huge_pages" IS 'bytes, gauge: Anonymous huge pages mapped by processes.';
COMMENT ON COLUMN "memory"."shmem_huge_pages" IS 'bytes, gauge: Shared memory in huge pages.';
COMMENT ON COLUMN "memory"."shmem_pmd_mapped" IS 'bytes, gauge: Shared memory mapped as huge pages.';
COMMENT ON COLUMN "memory"."file_huge_pages" IS 'bytes, gauge: Page cache in huge pages.';
COMMENT ON COLUMN "memory"."file_pmd_mapped" IS 'bytes, gauge: Page cache mapped as huge pages.';
COMMENT ON COLUMN "memory"."cma_total" IS 'bytes, gauge: Contiguous memory allocator.';
COMMENT ON COLUMN "memory"."cma_free" IS 'bytes, gauge: Contiguous memory allocator, free.';
COMMENT ON COLUMN "memory"."unaccepted" IS 'bytes, gauge: Memory of a confidential guest not yet accepted.';
COMMENT ON COLUMN "memory"."balloon" IS 'bytes, gauge: Memory given back to the hypervisor.';
COMMENT ON COLUMN "memory"."gpu_active" IS 'bytes, gauge: Memory that graphics drivers use.';
COMMENT ON COLUMN "memory"."gpu_reclaim" IS 'bytes, gauge: Memory of graphics drivers that can be reclaimed.';
COMMENT ON COLUMN "memory"."hugepages_total" IS 'count, gauge: Huge pages in the pool.';
COMMENT ON COLUMN "memory"."hugepages_free" IS 'count, gauge: Huge pages of the pool that nobody uses.';
COMMENT ON COLUMN "memory"."hugepages_rsvd" IS 'count, gauge: Huge pages promised and not yet taken.';
COMMENT ON COLUMN "memory"."hugepages_surp" IS 'count, gauge: Huge pages above the pool''s size.';
COMMENT ON COLUMN "memory"."hugepagesize" IS 'bytes, gauge: Size of a huge page of the pool.';
COMMENT ON COLUMN "memory"."hugetlb" IS 'bytes, gauge: Memory in huge pages of all sizes.';
COMMENT ON COLUMN "memory"."direct_map_4k" IS 'bytes, gauge: Memory mapped in pages of 4 KiB.';
COMMENT ON COLUMN "memory"."direct_map_4m" IS 'bytes, gauge: Memory mapped in pages of 4 MiB.';
COMMENT ON COLUMN "memory"."direct_map_2m" IS 'bytes, gauge: Memory mapped in pages of 2 MiB.';
COMMENT ON COLUMN "memory"."direct_map_1g" IS 'bytes, gauge: Memory mapped in pages of 1 GiB.';

CREATE OR REPLACE VIEW "memory_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "memory" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "memory_other" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "name" text,
  "value" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "memory_other" IS 'Memory, further fields.';
COMMENT ON COLUMN "memory_other"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "memory_other"."name" IS 'label: The field''s name, as the kernel writes it.';
COMMENT ON COLUMN "memory_other"."value" IS 'none, gauge: The value: bytes where the kernel gives kB, else the plain number.';

CREATE OR REPLACE VIEW "memory_other_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "memory_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "swap" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" bigint,
  "free" bigint,
  "used" bigint,
  "cached" bigint
);
COMMENT ON TABLE "swap" IS 'Swap space.';
COMMENT ON COLUMN "swap"."total" IS 'bytes, gauge: Swap space.';
COMMENT ON COLUMN "swap"."free" IS 'bytes, gauge: Swap space that nobody uses.';
COMMENT ON COLUMN "swap"."used" IS 'bytes, gauge: Swap space in use.';
COMMENT ON COLUMN "swap"."cached" IS 'bytes, gauge: Swapped-out pages that are in memory again and still in swap.';

CREATE OR REPLACE VIEW "swap_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "swap" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "diskio" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "type" text,
  "reads_completed" bigint,
  "reads_merged" bigint,
  "read_bytes" bigint,
  "read_time" double precision,
  "writes_completed" bigint,
  "writes_merged" bigint,
  "write_bytes" bigint,
  "write_time" double precision,
  "io_now" bigint,
  "io_time" double precision,
  "io_time_weighted" double precision,
  "discards_completed" bigint,
  "discards_merged" bigint,
  "discard_bytes" bigint,
  "discard_time" double precision,
  "flushes_completed" bigint,
  "flush_time" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "diskio" IS 'Block device traffic.';
COMMENT ON COLUMN "diskio"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "diskio"."device" IS 'label: The kernel''s name of the device.';
COMMENT ON COLUMN "diskio"."type" IS 'text: disk, partition, loop, ram, zram, dm, md, optical, floppy or nbd.';
COMMENT ON COLUMN "diskio"."reads_completed" IS 'count, counter: Reads completed.';
COMMENT ON COLUMN "diskio"."reads_merged" IS 'count, counter: Reads merged with a neighbour before they were queued.';
COMMENT ON COLUMN "diskio"."read_bytes" IS 'bytes, counter: Bytes read.';
COMMENT ON COLUMN "diskio"."read_time" IS 'seconds, counter: Time that reads took, added over requests.';
COMMENT ON COLUMN "diskio"."writes_completed" IS 'count, counter: Writes completed.';
COMMENT ON COLUMN "diskio"."writes_merged" IS 'count, counter: Writes merged with a neighbour before they were queued.';
COMMENT ON COLUMN "diskio"."write_bytes" IS 'bytes, counter: Bytes written.';
COMMENT ON COLUMN "diskio"."write_time" IS 'seconds, counter: Time that writes took, added over requests.';
COMMENT ON COLUMN "diskio"."io_now" IS 'count, gauge: Requests in flight.';
COMMENT ON COLUMN "diskio"."io_time" IS 'seconds, counter: Time during which at least one request was in flight.';
COMMENT ON COLUMN "diskio"."io_time_weighted" IS 'seconds, counter: Time in flight, added over requests.';
COMMENT ON COLUMN "diskio"."discards_completed" IS 'count, counter: Discards completed.';
COMMENT ON COLUMN "diskio"."discards_merged" IS 'count, counter: Discards merged with a neighbour before they were queued.';
COMMENT ON COLUMN "diskio"."discard_bytes" IS 'bytes, counter: Bytes discarded.';
COMMENT ON COLUMN "diskio"."discard_time" IS 'seconds, counter: Time that discards took, added over requests.';
COMMENT ON COLUMN "diskio"."flushes_completed" IS 'count, counter: Flush requests completed.';
COMMENT ON COLUMN "diskio"."flush_time" IS 'seconds, counter: Time that flushes took.';

CREATE OR REPLACE VIEW "diskio_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "diskio" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "filesystem" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "mountpoint" text,
  "device" text,
  "fstype" text,
  "block_device" text,
  "size" bigint,
  "free" bigint,
  "available" bigint,
  "files" bigint,
  "files_free" bigint,
  "readonly" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "filesystem" IS 'File systems.';
COMMENT ON COLUMN "filesystem"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "filesystem"."mountpoint" IS 'label: Where it is mounted, below the configured root.';
COMMENT ON COLUMN "filesystem"."device" IS 'text: What is mounted: a device, a server''s path, or a name.';
COMMENT ON COLUMN "filesystem"."fstype" IS 'text: The file system''s type.';
COMMENT ON COLUMN "filesystem"."block_device" IS 'text: The kernel''s name of the block device beneath; absent when there is none.';
COMMENT ON COLUMN "filesystem"."size" IS 'bytes, gauge: Size of the file system.';
COMMENT ON COLUMN "filesystem"."free" IS 'bytes, gauge: Free space, the part reserved for root included.';
COMMENT ON COLUMN "filesystem"."available" IS 'bytes, gauge: Space that an unprivileged user may fill.';
COMMENT ON COLUMN "filesystem"."files" IS 'count, gauge: Inodes; absent where the file system does not count them.';
COMMENT ON COLUMN "filesystem"."files_free" IS 'count, gauge: Free inodes.';
COMMENT ON COLUMN "filesystem"."readonly" IS 'boolean, gauge: 1 when mounted or remounted read-only, else 0.';

CREATE OR REPLACE VIEW "filesystem_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "filesystem" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "network" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "interface" text,
  "receive_bytes" bigint,
  "receive_packets" bigint,
  "receive_errs" bigint,
  "receive_drop" bigint,
  "receive_fifo" bigint,
  "receive_frame" bigint,
  "receive_compressed" bigint,
  "receive_multicast" bigint,
  "transmit_bytes" bigint,
  "transmit_packets" bigint,
  "transmit_errs" bigint,
  "transmit_drop" bigint,
  "transmit_fifo" bigint,
  "transmit_colls" bigint,
  "transmit_carrier" bigint,
  "transmit_compressed" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "network" IS 'Network interface traffic.';
COMMENT ON COLUMN "network"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "network"."interface" IS 'label: The interface''s name.';
COMMENT ON COLUMN "network"."receive_bytes" IS 'bytes, counter: Bytes, receiving.';
COMMENT ON COLUMN "network"."receive_packets" IS 'count, counter: Packets, receiving.';
COMMENT ON COLUMN "network"."receive_errs" IS 'count, counter: Errors, receiving.';
COMMENT ON COLUMN "network"."receive_drop" IS 'count, counter: Packets dropped, receiving.';
COMMENT ON COLUMN "network"."receive_fifo" IS 'count, counter: FIFO overruns, receiving.';
COMMENT ON COLUMN "network"."receive_frame" IS 'count, counter: Framing errors, receiving.';
COMMENT ON COLUMN "network"."receive_compressed" IS 'count, counter: Compressed packets, receiving.';
COMMENT ON COLUMN "network"."receive_multicast" IS 'count, counter: Multicast frames, receiving.';
COMMENT ON COLUMN "network"."transmit_bytes" IS 'bytes, counter: Bytes, transmitting.';
COMMENT ON COLUMN "network"."transmit_packets" IS 'count, counter: Packets, transmitting.';
COMMENT ON COLUMN "network"."transmit_errs" IS 'count, counter: Errors, transmitting.';
COMMENT ON COLUMN "network"."transmit_drop" IS 'count, counter: Packets dropped, transmitting.';
COMMENT ON COLUMN "network"."transmit_fifo" IS 'count, counter: FIFO overruns, transmitting.';
COMMENT ON COLUMN "network"."transmit_colls" IS 'count, counter: Collisions, transmitting.';
COMMENT ON COLUMN "network"."transmit_carrier" IS 'count, counter: Carrier losses, transmitting.';
COMMENT ON COLUMN "network"."transmit_compressed" IS 'count, counter: Compressed packets, transmitting.';

CREATE OR REPLACE VIEW "network_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "network" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "pressure" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "resource" text,
  "some_avg10" double precision,
  "some_avg60" double precision,
  "some_avg300" double precision,
  "some_total" double precision,
  "full_avg10" double precision,
  "full_avg60" double precision,
  "full_avg300" double precision,
  "full_total" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "pressure" IS 'Pressure stall information.';
COMMENT ON COLUMN "pressure"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "pressure"."resource" IS 'label: cpu, memory, io or irq.';
COMMENT ON COLUMN "pressure"."some_avg10" IS 'ratio, gauge: Share of the last 10 s in which some task waited for the resource.';
COMMENT ON COLUMN "pressure"."some_avg60" IS 'ratio, gauge: Share of the last 60 s in which some task waited for the resource.';
COMMENT ON COLUMN "pressure"."some_avg300" IS 'ratio, gauge: Share of the last 300 s in which some task waited for the resource.';
COMMENT ON COLUMN "pressure"."some_total" IS 'seconds, counter: Time in which some task waited for the resource.';
COMMENT ON COLUMN "pressure"."full_avg10" IS 'ratio, gauge: Share of the last 10 s in which all tasks waited for the resource.';
COMMENT ON COLUMN "pressure"."full_avg60" IS 'ratio, gauge: Share of the last 60 s in which all tasks waited for the resource.';
COMMENT ON COLUMN "pressure"."full_avg300" IS 'ratio, gauge: Share of the last 300 s in which all tasks waited for the resource.';
COMMENT ON COLUMN "pressure"."full_total" IS 'seconds, counter: Time in which all tasks waited for the resource.';

CREATE OR REPLACE VIEW "pressure_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "pressure" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "host" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "kernel" text,
  "cpu_model" text,
  "cpu_count" bigint,
  "boot_time" bigint,
  "uptime" double precision
);
COMMENT ON TABLE "host" IS 'Host.';
COMMENT ON COLUMN "host"."kernel" IS 'text: The kernel''s release.';
COMMENT ON COLUMN "host"."cpu_model" IS 'text: The model of the first CPU.';
COMMENT ON COLUMN "host"."cpu_count" IS 'count, gauge: Logical CPUs online.';
COMMENT ON COLUMN "host"."boot_time" IS 'seconds, gauge: When the host started, in seconds since 1970 by its own clock.';
COMMENT ON COLUMN "host"."uptime" IS 'seconds, counter: Time since the host started, suspend included.';

CREATE OR REPLACE VIEW "host_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "host" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu_ms" double precision,
  "rss_bytes" bigint,
  "missed_ticks" bigint,
  "stuck_threads" bigint
);
COMMENT ON TABLE "self" IS 'The agent itself.';
COMMENT ON COLUMN "self"."cpu_ms" IS 'milliseconds, gauge: CPU time of all threads of the agent since the previous message.';
COMMENT ON COLUMN "self"."rss_bytes" IS 'bytes, gauge: Memory of the agent that is resident.';
COMMENT ON COLUMN "self"."missed_ticks" IS 'count, counter: Ticks skipped since start because the one before had not ended.';
COMMENT ON COLUMN "self"."stuck_threads" IS 'count, gauge: Threads left behind in a call that has not returned.';

CREATE OR REPLACE VIEW "self_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "self" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self_output" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "name" text,
  "behind" bigint,
  "delivered" bigint,
  "rejected" bigint,
  "dropped" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "self_output" IS 'The agent''s outputs.';
COMMENT ON COLUMN "self_output"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "self_output"."name" IS 'label: The output''s name.';
COMMENT ON COLUMN "self_output"."behind" IS 'count, gauge: Messages that wait for this output.';
COMMENT ON COLUMN "self_output"."delivered" IS 'count, counter: Messages that this output accepted since start.';
COMMENT ON COLUMN "self_output"."rejected" IS 'count, counter: Messages that this output refused for good since start.';
COMMENT ON COLUMN "self_output"."dropped" IS 'count, counter: Messages lost to this output since start because its queue was full.';

CREATE OR REPLACE VIEW "self_output_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "self_output" AS g JOIN "message" AS m ON m."id" = g."message_id";
