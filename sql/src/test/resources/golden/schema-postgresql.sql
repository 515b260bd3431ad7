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

CREATE TABLE "stat" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "forks" bigint,
  "context_switches" bigint,
  "interrupts" bigint,
  "softirqs" bigint,
  "procs_running" bigint,
  "procs_blocked" bigint
);
COMMENT ON TABLE "stat" IS 'Kernel activity.';
COMMENT ON COLUMN "stat"."forks" IS 'count, counter: Processes and threads started.';
COMMENT ON COLUMN "stat"."context_switches" IS 'count, counter: Context switches.';
COMMENT ON COLUMN "stat"."interrupts" IS 'count, counter: Interrupts served.';
COMMENT ON COLUMN "stat"."softirqs" IS 'count, counter: Soft interrupts served.';
COMMENT ON COLUMN "stat"."procs_running" IS 'count, gauge: Tasks that run or wait for a CPU.';
COMMENT ON COLUMN "stat"."procs_blocked" IS 'count, gauge: Tasks that wait for a disk.';

CREATE OR REPLACE VIEW "stat_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "stat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "vmstat" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "pgpgin" bigint,
  "pgpgout" bigint,
  "pswpin" bigint,
  "pswpout" bigint,
  "pgfault" bigint,
  "pgmajfault" bigint,
  "oom_kill" bigint
);
COMMENT ON TABLE "vmstat" IS 'Virtual memory events.';
COMMENT ON COLUMN "vmstat"."pgpgin" IS 'count, counter: KiB read from block devices.';
COMMENT ON COLUMN "vmstat"."pgpgout" IS 'count, counter: KiB written to block devices.';
COMMENT ON COLUMN "vmstat"."pswpin" IS 'count, counter: Pages swapped in.';
COMMENT ON COLUMN "vmstat"."pswpout" IS 'count, counter: Pages swapped out.';
COMMENT ON COLUMN "vmstat"."pgfault" IS 'count, counter: Page faults.';
COMMENT ON COLUMN "vmstat"."pgmajfault" IS 'count, counter: Page faults that waited for a disk.';
COMMENT ON COLUMN "vmstat"."oom_kill" IS 'count, counter: Processes killed because memory ran out.';

CREATE OR REPLACE VIEW "vmstat_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "vmstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "vmstat_other" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "name" text,
  "value" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "vmstat_other" IS 'Virtual memory events, all others.';
COMMENT ON COLUMN "vmstat_other"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "vmstat_other"."name" IS 'label: The name, as the kernel writes it.';
COMMENT ON COLUMN "vmstat_other"."value" IS 'none, gauge: The number: a state, or events since boot.';

CREATE OR REPLACE VIEW "vmstat_other_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "vmstat_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netstat" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "ip_forwarding" bigint,
  "ip_ext_in_octets" bigint,
  "ip_ext_out_octets" bigint,
  "ip6_in_octets" bigint,
  "ip6_out_octets" bigint,
  "icmp_in_msgs" bigint,
  "icmp_in_errors" bigint,
  "icmp_out_msgs" bigint,
  "icmp6_in_msgs" bigint,
  "icmp6_in_errors" bigint,
  "icmp6_out_msgs" bigint,
  "tcp_active_opens" bigint,
  "tcp_passive_opens" bigint,
  "tcp_curr_estab" bigint,
  "tcp_in_segs" bigint,
  "tcp_out_segs" bigint,
  "tcp_retrans_segs" bigint,
  "tcp_in_errs" bigint,
  "tcp_out_rsts" bigint,
  "tcp_ext_listen_overflows" bigint,
  "tcp_ext_listen_drops" bigint,
  "tcp_ext_syncookies_sent" bigint,
  "tcp_ext_syncookies_recv" bigint,
  "tcp_ext_syncookies_failed" bigint,
  "tcp_ext_syn_retrans" bigint,
  "tcp_ext_timeouts" bigint,
  "tcp_ext_ofo_queue" bigint,
  "tcp_ext_rcv_q_drop" bigint,
  "udp_in_datagrams" bigint,
  "udp_out_datagrams" bigint,
  "udp_no_ports" bigint,
  "udp_in_errors" bigint,
  "udp_rcvbuf_errors" bigint,
  "udp_sndbuf_errors" bigint,
  "udp6_in_datagrams" bigint,
  "udp6_out_datagrams" bigint,
  "udp6_no_ports" bigint,
  "udp6_in_errors" bigint,
  "udp6_rcvbuf_errors" bigint,
  "udp6_sndbuf_errors" bigint,
  "udplite_in_errors" bigint,
  "udplite6_in_errors" bigint
);
COMMENT ON TABLE "netstat" IS 'Network protocols.';
COMMENT ON COLUMN "netstat"."ip_forwarding" IS 'none, gauge: Whether packets are forwarded: 1 yes, 2 no.';
COMMENT ON COLUMN "netstat"."ip_ext_in_octets" IS 'bytes, counter: Bytes received.';
COMMENT ON COLUMN "netstat"."ip_ext_out_octets" IS 'bytes, counter: Bytes sent.';
COMMENT ON COLUMN "netstat"."ip6_in_octets" IS 'bytes, counter: Bytes received.';
COMMENT ON COLUMN "netstat"."ip6_out_octets" IS 'bytes, counter: Bytes sent.';
COMMENT ON COLUMN "netstat"."icmp_in_msgs" IS 'count, counter: Messages received.';
COMMENT ON COLUMN "netstat"."icmp_in_errors" IS 'count, counter: Messages or datagrams received with an error.';
COMMENT ON COLUMN "netstat"."icmp_out_msgs" IS 'count, counter: Messages sent.';
COMMENT ON COLUMN "netstat"."icmp6_in_msgs" IS 'count, counter: Messages received.';
COMMENT ON COLUMN "netstat"."icmp6_in_errors" IS 'count, counter: Messages or datagrams received with an error.';
COMMENT ON COLUMN "netstat"."icmp6_out_msgs" IS 'count, counter: Messages sent.';
COMMENT ON COLUMN "netstat"."tcp_active_opens" IS 'count, counter: Connections opened from here.';
COMMENT ON COLUMN "netstat"."tcp_passive_opens" IS 'count, counter: Connections opened from outside.';
COMMENT ON COLUMN "netstat"."tcp_curr_estab" IS 'count, gauge: Connections that are open.';
COMMENT ON COLUMN "netstat"."tcp_in_segs" IS 'count, counter: Segments received.';
COMMENT ON COLUMN "netstat"."tcp_out_segs" IS 'count, counter: Segments sent.';
COMMENT ON COLUMN "netstat"."tcp_retrans_segs" IS 'count, counter: Segments sent again.';
COMMENT ON COLUMN "netstat"."tcp_in_errs" IS 'count, counter: Segments received with an error.';
COMMENT ON COLUMN "netstat"."tcp_out_rsts" IS 'count, counter: Segments sent that reset a connection.';
COMMENT ON COLUMN "netstat"."tcp_ext_listen_overflows" IS 'count, counter: Connections refused because the listener was behind.';
COMMENT ON COLUMN "netstat"."tcp_ext_listen_drops" IS 'count, counter: Connection requests dropped by listeners.';
COMMENT ON COLUMN "netstat"."tcp_ext_syncookies_sent" IS 'count, counter: SYN cookies sent.';
COMMENT ON COLUMN "netstat"."tcp_ext_syncookies_recv" IS 'count, counter: SYN cookies received.';
COMMENT ON COLUMN "netstat"."tcp_ext_syncookies_failed" IS 'count, counter: SYN cookies received that are not ours.';
COMMENT ON COLUMN "netstat"."tcp_ext_syn_retrans" IS 'count, counter: Connection requests sent again.';
COMMENT ON COLUMN "netstat"."tcp_ext_timeouts" IS 'count, counter: Timeouts of connections.';
COMMENT ON COLUMN "netstat"."tcp_ext_ofo_queue" IS 'count, counter: Segments that came out of order.';
COMMENT ON COLUMN "netstat"."tcp_ext_rcv_q_drop" IS 'count, counter: Segments dropped because the queue was full.';
COMMENT ON COLUMN "netstat"."udp_in_datagrams" IS 'count, counter: Datagrams received.';
COMMENT ON COLUMN "netstat"."udp_out_datagrams" IS 'count, counter: Datagrams sent.';
COMMENT ON COLUMN "netstat"."udp_no_ports" IS 'count, counter: Datagrams to a port where nobody listens.';
COMMENT ON COLUMN "netstat"."udp_in_errors" IS 'count, counter: Messages or datagrams received with an error.';
COMMENT ON COLUMN "netstat"."udp_rcvbuf_errors" IS 'count, counter: Datagrams dropped because the receive buffer was full.';
COMMENT ON COLUMN "netstat"."udp_sndbuf_errors" IS 'count, counter: Datagrams dropped because the send buffer was full.';
COMMENT ON COLUMN "netstat"."udp6_in_datagrams" IS 'count, counter: Datagrams received.';
COMMENT ON COLUMN "netstat"."udp6_out_datagrams" IS 'count, counter: Datagrams sent.';
COMMENT ON COLUMN "netstat"."udp6_no_ports" IS 'count, counter: Datagrams to a port where nobody listens.';
COMMENT ON COLUMN "netstat"."udp6_in_errors" IS 'count, counter: Messages or datagrams received with an error.';
COMMENT ON COLUMN "netstat"."udp6_rcvbuf_errors" IS 'count, counter: Datagrams dropped because the receive buffer was full.';
COMMENT ON COLUMN "netstat"."udp6_sndbuf_errors" IS 'count, counter: Datagrams dropped because the send buffer was full.';
COMMENT ON COLUMN "netstat"."udplite_in_errors" IS 'count, counter: Messages or datagrams received with an error.';
COMMENT ON COLUMN "netstat"."udplite6_in_errors" IS 'count, counter: Messages or datagrams received with an error.';

CREATE OR REPLACE VIEW "netstat_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "netstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netstat_other" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "protocol" text,
  "name" text,
  "value" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "netstat_other" IS 'Network protocols, all others.';
COMMENT ON COLUMN "netstat_other"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "netstat_other"."protocol" IS 'label: The protocol, as the kernel writes it.';
COMMENT ON COLUMN "netstat_other"."name" IS 'label: The counter, as the kernel writes it.';
COMMENT ON COLUMN "netstat_other"."value" IS 'none, gauge: The number.';

CREATE OR REPLACE VIEW "netstat_other_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "netstat_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "sockstat" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "sockets_used" bigint,
  "tcp_inuse" bigint,
  "tcp_orphan" bigint,
  "tcp_tw" bigint,
  "tcp_alloc" bigint,
  "tcp_mem" bigint,
  "tcp_mem_bytes" bigint,
  "udp_inuse" bigint,
  "udp_mem" bigint,
  "udp_mem_bytes" bigint,
  "udplite_inuse" bigint,
  "raw_inuse" bigint,
  "frag_inuse" bigint,
  "frag_memory" bigint,
  "tcp6_inuse" bigint,
  "udp6_inuse" bigint,
  "udplite6_inuse" bigint,
  "raw6_inuse" bigint,
  "frag6_inuse" bigint,
  "frag6_memory" bigint
);
COMMENT ON TABLE "sockstat" IS 'Sockets.';
COMMENT ON COLUMN "sockstat"."sockets_used" IS 'count, gauge: Sockets in use, of all kinds.';
COMMENT ON COLUMN "sockstat"."tcp_inuse" IS 'count, gauge: TCP sockets in use.';
COMMENT ON COLUMN "sockstat"."tcp_orphan" IS 'count, gauge: TCP sockets that no process holds any more.';
COMMENT ON COLUMN "sockstat"."tcp_tw" IS 'count, gauge: TCP sockets that wait for late packets (TIME_WAIT).';
COMMENT ON COLUMN "sockstat"."tcp_alloc" IS 'count, gauge: TCP sockets allocated.';
COMMENT ON COLUMN "sockstat"."tcp_mem" IS 'count, gauge: Pages of TCP buffers.';
COMMENT ON COLUMN "sockstat"."tcp_mem_bytes" IS 'bytes, gauge: Memory of TCP buffers.';
COMMENT ON COLUMN "sockstat"."udp_inuse" IS 'count, gauge: UDP sockets in use.';
COMMENT ON COLUMN "sockstat"."udp_mem" IS 'count, gauge: Pages of UDP buffers.';
COMMENT ON COLUMN "sockstat"."udp_mem_bytes" IS 'bytes, gauge: Memory of UDP buffers.';
COMMENT ON COLUMN "sockstat"."udplite_inuse" IS 'count, gauge: UDP-Lite sockets in use.';
COMMENT ON COLUMN "sockstat"."raw_inuse" IS 'count, gauge: Raw sockets in use.';
COMMENT ON COLUMN "sockstat"."frag_inuse" IS 'count, gauge: Packets being put together from fragments.';
COMMENT ON COLUMN "sockstat"."frag_memory" IS 'bytes, gauge: Memory of fragments.';
COMMENT ON COLUMN "sockstat"."tcp6_inuse" IS 'count, gauge: TCP sockets in use over IPv6.';
COMMENT ON COLUMN "sockstat"."udp6_inuse" IS 'count, gauge: UDP sockets in use over IPv6.';
COMMENT ON COLUMN "sockstat"."udplite6_inuse" IS 'count, gauge: UDP-Lite sockets in use over IPv6.';
COMMENT ON COLUMN "sockstat"."raw6_inuse" IS 'count, gauge: Raw sockets in use over IPv6.';
COMMENT ON COLUMN "sockstat"."frag6_inuse" IS 'count, gauge: IPv6 packets being put together from fragments.';
COMMENT ON COLUMN "sockstat"."frag6_memory" IS 'bytes, gauge: Memory of IPv6 fragments.';

CREATE OR REPLACE VIEW "sockstat_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "sockstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "softnet" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "cpu" text,
  "processed" bigint,
  "dropped" bigint,
  "times_squeezed" bigint,
  "received_rps" bigint,
  "flow_limit_count" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "softnet" IS 'Packet backlog.';
COMMENT ON COLUMN "softnet"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "softnet"."cpu" IS 'label: The CPU''s number, by the order of the lines.';
COMMENT ON COLUMN "softnet"."processed" IS 'count, counter: Packets processed.';
COMMENT ON COLUMN "softnet"."dropped" IS 'count, counter: Packets dropped because the queue was full.';
COMMENT ON COLUMN "softnet"."times_squeezed" IS 'count, counter: How often the time or the budget ran out with packets left.';
COMMENT ON COLUMN "softnet"."received_rps" IS 'count, counter: Times that another CPU woke this one for packets.';
COMMENT ON COLUMN "softnet"."flow_limit_count" IS 'count, counter: Packets dropped because one flow had too many.';

CREATE OR REPLACE VIEW "softnet_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "softnet" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "udp_queues" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "ip" text,
  "tx" bigint,
  "rx" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "udp_queues" IS 'UDP queues.';
COMMENT ON COLUMN "udp_queues"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "udp_queues"."ip" IS 'label: v4 or v6.';
COMMENT ON COLUMN "udp_queues"."tx" IS 'bytes, gauge: Bytes that wait to be sent.';
COMMENT ON COLUMN "udp_queues"."rx" IS 'bytes, gauge: Bytes that wait to be read.';

CREATE OR REPLACE VIEW "udp_queues_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "udp_queues" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "filefd" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "allocated" bigint,
  "maximum" bigint
);
COMMENT ON TABLE "filefd" IS 'File handles.';
COMMENT ON COLUMN "filefd"."allocated" IS 'count, gauge: File handles allocated.';
COMMENT ON COLUMN "filefd"."maximum" IS 'count, gauge: File handles that may be allocated.';

CREATE OR REPLACE VIEW "filefd_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "filefd" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "entropy" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "available" bigint,
  "pool_size" bigint
);
COMMENT ON TABLE "entropy" IS 'Entropy.';
COMMENT ON COLUMN "entropy"."available" IS 'count, gauge: Bits of entropy available.';
COMMENT ON COLUMN "entropy"."pool_size" IS 'count, gauge: Bits that the pool holds.';

CREATE OR REPLACE VIEW "entropy_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "entropy" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "conntrack" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "entries" bigint,
  "entries_limit" bigint,
  "found" bigint,
  "invalid" bigint,
  "ignore" bigint,
  "insert" bigint,
  "insert_failed" bigint,
  "drop" bigint,
  "early_drop" bigint,
  "search_restart" bigint
);
COMMENT ON TABLE "conntrack" IS 'Connection tracking.';
COMMENT ON COLUMN "conntrack"."entries" IS 'count, gauge: Connections followed.';
COMMENT ON COLUMN "conntrack"."entries_limit" IS 'count, gauge: Connections that can be followed.';
COMMENT ON COLUMN "conntrack"."found" IS 'count, counter: Look-ups that found a connection.';
COMMENT ON COLUMN "conntrack"."invalid" IS 'count, counter: Packets that cannot be followed.';
COMMENT ON COLUMN "conntrack"."ignore" IS 'count, counter: Packets that belong to a connection already.';
COMMENT ON COLUMN "conntrack"."insert" IS 'count, counter: Connections added.';
COMMENT ON COLUMN "conntrack"."insert_failed" IS 'count, counter: Connections that could not be added.';
COMMENT ON COLUMN "conntrack"."drop" IS 'count, counter: Packets dropped because a connection could not be added.';
COMMENT ON COLUMN "conntrack"."early_drop" IS 'count, counter: Connections dropped to make room.';
COMMENT ON COLUMN "conntrack"."search_restart" IS 'count, counter: Look-ups begun anew.';

CREATE OR REPLACE VIEW "conntrack_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "conntrack" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "arp" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "entries" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "arp" IS 'Neighbours.';
COMMENT ON COLUMN "arp"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "arp"."device" IS 'label: The interface.';
COMMENT ON COLUMN "arp"."entries" IS 'count, gauge: Entries.';

CREATE OR REPLACE VIEW "arp_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "arp" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "schedstat" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "cpu" text,
  "running" double precision,
  "waiting" double precision,
  "timeslices" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "schedstat" IS 'Scheduling.';
COMMENT ON COLUMN "schedstat"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "schedstat"."cpu" IS 'label: The CPU''s number.';
COMMENT ON COLUMN "schedstat"."running" IS 'seconds, counter: Time that tasks ran.';
COMMENT ON COLUMN "schedstat"."waiting" IS 'seconds, counter: Time that tasks waited to run.';
COMMENT ON COLUMN "schedstat"."timeslices" IS 'count, counter: Times that a task was given the CPU.';

CREATE OR REPLACE VIEW "schedstat_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "schedstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netclass" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "address" text,
  "broadcast" text,
  "duplex" text,
  "operstate" text,
  "ifalias" text,
  "up" bigint,
  "carrier" bigint,
  "speed_bytes" bigint,
  "speed_known" bigint,
  "mtu_bytes" bigint,
  "transmit_queue_length" bigint,
  "flags" bigint,
  "address_assign_type" bigint,
  "device_id" bigint,
  "dormant" bigint,
  "iface_id" bigint,
  "iface_link" bigint,
  "iface_link_mode" bigint,
  "name_assign_type" bigint,
  "net_dev_group" bigint,
  "protocol_type" bigint,
  "receive_nohandler" bigint,
  "carrier_changes" bigint,
  "carrier_up_changes" bigint,
  "carrier_down_changes" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "netclass" IS 'Network interface settings.';
COMMENT ON COLUMN "netclass"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "netclass"."device" IS 'label: The interface.';
COMMENT ON COLUMN "netclass"."address" IS 'text: The hardware address.';
COMMENT ON COLUMN "netclass"."broadcast" IS 'text: The hardware address of all.';
COMMENT ON COLUMN "netclass"."duplex" IS 'text: full, half or unknown.';
COMMENT ON COLUMN "netclass"."operstate" IS 'text: The state of operation, RFC 2863.';
COMMENT ON COLUMN "netclass"."ifalias" IS 'text: A name that somebody gave.';
COMMENT ON COLUMN "netclass"."up" IS 'boolean, gauge: Whether it is in operation.';
COMMENT ON COLUMN "netclass"."carrier" IS 'boolean, gauge: Whether there is a link.';
COMMENT ON COLUMN "netclass"."speed_bytes" IS 'bytes, gauge: Bytes that it moves in a second at most.';
COMMENT ON COLUMN "netclass"."speed_known" IS 'boolean, gauge: Whether the driver knows the speed, where it is asked.';
COMMENT ON COLUMN "netclass"."mtu_bytes" IS 'bytes, gauge: The largest packet.';
COMMENT ON COLUMN "netclass"."transmit_queue_length" IS 'count, gauge: Packets that the queue takes.';
COMMENT ON COLUMN "netclass"."flags" IS 'none, gauge: The kernel''s flags, as one number.';
COMMENT ON COLUMN "netclass"."address_assign_type" IS 'none, gauge: Where the address comes from.';
COMMENT ON COLUMN "netclass"."device_id" IS 'none, gauge: What tells it from others on the same port.';
COMMENT ON COLUMN "netclass"."dormant" IS 'boolean, gauge: Whether it waits for something outside.';
COMMENT ON COLUMN "netclass"."iface_id" IS 'none, gauge: The kernel''s number of it.';
COMMENT ON COLUMN "netclass"."iface_link" IS 'none, gauge: The number of the interface beneath.';
COMMENT ON COLUMN "netclass"."iface_link_mode" IS 'none, gauge: How its link is decided.';
COMMENT ON COLUMN "netclass"."name_assign_type" IS 'none, gauge: Where the name comes from.';
COMMENT ON COLUMN "netclass"."net_dev_group" IS 'none, gauge: The group that it belongs to.';
COMMENT ON COLUMN "netclass"."protocol_type" IS 'none, gauge: The kind of hardware, as if_arp.h numbers it.';
COMMENT ON COLUMN "netclass"."receive_nohandler" IS 'count, counter: Packets received for which nobody was there.';
COMMENT ON COLUMN "netclass"."carrier_changes" IS 'count, counter: How often the link came or went.';
COMMENT ON COLUMN "netclass"."carrier_up_changes" IS 'count, counter: How often the link came.';
COMMENT ON COLUMN "netclass"."carrier_down_changes" IS 'count, counter: How often the link went.';

CREATE OR REPLACE VIEW "netclass_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "netclass" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "bonding" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "master" text,
  "slaves" bigint,
  "active" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "bonding" IS 'Bonded interfaces.';
COMMENT ON COLUMN "bonding"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "bonding"."master" IS 'label: The bonded interface.';
COMMENT ON COLUMN "bonding"."slaves" IS 'count, gauge: Interfaces that make it up.';
COMMENT ON COLUMN "bonding"."active" IS 'count, gauge: Those of them that work.';

CREATE OR REPLACE VIEW "bonding_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "bonding" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "chip" text,
  "sensor" text,
  "reading" text,
  "unit" text,
  "value" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "hwmon" IS 'Hardware sensors.';
COMMENT ON COLUMN "hwmon"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "hwmon"."chip" IS 'label: The chip.';
COMMENT ON COLUMN "hwmon"."sensor" IS 'label: The sensor.';
COMMENT ON COLUMN "hwmon"."reading" IS 'label: What is read: temp, temp_max, fan_alarm.';
COMMENT ON COLUMN "hwmon"."unit" IS 'text: The unit: celsius, volts, rpm, watt; absent for plain numbers.';
COMMENT ON COLUMN "hwmon"."value" IS 'none, gauge: The value, in its unit.';

CREATE OR REPLACE VIEW "hwmon_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "hwmon" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon_chip" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "chip" text,
  "chip_name" text,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "hwmon_chip" IS 'Hardware sensor chips.';
COMMENT ON COLUMN "hwmon_chip"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "hwmon_chip"."chip" IS 'label: The chip.';
COMMENT ON COLUMN "hwmon_chip"."chip_name" IS 'text: The driver''s name for it.';

CREATE OR REPLACE VIEW "hwmon_chip_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "hwmon_chip" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon_label" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "chip" text,
  "sensor" text,
  "label" text,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "hwmon_label" IS 'Hardware sensor labels.';
COMMENT ON COLUMN "hwmon_label"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "hwmon_label"."chip" IS 'label: The chip.';
COMMENT ON COLUMN "hwmon_label"."sensor" IS 'label: The sensor.';
COMMENT ON COLUMN "hwmon_label"."label" IS 'text: What the maker calls it.';

CREATE OR REPLACE VIEW "hwmon_label_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "hwmon_label" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "thermal_zone" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "zone" text,
  "type" text,
  "temperature" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "thermal_zone" IS 'Thermal zones.';
COMMENT ON COLUMN "thermal_zone"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "thermal_zone"."zone" IS 'label: The zone''s number.';
COMMENT ON COLUMN "thermal_zone"."type" IS 'text: What it measures.';
COMMENT ON COLUMN "thermal_zone"."temperature" IS 'none, gauge: Degrees Celsius.';

CREATE OR REPLACE VIEW "thermal_zone_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "thermal_zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cooling_device" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "name" text,
  "type" text,
  "cur_state" bigint,
  "max_state" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cooling_device" IS 'Cooling devices.';
COMMENT ON COLUMN "cooling_device"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cooling_device"."name" IS 'label: The device''s number.';
COMMENT ON COLUMN "cooling_device"."type" IS 'text: What cools.';
COMMENT ON COLUMN "cooling_device"."cur_state" IS 'none, gauge: How hard it works.';
COMMENT ON COLUMN "cooling_device"."max_state" IS 'none, gauge: How hard it can work.';

CREATE OR REPLACE VIEW "cooling_device_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cooling_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_frequency" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "cpu" text,
  "governor" text,
  "frequency" bigint,
  "frequency_min" bigint,
  "frequency_max" bigint,
  "scaling" bigint,
  "scaling_min" bigint,
  "scaling_max" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cpu_frequency" IS 'CPU frequency.';
COMMENT ON COLUMN "cpu_frequency"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cpu_frequency"."cpu" IS 'label: The CPU''s number.';
COMMENT ON COLUMN "cpu_frequency"."governor" IS 'text: Who decides the frequency.';
COMMENT ON COLUMN "cpu_frequency"."frequency" IS 'none, gauge: Cycles in a second, as the hardware says.';
COMMENT ON COLUMN "cpu_frequency"."frequency_min" IS 'none, gauge: The lowest that the hardware can.';
COMMENT ON COLUMN "cpu_frequency"."frequency_max" IS 'none, gauge: The highest that the hardware can.';
COMMENT ON COLUMN "cpu_frequency"."scaling" IS 'none, gauge: Cycles in a second, as the kernel set it.';
COMMENT ON COLUMN "cpu_frequency"."scaling_min" IS 'none, gauge: The lowest that the kernel may set.';
COMMENT ON COLUMN "cpu_frequency"."scaling_max" IS 'none, gauge: The highest that the kernel may set.';

CREATE OR REPLACE VIEW "cpu_frequency_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu_frequency" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_throttle" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "package" text,
  "core" text,
  "core_throttles" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cpu_throttle" IS 'CPU throttling.';
COMMENT ON COLUMN "cpu_throttle"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cpu_throttle"."package" IS 'label: The CPU''s package.';
COMMENT ON COLUMN "cpu_throttle"."core" IS 'label: The core within it.';
COMMENT ON COLUMN "cpu_throttle"."core_throttles" IS 'count, counter: How often the core was slowed down.';

CREATE OR REPLACE VIEW "cpu_throttle_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu_throttle" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "package_throttle" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "package" text,
  "package_throttles" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "package_throttle" IS 'CPU package throttling.';
COMMENT ON COLUMN "package_throttle"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "package_throttle"."package" IS 'label: The CPU''s package.';
COMMENT ON COLUMN "package_throttle"."package_throttles" IS 'count, counter: How often the package was slowed down.';

CREATE OR REPLACE VIEW "package_throttle_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "package_throttle" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_isolated" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "cpu" text,
  "isolated" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cpu_isolated" IS 'Isolated CPUs.';
COMMENT ON COLUMN "cpu_isolated"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cpu_isolated"."cpu" IS 'label: The CPU''s number.';
COMMENT ON COLUMN "cpu_isolated"."isolated" IS 'boolean, gauge: That it is.';

CREATE OR REPLACE VIEW "cpu_isolated_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu_isolated" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "edac" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "controller" text,
  "correctable" bigint,
  "uncorrectable" bigint,
  "correctable_noinfo" bigint,
  "uncorrectable_noinfo" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "edac" IS 'Memory errors.';
COMMENT ON COLUMN "edac"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "edac"."controller" IS 'label: The controller''s number.';
COMMENT ON COLUMN "edac"."correctable" IS 'count, counter: Errors corrected.';
COMMENT ON COLUMN "edac"."uncorrectable" IS 'count, counter: Errors that could not be corrected.';
COMMENT ON COLUMN "edac"."correctable_noinfo" IS 'count, counter: Errors corrected of which the place is not known.';
COMMENT ON COLUMN "edac"."uncorrectable_noinfo" IS 'count, counter: Errors not corrected of which the place is not known.';

CREATE OR REPLACE VIEW "edac_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "edac" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "edac_csrow" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "controller" text,
  "csrow" text,
  "correctable" bigint,
  "uncorrectable" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "edac_csrow" IS 'Memory errors by row.';
COMMENT ON COLUMN "edac_csrow"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "edac_csrow"."controller" IS 'label: The controller''s number.';
COMMENT ON COLUMN "edac_csrow"."csrow" IS 'label: The row''s number.';
COMMENT ON COLUMN "edac_csrow"."correctable" IS 'count, counter: Errors corrected.';
COMMENT ON COLUMN "edac_csrow"."uncorrectable" IS 'count, counter: Errors that could not be corrected.';

CREATE OR REPLACE VIEW "edac_csrow_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "edac_csrow" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "md" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "state" text,
  "disks_active" bigint,
  "disks_failed" bigint,
  "disks_spare" bigint,
  "disks_required" bigint,
  "blocks" bigint,
  "blocks_synced" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "md" IS 'Software RAID.';
COMMENT ON COLUMN "md"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "md"."device" IS 'label: The array.';
COMMENT ON COLUMN "md"."state" IS 'text: active, inactive, recovering, resync or check.';
COMMENT ON COLUMN "md"."disks_active" IS 'count, gauge: Disks at work.';
COMMENT ON COLUMN "md"."disks_failed" IS 'count, gauge: Disks that have failed.';
COMMENT ON COLUMN "md"."disks_spare" IS 'count, gauge: Disks that wait to take over.';
COMMENT ON COLUMN "md"."disks_required" IS 'count, gauge: Disks that the array is made of.';
COMMENT ON COLUMN "md"."blocks" IS 'count, gauge: Its size, in blocks of 1,024 bytes.';
COMMENT ON COLUMN "md"."blocks_synced" IS 'count, gauge: Blocks that are the same on all disks.';

CREATE OR REPLACE VIEW "md_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "md" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfs" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "packets_udp" bigint,
  "packets_tcp" bigint,
  "connections" bigint,
  "rpcs" bigint,
  "retransmissions" bigint,
  "authentication_refreshes" bigint
);
COMMENT ON TABLE "nfs" IS 'NFS client.';
COMMENT ON COLUMN "nfs"."packets_udp" IS 'count, counter: Packets by UDP.';
COMMENT ON COLUMN "nfs"."packets_tcp" IS 'count, counter: Packets by TCP.';
COMMENT ON COLUMN "nfs"."connections" IS 'count, counter: TCP connections made.';
COMMENT ON COLUMN "nfs"."rpcs" IS 'count, counter: Calls made.';
COMMENT ON COLUMN "nfs"."retransmissions" IS 'count, counter: Calls made again.';
COMMENT ON COLUMN "nfs"."authentication_refreshes" IS 'count, counter: Credentials made anew.';

CREATE OR REPLACE VIEW "nfs_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "nfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfs_request" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "proto" text,
  "method" text,
  "requests" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "nfs_request" IS 'NFS client requests.';
COMMENT ON COLUMN "nfs_request"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "nfs_request"."proto" IS 'label: The version of NFS.';
COMMENT ON COLUMN "nfs_request"."method" IS 'label: The method.';
COMMENT ON COLUMN "nfs_request"."requests" IS 'count, counter: Calls of it.';

CREATE OR REPLACE VIEW "nfs_request_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "nfs_request" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nvme" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "firmware_revision" text,
  "model" text,
  "serial" text,
  "state" text,
  "live" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "nvme" IS 'NVMe controllers.';
COMMENT ON COLUMN "nvme"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "nvme"."device" IS 'label: The controller.';
COMMENT ON COLUMN "nvme"."firmware_revision" IS 'text: The firmware.';
COMMENT ON COLUMN "nvme"."model" IS 'text: The model.';
COMMENT ON COLUMN "nvme"."serial" IS 'text: The serial number.';
COMMENT ON COLUMN "nvme"."state" IS 'text: live, resetting, dead and others.';
COMMENT ON COLUMN "nvme"."live" IS 'boolean, gauge: Whether it works.';

CREATE OR REPLACE VIEW "nvme_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "nvme" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "power_supply" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "power_supply" text,
  "type" text,
  "capacity_level" text,
  "charge_type" text,
  "health" text,
  "manufacturer" text,
  "model_name" text,
  "serial_number" text,
  "status" text,
  "technology" text,
  "usb_type" text,
  "scope" text,
  "online" bigint,
  "present" bigint,
  "authentic" bigint,
  "capacity" bigint,
  "cyclecount" bigint,
  "energy_watthour" double precision,
  "energy_full" double precision,
  "energy_full_design" double precision,
  "energy_empty" double precision,
  "charge_ampere" double precision,
  "charge_full" double precision,
  "charge_full_design" double precision,
  "power_watt" double precision,
  "current_ampere" double precision,
  "current_max" double precision,
  "voltage_volt" double precision,
  "voltage_max" double precision,
  "voltage_max_design" double precision,
  "voltage_min" double precision,
  "voltage_min_design" double precision,
  "temp_celsius" double precision,
  "time_to_empty_seconds" bigint,
  "time_to_full_seconds" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "power_supply" IS 'Power supplies.';
COMMENT ON COLUMN "power_supply"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "power_supply"."power_supply" IS 'label: The power supply.';
COMMENT ON COLUMN "power_supply"."type" IS 'text: Battery, Mains, UPS or USB.';
COMMENT ON COLUMN "power_supply"."capacity_level" IS 'text: How full, in a word.';
COMMENT ON COLUMN "power_supply"."charge_type" IS 'text: How it is charged.';
COMMENT ON COLUMN "power_supply"."health" IS 'text: How well it is.';
COMMENT ON COLUMN "power_supply"."manufacturer" IS 'text: Who made it.';
COMMENT ON COLUMN "power_supply"."model_name" IS 'text: The model.';
COMMENT ON COLUMN "power_supply"."serial_number" IS 'text: The serial number.';
COMMENT ON COLUMN "power_supply"."status" IS 'text: Charging, Discharging, Full and others.';
COMMENT ON COLUMN "power_supply"."technology" IS 'text: The battery''s chemistry.';
COMMENT ON COLUMN "power_supply"."usb_type" IS 'text: The kinds of USB supply it may be.';
COMMENT ON COLUMN "power_supply"."scope" IS 'text: What it feeds.';
COMMENT ON COLUMN "power_supply"."online" IS 'boolean, gauge: Whether it feeds the host.';
COMMENT ON COLUMN "power_supply"."present" IS 'boolean, gauge: Whether it is there.';
COMMENT ON COLUMN "power_supply"."authentic" IS 'boolean, gauge: Whether it is what it says.';
COMMENT ON COLUMN "power_supply"."capacity" IS 'none, gauge: How full it is, in percent.';
COMMENT ON COLUMN "power_supply"."cyclecount" IS 'count, gauge: How often it was charged.';
COMMENT ON COLUMN "power_supply"."energy_watthour" IS 'none, gauge: Watt-hours in it.';
COMMENT ON COLUMN "power_supply"."energy_full" IS 'none, gauge: Watt-hours in it when it is full.';
COMMENT ON COLUMN "power_supply"."energy_full_design" IS 'none, gauge: Watt-hours that it was made for.';
COMMENT ON COLUMN "power_supply"."energy_empty" IS 'none, gauge: Watt-hours in it when it is empty.';
COMMENT ON COLUMN "power_supply"."charge_ampere" IS 'none, gauge: Ampere-hours in it.';
COMMENT ON COLUMN "power_supply"."charge_full" IS 'none, gauge: Ampere-hours in it when it is full.';
COMMENT ON COLUMN "power_supply"."charge_full_design" IS 'none, gauge: Ampere-hours that it was made for.';
COMMENT ON COLUMN "power_supply"."power_watt" IS 'none, gauge: Watts that flow.';
COMMENT ON COLUMN "power_supply"."current_ampere" IS 'none, gauge: Amperes that flow.';
COMMENT ON COLUMN "power_supply"."current_max" IS 'none, gauge: Amperes that may flow.';
COMMENT ON COLUMN "power_supply"."voltage_volt" IS 'none, gauge: Volts.';
COMMENT ON COLUMN "power_supply"."voltage_max" IS 'none, gauge: The most volts that were seen or are allowed.';
COMMENT ON COLUMN "power_supply"."voltage_max_design" IS 'none, gauge: The most volts that it was made for.';
COMMENT ON COLUMN "power_supply"."voltage_min" IS 'none, gauge: The fewest volts that were seen or are allowed.';
COMMENT ON COLUMN "power_supply"."voltage_min_design" IS 'none, gauge: The fewest volts that it was made for.';
COMMENT ON COLUMN "power_supply"."temp_celsius" IS 'none, gauge: Degrees Celsius.';
COMMENT ON COLUMN "power_supply"."time_to_empty_seconds" IS 'seconds, gauge: Time until it is empty.';
COMMENT ON COLUMN "power_supply"."time_to_full_seconds" IS 'seconds, gauge: Time until it is full.';

CREATE OR REPLACE VIEW "power_supply_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "power_supply" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "rapl" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "path" text,
  "zone" text,
  "index" text,
  "joules" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "rapl" IS 'Energy.';
COMMENT ON COLUMN "rapl"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "rapl"."path" IS 'label: The zone''s directory.';
COMMENT ON COLUMN "rapl"."zone" IS 'label: What it measures: package, core, dram.';
COMMENT ON COLUMN "rapl"."index" IS 'label: Which of them.';
COMMENT ON COLUMN "rapl"."joules" IS 'none, counter: Energy taken, until its counter starts anew.';

CREATE OR REPLACE VIEW "rapl_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "rapl" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "os" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "id" text,
  "id_like" text,
  "name" text,
  "pretty_name" text,
  "version" text,
  "version_id" text,
  "version_codename" text,
  "build_id" text,
  "variant" text,
  "variant_id" text,
  "image_id" text,
  "image_version" text
);
COMMENT ON TABLE "os" IS 'Operating system.';
COMMENT ON COLUMN "os"."id" IS 'text: Its name for programs.';
COMMENT ON COLUMN "os"."id_like" IS 'text: What it is made of.';
COMMENT ON COLUMN "os"."name" IS 'text: Its name.';
COMMENT ON COLUMN "os"."pretty_name" IS 'text: Its name and version.';
COMMENT ON COLUMN "os"."version" IS 'text: Its version.';
COMMENT ON COLUMN "os"."version_id" IS 'text: Its version for programs.';
COMMENT ON COLUMN "os"."version_codename" IS 'text: What the version is called.';
COMMENT ON COLUMN "os"."build_id" IS 'text: The build.';
COMMENT ON COLUMN "os"."variant" IS 'text: The variant.';
COMMENT ON COLUMN "os"."variant_id" IS 'text: The variant for programs.';
COMMENT ON COLUMN "os"."image_id" IS 'text: The image.';
COMMENT ON COLUMN "os"."image_version" IS 'text: The image''s version.';

CREATE OR REPLACE VIEW "os_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "os" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "dmi" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "bios_date" text,
  "bios_release" text,
  "bios_vendor" text,
  "bios_version" text,
  "board_asset_tag" text,
  "board_name" text,
  "board_serial" text,
  "board_vendor" text,
  "board_version" text,
  "chassis_asset_tag" text,
  "chassis_serial" text,
  "chassis_vendor" text,
  "chassis_version" text,
  "product_family" text,
  "product_name" text,
  "product_serial" text,
  "product_sku" text,
  "product_uuid" text,
  "product_version" text,
  "system_vendor" text
);
COMMENT ON TABLE "dmi" IS 'Hardware.';
COMMENT ON COLUMN "dmi"."bios_date" IS 'text: Date of the firmware.';
COMMENT ON COLUMN "dmi"."bios_release" IS 'text: Release of the firmware.';
COMMENT ON COLUMN "dmi"."bios_vendor" IS 'text: Vendor of the firmware.';
COMMENT ON COLUMN "dmi"."bios_version" IS 'text: Version of the firmware.';
COMMENT ON COLUMN "dmi"."board_asset_tag" IS 'text: Asset tag of the main board.';
COMMENT ON COLUMN "dmi"."board_name" IS 'text: Name of the main board.';
COMMENT ON COLUMN "dmi"."board_serial" IS 'text: Serial of the main board.';
COMMENT ON COLUMN "dmi"."board_vendor" IS 'text: Vendor of the main board.';
COMMENT ON COLUMN "dmi"."board_version" IS 'text: Version of the main board.';
COMMENT ON COLUMN "dmi"."chassis_asset_tag" IS 'text: Asset tag of the case.';
COMMENT ON COLUMN "dmi"."chassis_serial" IS 'text: Serial of the case.';
COMMENT ON COLUMN "dmi"."chassis_vendor" IS 'text: Vendor of the case.';
COMMENT ON COLUMN "dmi"."chassis_version" IS 'text: Version of the case.';
COMMENT ON COLUMN "dmi"."product_family" IS 'text: Family of the machine.';
COMMENT ON COLUMN "dmi"."product_name" IS 'text: Name of the machine.';
COMMENT ON COLUMN "dmi"."product_serial" IS 'text: Serial of the machine.';
COMMENT ON COLUMN "dmi"."product_sku" IS 'text: Stock number of the machine.';
COMMENT ON COLUMN "dmi"."product_uuid" IS 'text: Uuid of the machine.';
COMMENT ON COLUMN "dmi"."product_version" IS 'text: Version of the machine.';
COMMENT ON COLUMN "dmi"."system_vendor" IS 'text: Vendor of the machine.';

CREATE OR REPLACE VIEW "dmi_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "dmi" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "clocksource" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "clocksource" text,
  "current" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "clocksource" IS 'Clock sources.';
COMMENT ON COLUMN "clocksource"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "clocksource"."device" IS 'label: The device''s number.';
COMMENT ON COLUMN "clocksource"."clocksource" IS 'label: The source.';
COMMENT ON COLUMN "clocksource"."current" IS 'boolean, gauge: True for the one in use; absent for the others.';

CREATE OR REPLACE VIEW "clocksource_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "clocksource" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "selinux" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "enabled" bigint,
  "current_mode" bigint
);
COMMENT ON TABLE "selinux" IS 'SELinux.';
COMMENT ON COLUMN "selinux"."enabled" IS 'boolean, gauge: Whether it is on.';
COMMENT ON COLUMN "selinux"."current_mode" IS 'boolean, gauge: Whether it enforces.';

CREATE OR REPLACE VIEW "selinux_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "selinux" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "uname" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "sysname" text,
  "release" text,
  "version" text,
  "machine" text,
  "nodename" text,
  "domainname" text
);
COMMENT ON TABLE "uname" IS 'Kernel name.';
COMMENT ON COLUMN "uname"."sysname" IS 'text: The kernel.';
COMMENT ON COLUMN "uname"."release" IS 'text: Its release.';
COMMENT ON COLUMN "uname"."version" IS 'text: Its build.';
COMMENT ON COLUMN "uname"."machine" IS 'text: The architecture.';
COMMENT ON COLUMN "uname"."nodename" IS 'text: The host''s name.';
COMMENT ON COLUMN "uname"."domainname" IS 'text: The host''s NIS domain.';

CREATE OR REPLACE VIEW "uname_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "uname" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "xfs" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "extent_allocation_extents_allocated" bigint,
  "extent_allocation_blocks_allocated" bigint,
  "extent_allocation_extents_freed" bigint,
  "extent_allocation_blocks_freed" bigint,
  "allocation_btree_lookups" bigint,
  "allocation_btree_compares" bigint,
  "allocation_btree_records_inserted" bigint,
  "allocation_btree_records_deleted" bigint,
  "block_mapping_reads" bigint,
  "block_mapping_writes" bigint,
  "block_mapping_unmaps" bigint,
  "block_mapping_extent_list_insertions" bigint,
  "block_mapping_extent_list_deletions" bigint,
  "block_mapping_extent_list_lookups" bigint,
  "block_mapping_extent_list_compares" bigint,
  "block_map_btree_lookups" bigint,
  "block_map_btree_compares" bigint,
  "block_map_btree_records_inserted" bigint,
  "block_map_btree_records_deleted" bigint,
  "directory_operation_lookup" bigint,
  "directory_operation_create" bigint,
  "directory_operation_remove" bigint,
  "directory_operation_getdents" bigint,
  "inode_operation_attempts" bigint,
  "inode_operation_found" bigint,
  "inode_operation_recycled" bigint,
  "inode_operation_missed" bigint,
  "inode_operation_duplicates" bigint,
  "inode_operation_reclaims" bigint,
  "inode_operation_attribute_changes" bigint,
  "write_calls" bigint,
  "read_calls" bigint,
  "vnode_active" bigint,
  "vnode_allocate" bigint,
  "vnode_get" bigint,
  "vnode_hold" bigint,
  "vnode_release" bigint,
  "vnode_reclaim" bigint,
  "vnode_remove" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "xfs" IS 'XFS.';
COMMENT ON COLUMN "xfs"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "xfs"."device" IS 'label: The block device.';
COMMENT ON COLUMN "xfs"."extent_allocation_extents_allocated" IS 'count, counter: Extent allocation extents allocated.';
COMMENT ON COLUMN "xfs"."extent_allocation_blocks_allocated" IS 'count, counter: Extent allocation blocks allocated.';
COMMENT ON COLUMN "xfs"."extent_allocation_extents_freed" IS 'count, counter: Extent allocation extents freed.';
COMMENT ON COLUMN "xfs"."extent_allocation_blocks_freed" IS 'count, counter: Extent allocation blocks freed.';
COMMENT ON COLUMN "xfs"."allocation_btree_lookups" IS 'count, counter: Allocation btree lookups.';
COMMENT ON COLUMN "xfs"."allocation_btree_compares" IS 'count, counter: Allocation btree compares.';
COMMENT ON COLUMN "xfs"."allocation_btree_records_inserted" IS 'count, counter: Allocation btree records inserted.';
COMMENT ON COLUMN "xfs"."allocation_btree_records_deleted" IS 'count, counter: Allocation btree records deleted.';
COMMENT ON COLUMN "xfs"."block_mapping_reads" IS 'count, counter: Block mapping reads.';
COMMENT ON COLUMN "xfs"."block_mapping_writes" IS 'count, counter: Block mapping writes.';
COMMENT ON COLUMN "xfs"."block_mapping_unmaps" IS 'count, counter: Block mapping unmaps.';
COMMENT ON COLUMN "xfs"."block_mapping_extent_list_insertions" IS 'count, counter: Block mapping extent list insertions.';
COMMENT ON COLUMN "xfs"."block_mapping_extent_list_deletions" IS 'count, counter: Block mapping extent list deletions.';
COMMENT ON COLUMN "xfs"."block_mapping_extent_list_lookups" IS 'count, counter: Block mapping extent list lookups.';
COMMENT ON COLUMN "xfs"."block_mapping_extent_list_compares" IS 'count, counter: Block mapping extent list compares.';
COMMENT ON COLUMN "xfs"."block_map_btree_lookups" IS 'count, counter: Block map btree lookups.';
COMMENT ON COLUMN "xfs"."block_map_btree_compares" IS 'count, counter: Block map btree compares.';
COMMENT ON COLUMN "xfs"."block_map_btree_records_inserted" IS 'count, counter: Block map btree records inserted.';
COMMENT ON COLUMN "xfs"."block_map_btree_records_deleted" IS 'count, counter: Block map btree records deleted.';
COMMENT ON COLUMN "xfs"."directory_operation_lookup" IS 'count, counter: Directory operation lookup.';
COMMENT ON COLUMN "xfs"."directory_operation_create" IS 'count, counter: Directory operation create.';
COMMENT ON COLUMN "xfs"."directory_operation_remove" IS 'count, counter: Directory operation remove.';
COMMENT ON COLUMN "xfs"."directory_operation_getdents" IS 'count, counter: Directory operation getdents.';
COMMENT ON COLUMN "xfs"."inode_operation_attempts" IS 'count, counter: Inode operation attempts.';
COMMENT ON COLUMN "xfs"."inode_operation_found" IS 'count, counter: Inode operation found.';
COMMENT ON COLUMN "xfs"."inode_operation_recycled" IS 'count, counter: Inode operation recycled.';
COMMENT ON COLUMN "xfs"."inode_operation_missed" IS 'count, counter: Inode operation missed.';
COMMENT ON COLUMN "xfs"."inode_operation_duplicates" IS 'count, counter: Inode operation duplicates.';
COMMENT ON COLUMN "xfs"."inode_operation_reclaims" IS 'count, counter: Inode operation reclaims.';
COMMENT ON COLUMN "xfs"."inode_operation_attribute_changes" IS 'count, counter: Inode operation attribute changes.';
COMMENT ON COLUMN "xfs"."write_calls" IS 'count, counter: Write calls.';
COMMENT ON COLUMN "xfs"."read_calls" IS 'count, counter: Read calls.';
COMMENT ON COLUMN "xfs"."vnode_active" IS 'count, counter: Vnode active.';
COMMENT ON COLUMN "xfs"."vnode_allocate" IS 'count, counter: Vnode allocate.';
COMMENT ON COLUMN "xfs"."vnode_get" IS 'count, counter: Vnode get.';
COMMENT ON COLUMN "xfs"."vnode_hold" IS 'count, counter: Vnode hold.';
COMMENT ON COLUMN "xfs"."vnode_release" IS 'count, counter: Vnode release.';
COMMENT ON COLUMN "xfs"."vnode_reclaim" IS 'count, counter: Vnode reclaim.';
COMMENT ON COLUMN "xfs"."vnode_remove" IS 'count, counter: Vnode remove.';

CREATE OR REPLACE VIEW "xfs_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "xfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zfs" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "area" text,
  "name" text,
  "value" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "zfs" IS 'ZFS.';
COMMENT ON COLUMN "zfs"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "zfs"."area" IS 'label: What it belongs to: arc, abd, zil and others.';
COMMENT ON COLUMN "zfs"."name" IS 'label: The counter.';
COMMENT ON COLUMN "zfs"."value" IS 'none, gauge: The number; one that ZFS took below zero is negative.';

CREATE OR REPLACE VIEW "zfs_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "zfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zpool" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "zpool" text,
  "dataset" text,
  "name" text,
  "value" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "zpool" IS 'ZFS pools.';
COMMENT ON COLUMN "zpool"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "zpool"."zpool" IS 'label: The pool.';
COMMENT ON COLUMN "zpool"."dataset" IS 'label: The dataset; absent for the pool itself.';
COMMENT ON COLUMN "zpool"."name" IS 'label: The counter.';
COMMENT ON COLUMN "zpool"."value" IS 'none, gauge: The number; one that ZFS took below zero is negative.';

CREATE OR REPLACE VIEW "zpool_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "zpool" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zpool_state" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "zpool" text,
  "state" text,
  "online" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "zpool_state" IS 'ZFS pool states.';
COMMENT ON COLUMN "zpool_state"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "zpool_state"."zpool" IS 'label: The pool.';
COMMENT ON COLUMN "zpool_state"."state" IS 'text: online, degraded, faulted, offline, removed, suspended or unavail.';
COMMENT ON COLUMN "zpool_state"."online" IS 'boolean, gauge: Whether it is well.';

CREATE OR REPLACE VIEW "zpool_state_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "zpool_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "timex" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "synchronized" bigint,
  "offset" double precision,
  "frequency_ppm" double precision,
  "max_error" double precision,
  "estimated_error" double precision,
  "status" bigint,
  "loop_time_constant" bigint,
  "tick" double precision,
  "tai_offset" bigint,
  "pps_frequency_ppm" double precision,
  "pps_jitter" double precision,
  "pps_shift" bigint,
  "pps_stability_ppm" double precision,
  "pps_jitter_exceeded" bigint,
  "pps_calibrations" bigint,
  "pps_errors" bigint,
  "pps_stability_exceeded" bigint
);
COMMENT ON TABLE "timex" IS 'Kernel clock.';
COMMENT ON COLUMN "timex"."synchronized" IS 'boolean, gauge: Whether somebody keeps the clock.';
COMMENT ON COLUMN "timex"."offset" IS 'seconds, gauge: How far the clock is to be moved.';
COMMENT ON COLUMN "timex"."frequency_ppm" IS 'none, gauge: By how many millionths the clock is made faster.';
COMMENT ON COLUMN "timex"."max_error" IS 'seconds, gauge: The largest error of the clock.';
COMMENT ON COLUMN "timex"."estimated_error" IS 'seconds, gauge: The error of the clock, as it is estimated.';
COMMENT ON COLUMN "timex"."status" IS 'none, gauge: The kernel''s flags, as one number.';
COMMENT ON COLUMN "timex"."loop_time_constant" IS 'none, gauge: How slowly the loop that keeps the clock answers.';
COMMENT ON COLUMN "timex"."tick" IS 'seconds, gauge: The time between ticks.';
COMMENT ON COLUMN "timex"."tai_offset" IS 'seconds, gauge: Leap seconds since 1972, and ten.';
COMMENT ON COLUMN "timex"."pps_frequency_ppm" IS 'none, gauge: Frequency of the pulse, in millionths.';
COMMENT ON COLUMN "timex"."pps_jitter" IS 'seconds, gauge: Jitter of the pulse.';
COMMENT ON COLUMN "timex"."pps_shift" IS 'seconds, gauge: The interval of the pulse.';
COMMENT ON COLUMN "timex"."pps_stability_ppm" IS 'none, gauge: Wander of the pulse, in millionths.';
COMMENT ON COLUMN "timex"."pps_jitter_exceeded" IS 'count, counter: How often the pulse jittered too much.';
COMMENT ON COLUMN "timex"."pps_calibrations" IS 'count, counter: Intervals by which the pulse was calibrated.';
COMMENT ON COLUMN "timex"."pps_errors" IS 'count, counter: Calibrations that failed.';
COMMENT ON COLUMN "timex"."pps_stability_exceeded" IS 'count, counter: How often the pulse wandered too far.';

CREATE OR REPLACE VIEW "timex_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "timex" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tcp_state" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "state" text,
  "connections" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "tcp_state" IS 'TCP connections.';
COMMENT ON COLUMN "tcp_state"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "tcp_state"."state" IS 'label: The state, as RFC 9293 names it.';
COMMENT ON COLUMN "tcp_state"."connections" IS 'count, gauge: Connections in it.';

CREATE OR REPLACE VIEW "tcp_state_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "tcp_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_info" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "cpu" text,
  "package" text,
  "core" text,
  "vendor" text,
  "family" text,
  "model" text,
  "model_name" text,
  "stepping" text,
  "microcode" text,
  "cachesize" text,
  "online" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cpu_info" IS 'CPU models.';
COMMENT ON COLUMN "cpu_info"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cpu_info"."cpu" IS 'label: The CPU''s number.';
COMMENT ON COLUMN "cpu_info"."package" IS 'text: Its package.';
COMMENT ON COLUMN "cpu_info"."core" IS 'text: The core within it.';
COMMENT ON COLUMN "cpu_info"."vendor" IS 'text: Who made it.';
COMMENT ON COLUMN "cpu_info"."family" IS 'text: Its family.';
COMMENT ON COLUMN "cpu_info"."model" IS 'text: Its model''s number.';
COMMENT ON COLUMN "cpu_info"."model_name" IS 'text: Its model.';
COMMENT ON COLUMN "cpu_info"."stepping" IS 'text: Its revision.';
COMMENT ON COLUMN "cpu_info"."microcode" IS 'text: Its microcode.';
COMMENT ON COLUMN "cpu_info"."cachesize" IS 'text: Its cache.';
COMMENT ON COLUMN "cpu_info"."online" IS 'boolean, gauge: That it is there.';

CREATE OR REPLACE VIEW "cpu_info_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu_info" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "agent_process" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu" double precision,
  "start_time" double precision,
  "resident_memory" bigint,
  "virtual_memory" bigint,
  "virtual_memory_max" bigint,
  "open_fds" bigint,
  "max_fds" bigint
);
COMMENT ON TABLE "agent_process" IS 'The agent''s process.';
COMMENT ON COLUMN "agent_process"."cpu" IS 'seconds, counter: CPU time of all its threads since its start.';
COMMENT ON COLUMN "agent_process"."start_time" IS 'seconds, gauge: When it started, in seconds since 1970.';
COMMENT ON COLUMN "agent_process"."resident_memory" IS 'bytes, gauge: Memory that is resident.';
COMMENT ON COLUMN "agent_process"."virtual_memory" IS 'bytes, gauge: Addresses that are mapped.';
COMMENT ON COLUMN "agent_process"."virtual_memory_max" IS 'bytes, gauge: Addresses that may be mapped; absent where there is no limit.';
COMMENT ON COLUMN "agent_process"."open_fds" IS 'count, gauge: Files that are open.';
COMMENT ON COLUMN "agent_process"."max_fds" IS 'count, gauge: Files that may be open.';

CREATE OR REPLACE VIEW "agent_process_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "agent_process" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "processes" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "pids" bigint,
  "threads" bigint,
  "max_processes" bigint,
  "max_threads" bigint
);
COMMENT ON TABLE "processes" IS 'Processes.';
COMMENT ON COLUMN "processes"."pids" IS 'count, gauge: Processes.';
COMMENT ON COLUMN "processes"."threads" IS 'count, gauge: Threads.';
COMMENT ON COLUMN "processes"."max_processes" IS 'count, gauge: The largest number of a process.';
COMMENT ON COLUMN "processes"."max_threads" IS 'count, gauge: Threads that there may be.';

CREATE OR REPLACE VIEW "processes_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "processes" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "process_state" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "state" text,
  "processes" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "process_state" IS 'Processes by state.';
COMMENT ON COLUMN "process_state"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "process_state"."state" IS 'label: The state: R, S, D, Z, T, t, I and others of proc_pid_stat(5).';
COMMENT ON COLUMN "process_state"."processes" IS 'count, gauge: Processes in it.';

CREATE OR REPLACE VIEW "process_state_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "process_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "thread_state" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "state" text,
  "threads" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "thread_state" IS 'Threads by state.';
COMMENT ON COLUMN "thread_state"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "thread_state"."state" IS 'label: The state, as of a process.';
COMMENT ON COLUMN "thread_state"."threads" IS 'count, gauge: Threads in it.';

CREATE OR REPLACE VIEW "thread_state_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "thread_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "top_process" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "pid" text,
  "name" text,
  "cpu_percent" double precision,
  "cpu" double precision,
  "resident_memory" bigint,
  "threads" bigint,
  "read_bytes" bigint,
  "write_bytes" bigint,
  "io_bytes_recent" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "top_process" IS 'Top processes.';
COMMENT ON COLUMN "top_process"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "top_process"."pid" IS 'label: The process''s number.';
COMMENT ON COLUMN "top_process"."name" IS 'text: Its name.';
COMMENT ON COLUMN "top_process"."cpu_percent" IS 'none, gauge: CPU time since the previous message; 100 is one CPU.';
COMMENT ON COLUMN "top_process"."cpu" IS 'seconds, counter: CPU time since it started.';
COMMENT ON COLUMN "top_process"."resident_memory" IS 'bytes, gauge: Memory that is resident.';
COMMENT ON COLUMN "top_process"."threads" IS 'count, gauge: Its threads.';
COMMENT ON COLUMN "top_process"."read_bytes" IS 'bytes, counter: Bytes read from disks.';
COMMENT ON COLUMN "top_process"."write_bytes" IS 'bytes, counter: Bytes written to disks.';
COMMENT ON COLUMN "top_process"."io_bytes_recent" IS 'bytes, gauge: Bytes read and written since the previous message.';

CREATE OR REPLACE VIEW "top_process_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "top_process" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cgroup" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "path" text,
  "cpu" double precision,
  "cpu_user" double precision,
  "cpu_system" double precision,
  "cpu_throttled" double precision,
  "cpu_throttles" bigint,
  "memory" bigint,
  "memory_max" bigint,
  "swap" bigint,
  "oom_kills" bigint,
  "read_bytes" bigint,
  "write_bytes" bigint,
  "pids" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cgroup" IS 'Control groups.';
COMMENT ON COLUMN "cgroup"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cgroup"."path" IS 'label: Its path below the root; / is the root itself.';
COMMENT ON COLUMN "cgroup"."cpu" IS 'seconds, counter: CPU time.';
COMMENT ON COLUMN "cgroup"."cpu_user" IS 'seconds, counter: CPU time in user mode.';
COMMENT ON COLUMN "cgroup"."cpu_system" IS 'seconds, counter: CPU time in kernel mode.';
COMMENT ON COLUMN "cgroup"."cpu_throttled" IS 'seconds, counter: Time that it was kept from running.';
COMMENT ON COLUMN "cgroup"."cpu_throttles" IS 'count, counter: How often it was kept from running.';
COMMENT ON COLUMN "cgroup"."memory" IS 'bytes, gauge: Memory that it takes.';
COMMENT ON COLUMN "cgroup"."memory_max" IS 'bytes, gauge: Memory that it may take; absent for no limit.';
COMMENT ON COLUMN "cgroup"."swap" IS 'bytes, gauge: Swap space that it takes.';
COMMENT ON COLUMN "cgroup"."oom_kills" IS 'count, counter: Processes killed because its memory ran out.';
COMMENT ON COLUMN "cgroup"."read_bytes" IS 'bytes, counter: Bytes read from disks.';
COMMENT ON COLUMN "cgroup"."write_bytes" IS 'bytes, counter: Bytes written to disks.';
COMMENT ON COLUMN "cgroup"."pids" IS 'count, gauge: Processes and threads.';

CREATE OR REPLACE VIEW "cgroup_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cgroup" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk_info" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "major" text,
  "minor" text,
  "path" text,
  "wwn" text,
  "model" text,
  "serial" text,
  "revision" text,
  "fs_type" text,
  "fs_usage" text,
  "fs_uuid" text,
  "fs_version" text,
  "dm_name" text,
  "dm_uuid" text,
  "dm_vg_name" text,
  "dm_lv_name" text,
  "dm_lv_layer" text,
  "ata_write_cache" bigint,
  "ata_write_cache_enabled" bigint,
  "ata_rotation_rate_rpm" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "disk_info" IS 'Disks as udev knows them.';
COMMENT ON COLUMN "disk_info"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "disk_info"."device" IS 'label: The kernel''s name of the device.';
COMMENT ON COLUMN "disk_info"."major" IS 'text: Its major number.';
COMMENT ON COLUMN "disk_info"."minor" IS 'text: Its minor number.';
COMMENT ON COLUMN "disk_info"."path" IS 'text: Where it is plugged in.';
COMMENT ON COLUMN "disk_info"."wwn" IS 'text: Its world wide name.';
COMMENT ON COLUMN "disk_info"."model" IS 'text: Its model.';
COMMENT ON COLUMN "disk_info"."serial" IS 'text: Its serial number.';
COMMENT ON COLUMN "disk_info"."revision" IS 'text: Its firmware''s revision.';
COMMENT ON COLUMN "disk_info"."fs_type" IS 'text: What is on it: a file system, a member of a volume.';
COMMENT ON COLUMN "disk_info"."fs_usage" IS 'text: What that is for: filesystem, raid, crypto, other.';
COMMENT ON COLUMN "disk_info"."fs_uuid" IS 'text: Its identifier.';
COMMENT ON COLUMN "disk_info"."fs_version" IS 'text: Its version.';
COMMENT ON COLUMN "disk_info"."dm_name" IS 'text: The device mapper''s name of it.';
COMMENT ON COLUMN "disk_info"."dm_uuid" IS 'text: The device mapper''s identifier of it.';
COMMENT ON COLUMN "disk_info"."dm_vg_name" IS 'text: Its group of volumes.';
COMMENT ON COLUMN "disk_info"."dm_lv_name" IS 'text: The volume that it is.';
COMMENT ON COLUMN "disk_info"."dm_lv_layer" IS 'text: The layer of the volume.';
COMMENT ON COLUMN "disk_info"."ata_write_cache" IS 'boolean, gauge: ATA disk has a write cache.';
COMMENT ON COLUMN "disk_info"."ata_write_cache_enabled" IS 'boolean, gauge: ATA disk has its write cache enabled.';
COMMENT ON COLUMN "disk_info"."ata_rotation_rate_rpm" IS 'count, gauge: Revolutions of an ATA disk in a minute; 0 where nothing turns.';

CREATE OR REPLACE VIEW "disk_info_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "disk_info" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "uuid" text,
  "label" text,
  "global_rsv_size" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "btrfs" IS 'Btrfs.';
COMMENT ON COLUMN "btrfs"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "btrfs"."uuid" IS 'label: Its identifier.';
COMMENT ON COLUMN "btrfs"."label" IS 'text: Its label.';
COMMENT ON COLUMN "btrfs"."global_rsv_size" IS 'bytes, gauge: Size of the reserve that lets it go on when it is full.';

CREATE OR REPLACE VIEW "btrfs_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "btrfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_device" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "uuid" text,
  "device" text,
  "size" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "btrfs_device" IS 'Btrfs devices.';
COMMENT ON COLUMN "btrfs_device"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "btrfs_device"."uuid" IS 'label: The file system.';
COMMENT ON COLUMN "btrfs_device"."device" IS 'label: The kernel''s name of the device.';
COMMENT ON COLUMN "btrfs_device"."size" IS 'bytes, gauge: Its size.';

CREATE OR REPLACE VIEW "btrfs_device_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_space" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "uuid" text,
  "block_group_type" text,
  "reserved" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "btrfs_space" IS 'Btrfs space held back.';
COMMENT ON COLUMN "btrfs_space"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "btrfs_space"."uuid" IS 'label: The file system.';
COMMENT ON COLUMN "btrfs_space"."block_group_type" IS 'label: What the space is for: data, metadata or system.';
COMMENT ON COLUMN "btrfs_space"."reserved" IS 'bytes, gauge: Bytes reserved for what is being written.';

CREATE OR REPLACE VIEW "btrfs_space_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_space" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_profile" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "uuid" text,
  "block_group_type" text,
  "mode" text,
  "used" bigint,
  "disk_size" bigint,
  "size" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "btrfs_profile" IS 'Btrfs space.';
COMMENT ON COLUMN "btrfs_profile"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "btrfs_profile"."uuid" IS 'label: The file system.';
COMMENT ON COLUMN "btrfs_profile"."block_group_type" IS 'label: What the space is for: data, metadata or system.';
COMMENT ON COLUMN "btrfs_profile"."mode" IS 'label: How it is laid out: single, dup, raid1 and others.';
COMMENT ON COLUMN "btrfs_profile"."used" IS 'bytes, gauge: Bytes in use.';
COMMENT ON COLUMN "btrfs_profile"."disk_size" IS 'bytes, gauge: What the space takes of the devices.';
COMMENT ON COLUMN "btrfs_profile"."size" IS 'bytes, gauge: Bytes that can be used.';

CREATE OR REPLACE VIEW "btrfs_profile_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_profile" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_flag" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "flag" text,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cpu_flag" IS 'CPU features.';
COMMENT ON COLUMN "cpu_flag"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cpu_flag"."flag" IS 'label: The feature, as the kernel names it.';

CREATE OR REPLACE VIEW "cpu_flag_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu_flag" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_bug" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "bug" text,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cpu_bug" IS 'CPU faults.';
COMMENT ON COLUMN "cpu_bug"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cpu_bug"."bug" IS 'label: The fault, as the kernel names it.';

CREATE OR REPLACE VIEW "cpu_bug_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cpu_bug" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfsd" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "reply_cache_hits" bigint,
  "reply_cache_misses" bigint,
  "reply_cache_nocache" bigint,
  "file_handles_stale" bigint,
  "disk_bytes_read" bigint,
  "disk_bytes_written" bigint,
  "threads" bigint,
  "read_ahead_cache_size" bigint,
  "read_ahead_cache_not_found" bigint,
  "packets_udp" bigint,
  "packets_tcp" bigint,
  "connections" bigint,
  "rpcs" bigint,
  "rpc_errors_format" bigint,
  "rpc_errors_authentication" bigint,
  "rpc_errors_client" bigint
);
COMMENT ON TABLE "nfsd" IS 'NFS server.';
COMMENT ON COLUMN "nfsd"."reply_cache_hits" IS 'count, counter: Requests that were answered before.';
COMMENT ON COLUMN "nfsd"."reply_cache_misses" IS 'count, counter: Requests whose answers are kept in case they come again.';
COMMENT ON COLUMN "nfsd"."reply_cache_nocache" IS 'count, counter: Requests whose answers need not be kept.';
COMMENT ON COLUMN "nfsd"."file_handles_stale" IS 'count, counter: File handles of files that are gone.';
COMMENT ON COLUMN "nfsd"."disk_bytes_read" IS 'bytes, counter: Bytes read.';
COMMENT ON COLUMN "nfsd"."disk_bytes_written" IS 'bytes, counter: Bytes written.';
COMMENT ON COLUMN "nfsd"."threads" IS 'count, gauge: Threads that answer requests.';
COMMENT ON COLUMN "nfsd"."read_ahead_cache_size" IS 'count, gauge: Size of the read-ahead cache, in blocks.';
COMMENT ON COLUMN "nfsd"."read_ahead_cache_not_found" IS 'count, counter: Reads that were not in the read-ahead cache.';
COMMENT ON COLUMN "nfsd"."packets_udp" IS 'count, counter: Packets by UDP.';
COMMENT ON COLUMN "nfsd"."packets_tcp" IS 'count, counter: Packets by TCP.';
COMMENT ON COLUMN "nfsd"."connections" IS 'count, counter: TCP connections made.';
COMMENT ON COLUMN "nfsd"."rpcs" IS 'count, counter: Calls answered.';
COMMENT ON COLUMN "nfsd"."rpc_errors_format" IS 'count, counter: Calls that are not understood.';
COMMENT ON COLUMN "nfsd"."rpc_errors_authentication" IS 'count, counter: Calls that may not be made.';
COMMENT ON COLUMN "nfsd"."rpc_errors_client" IS 'count, counter: Calls of clients that are not understood.';

CREATE OR REPLACE VIEW "nfsd_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "nfsd" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfsd_request" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "proto" text,
  "method" text,
  "requests" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "nfsd_request" IS 'NFS server requests.';
COMMENT ON COLUMN "nfsd_request"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "nfsd_request"."proto" IS 'label: The version of NFS.';
COMMENT ON COLUMN "nfsd_request"."method" IS 'label: The method.';
COMMENT ON COLUMN "nfsd_request"."requests" IS 'count, counter: Calls of it.';

CREATE OR REPLACE VIEW "nfsd_request_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "nfsd_request" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "interrupt" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "cpu" text,
  "type" text,
  "info" text,
  "devices" text,
  "served" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "interrupt" IS 'Interrupts.';
COMMENT ON COLUMN "interrupt"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "interrupt"."cpu" IS 'label: The CPU.';
COMMENT ON COLUMN "interrupt"."type" IS 'label: The number of the interrupt, or its short name.';
COMMENT ON COLUMN "interrupt"."info" IS 'text: What it comes from, or its long name.';
COMMENT ON COLUMN "interrupt"."devices" IS 'text: The drivers that it is for.';
COMMENT ON COLUMN "interrupt"."served" IS 'count, counter: How often it was served.';

CREATE OR REPLACE VIEW "interrupt_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "interrupt" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "softirq" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "vector" text,
  "done" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "softirq" IS 'Deferred interrupt work.';
COMMENT ON COLUMN "softirq"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "softirq"."vector" IS 'label: What it is for: timer, net_rx and others.';
COMMENT ON COLUMN "softirq"."done" IS 'count, counter: How often it was done.';

CREATE OR REPLACE VIEW "softirq_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "softirq" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tcp_queues" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "tx" bigint,
  "may_wait" bigint,
  "rx" bigint,
  "waiting" bigint
);
COMMENT ON TABLE "tcp_queues" IS 'TCP queues.';
COMMENT ON COLUMN "tcp_queues"."tx" IS 'bytes, gauge: Bytes that are not acknowledged yet.';
COMMENT ON COLUMN "tcp_queues"."may_wait" IS 'count, gauge: Connections that may wait at sockets that listen; absent where the agent may not ask by netlink.';
COMMENT ON COLUMN "tcp_queues"."rx" IS 'bytes, gauge: Bytes that nobody has read yet.';
COMMENT ON COLUMN "tcp_queues"."waiting" IS 'count, gauge: Connections that wait to be accepted.';

CREATE OR REPLACE VIEW "tcp_queues_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "tcp_queues" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "textfile" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "file" text,
  "why" text,
  "mtime" double precision,
  "samples" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "textfile" IS 'Textfiles.';
COMMENT ON COLUMN "textfile"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "textfile"."file" IS 'label: The file.';
COMMENT ON COLUMN "textfile"."why" IS 'text: Why it is left out; absent when it is taken.';
COMMENT ON COLUMN "textfile"."mtime" IS 'seconds, gauge: When it was written, in seconds since 1970.';
COMMENT ON COLUMN "textfile"."samples" IS 'count, gauge: Samples taken from it.';

CREATE OR REPLACE VIEW "textfile_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "textfile" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "textfile_sample" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "name" text,
  "labels" text,
  "family" text,
  "type" text,
  "help" text,
  "written" text,
  "value" double precision,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "textfile_sample" IS 'Samples of textfiles.';
COMMENT ON COLUMN "textfile_sample"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "textfile_sample"."name" IS 'label: The sample''s name.';
COMMENT ON COLUMN "textfile_sample"."labels" IS 'label: Its labels in their order by name, as the format writes them.';
COMMENT ON COLUMN "textfile_sample"."family" IS 'text: The family that it belongs to.';
COMMENT ON COLUMN "textfile_sample"."type" IS 'text: counter, gauge, histogram, summary or untyped.';
COMMENT ON COLUMN "textfile_sample"."help" IS 'text: What the family is, on its first sample only.';
COMMENT ON COLUMN "textfile_sample"."written" IS 'text: The number as the file has it.';
COMMENT ON COLUMN "textfile_sample"."value" IS 'none, gauge: The number; absent where six decimals do not hold it.';

CREATE OR REPLACE VIEW "textfile_sample_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "textfile_sample" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "time_zone" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "name" text,
  "offset" bigint
);
COMMENT ON TABLE "time_zone" IS 'Time zone.';
COMMENT ON COLUMN "time_zone"."name" IS 'text: Its abbreviation at present.';
COMMENT ON COLUMN "time_zone"."offset" IS 'seconds, gauge: By how much its clocks are ahead of UTC at present.';

CREATE OR REPLACE VIEW "time_zone_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "time_zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "numa_memory" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "node" text,
  "name" text,
  "value" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "numa_memory" IS 'Memory by node.';
COMMENT ON COLUMN "numa_memory"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "numa_memory"."node" IS 'label: The node.';
COMMENT ON COLUMN "numa_memory"."name" IS 'label: The field, as the kernel names it.';
COMMENT ON COLUMN "numa_memory"."value" IS 'none, gauge: Bytes; of huge pages, their number.';

CREATE OR REPLACE VIEW "numa_memory_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "numa_memory" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "numa_stat" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "node" text,
  "numa_hit" bigint,
  "numa_miss" bigint,
  "numa_foreign" bigint,
  "interleave_hit" bigint,
  "local_node" bigint,
  "other_node" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "numa_stat" IS 'Memory given out by node.';
COMMENT ON COLUMN "numa_stat"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "numa_stat"."node" IS 'label: The node.';
COMMENT ON COLUMN "numa_stat"."numa_hit" IS 'count, counter: Given out here as it was wished.';
COMMENT ON COLUMN "numa_stat"."numa_miss" IS 'count, counter: Given out here although another node was wished.';
COMMENT ON COLUMN "numa_stat"."numa_foreign" IS 'count, counter: Wished here and given out elsewhere.';
COMMENT ON COLUMN "numa_stat"."interleave_hit" IS 'count, counter: Given out here in turn with other nodes.';
COMMENT ON COLUMN "numa_stat"."local_node" IS 'count, counter: Given out here to a task that ran here.';
COMMENT ON COLUMN "numa_stat"."other_node" IS 'count, counter: Given out here to a task that ran elsewhere.';

CREATE OR REPLACE VIEW "numa_stat_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "numa_stat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "buddyinfo" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "node" text,
  "zone" text,
  "size" text,
  "blocks" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "buddyinfo" IS 'Free memory by block.';
COMMENT ON COLUMN "buddyinfo"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "buddyinfo"."node" IS 'label: The node.';
COMMENT ON COLUMN "buddyinfo"."zone" IS 'label: The zone.';
COMMENT ON COLUMN "buddyinfo"."size" IS 'label: How often one page is doubled to make a block.';
COMMENT ON COLUMN "buddyinfo"."blocks" IS 'count, gauge: Free blocks of that size.';

CREATE OR REPLACE VIEW "buddyinfo_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "buddyinfo" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zone" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "node" text,
  "zone" text,
  "free" bigint,
  "min" bigint,
  "low" bigint,
  "high" bigint,
  "scanned" bigint,
  "spanned" bigint,
  "present" bigint,
  "managed" bigint,
  "active_anon" bigint,
  "inactive_anon" bigint,
  "isolated_anon" bigint,
  "anon_pages" bigint,
  "anon_transparent_hugepages" bigint,
  "active_file" bigint,
  "inactive_file" bigint,
  "isolated_file" bigint,
  "file_pages" bigint,
  "slab_reclaimable" bigint,
  "slab_unreclaimable" bigint,
  "kernel_stacks" bigint,
  "mapped" bigint,
  "dirty" bigint,
  "writeback" bigint,
  "unevictable" bigint,
  "shmem" bigint,
  "dirtied" bigint,
  "written" bigint,
  "numa_hit" bigint,
  "numa_miss" bigint,
  "numa_foreign" bigint,
  "numa_interleave" bigint,
  "numa_local" bigint,
  "numa_other" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "zone" IS 'Memory zones.';
COMMENT ON COLUMN "zone"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "zone"."node" IS 'label: The node.';
COMMENT ON COLUMN "zone"."zone" IS 'label: The zone.';
COMMENT ON COLUMN "zone"."free" IS 'count, gauge: Free pages.';
COMMENT ON COLUMN "zone"."min" IS 'count, gauge: Below so many free pages, only the kernel gets any.';
COMMENT ON COLUMN "zone"."low" IS 'count, gauge: Below so many free pages, the kernel begins to reclaim.';
COMMENT ON COLUMN "zone"."high" IS 'count, gauge: At so many free pages, the kernel ends to reclaim.';
COMMENT ON COLUMN "zone"."scanned" IS 'count, gauge: Pages looked at since the last reclaim.';
COMMENT ON COLUMN "zone"."spanned" IS 'count, gauge: Pages from the first to the last, holes included.';
COMMENT ON COLUMN "zone"."present" IS 'count, gauge: Pages that are there.';
COMMENT ON COLUMN "zone"."managed" IS 'count, gauge: Pages that are given out.';
COMMENT ON COLUMN "zone"."active_anon" IS 'count, gauge: Anonymous pages used lately.';
COMMENT ON COLUMN "zone"."inactive_anon" IS 'count, gauge: Anonymous pages not used lately.';
COMMENT ON COLUMN "zone"."isolated_anon" IS 'count, gauge: Anonymous pages taken off the lists.';
COMMENT ON COLUMN "zone"."anon_pages" IS 'count, gauge: Anonymous pages.';
COMMENT ON COLUMN "zone"."anon_transparent_hugepages" IS 'count, gauge: Huge pages that are anonymous.';
COMMENT ON COLUMN "zone"."active_file" IS 'count, gauge: Pages of files used lately.';
COMMENT ON COLUMN "zone"."inactive_file" IS 'count, gauge: Pages of files not used lately.';
COMMENT ON COLUMN "zone"."isolated_file" IS 'count, gauge: Pages of files taken off the lists.';
COMMENT ON COLUMN "zone"."file_pages" IS 'count, gauge: Pages of files.';
COMMENT ON COLUMN "zone"."slab_reclaimable" IS 'count, gauge: Pages of the kernel''s objects that can be reclaimed.';
COMMENT ON COLUMN "zone"."slab_unreclaimable" IS 'count, gauge: Pages of the kernel''s objects that cannot.';
COMMENT ON COLUMN "zone"."kernel_stacks" IS 'count, gauge: Kernel stacks, in KiB.';
COMMENT ON COLUMN "zone"."mapped" IS 'count, gauge: Pages of files that are mapped.';
COMMENT ON COLUMN "zone"."dirty" IS 'count, gauge: Pages that wait to be written.';
COMMENT ON COLUMN "zone"."writeback" IS 'count, gauge: Pages that are being written.';
COMMENT ON COLUMN "zone"."unevictable" IS 'count, gauge: Pages that cannot be reclaimed.';
COMMENT ON COLUMN "zone"."shmem" IS 'count, gauge: Pages of shared memory.';
COMMENT ON COLUMN "zone"."dirtied" IS 'count, counter: Pages that were made dirty.';
COMMENT ON COLUMN "zone"."written" IS 'count, counter: Pages that were written.';
COMMENT ON COLUMN "zone"."numa_hit" IS 'count, counter: Given out here as it was wished.';
COMMENT ON COLUMN "zone"."numa_miss" IS 'count, counter: Given out here although another node was wished.';
COMMENT ON COLUMN "zone"."numa_foreign" IS 'count, counter: Wished here and given out elsewhere.';
COMMENT ON COLUMN "zone"."numa_interleave" IS 'count, counter: Given out here in turn with other nodes.';
COMMENT ON COLUMN "zone"."numa_local" IS 'count, counter: Given out here to a task that ran here.';
COMMENT ON COLUMN "zone"."numa_other" IS 'count, counter: Given out here to a task that ran elsewhere.';

CREATE OR REPLACE VIEW "zone_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zone_protection" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "node" text,
  "zone" text,
  "other_zone" text,
  "pages" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "zone_protection" IS 'Memory zones kept back.';
COMMENT ON COLUMN "zone_protection"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "zone_protection"."node" IS 'label: The node.';
COMMENT ON COLUMN "zone_protection"."zone" IS 'label: The zone.';
COMMENT ON COLUMN "zone_protection"."other_zone" IS 'label: The zone that others could use, by its number.';
COMMENT ON COLUMN "zone_protection"."pages" IS 'count, gauge: Pages that they do not get.';

CREATE OR REPLACE VIEW "zone_protection_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "zone_protection" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "slab" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "slab" text,
  "active_objects" bigint,
  "objects" bigint,
  "object_size" bigint,
  "objects_per_slab" bigint,
  "pages_per_slab" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "slab" IS 'Kernel objects.';
COMMENT ON COLUMN "slab"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "slab"."slab" IS 'label: The cache.';
COMMENT ON COLUMN "slab"."active_objects" IS 'count, gauge: Objects in use.';
COMMENT ON COLUMN "slab"."objects" IS 'count, gauge: Objects that there is room for.';
COMMENT ON COLUMN "slab"."object_size" IS 'bytes, gauge: Size of one.';
COMMENT ON COLUMN "slab"."objects_per_slab" IS 'count, gauge: Objects in one slab.';
COMMENT ON COLUMN "slab"."pages_per_slab" IS 'count, gauge: Pages of one slab.';

CREATE OR REPLACE VIEW "slab_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "slab" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ksm" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "full_scans" bigint,
  "merge_across_nodes" bigint,
  "pages_shared" bigint,
  "pages_sharing" bigint,
  "pages_to_scan" bigint,
  "pages_unshared" bigint,
  "pages_volatile" bigint,
  "run" bigint,
  "sleep" double precision
);
COMMENT ON TABLE "ksm" IS 'Merged pages.';
COMMENT ON COLUMN "ksm"."full_scans" IS 'count, counter: How often all memory was looked through.';
COMMENT ON COLUMN "ksm"."merge_across_nodes" IS 'boolean, gauge: Whether pages of different nodes are merged.';
COMMENT ON COLUMN "ksm"."pages_shared" IS 'count, gauge: Pages that stand for several.';
COMMENT ON COLUMN "ksm"."pages_sharing" IS 'count, gauge: Pages that they save.';
COMMENT ON COLUMN "ksm"."pages_to_scan" IS 'count, gauge: Pages that are looked at before it sleeps.';
COMMENT ON COLUMN "ksm"."pages_unshared" IS 'count, gauge: Pages that are looked at and have no like.';
COMMENT ON COLUMN "ksm"."pages_volatile" IS 'count, gauge: Pages that change too fast.';
COMMENT ON COLUMN "ksm"."run" IS 'none, gauge: 0 off, 1 on, 2 off and all undone.';
COMMENT ON COLUMN "ksm"."sleep" IS 'seconds, gauge: How long it sleeps between.';

CREATE OR REPLACE VIEW "ksm_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "ksm" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cgroup_controller" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "subsys_name" text,
  "cgroups" bigint,
  "enabled" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "cgroup_controller" IS 'Controllers of control groups.';
COMMENT ON COLUMN "cgroup_controller"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "cgroup_controller"."subsys_name" IS 'label: The controller.';
COMMENT ON COLUMN "cgroup_controller"."cgroups" IS 'count, gauge: Control groups that it has.';
COMMENT ON COLUMN "cgroup_controller"."enabled" IS 'boolean, gauge: Whether it is on.';

CREATE OR REPLACE VIEW "cgroup_controller_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "cgroup_controller" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tape" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "io_now" bigint,
  "io_others" bigint,
  "io_time" double precision,
  "read_bytes" bigint,
  "read_time" double precision,
  "reads_completed" bigint,
  "residual" bigint,
  "write_time" double precision,
  "writes_completed" bigint,
  "written_bytes" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "tape" IS 'Tape drives.';
COMMENT ON COLUMN "tape"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "tape"."device" IS 'label: The kernel''s name of the drive.';
COMMENT ON COLUMN "tape"."io_now" IS 'count, gauge: Requests in flight.';
COMMENT ON COLUMN "tape"."io_others" IS 'count, counter: Requests that neither read nor write.';
COMMENT ON COLUMN "tape"."io_time" IS 'seconds, counter: Time that requests took.';
COMMENT ON COLUMN "tape"."read_bytes" IS 'bytes, counter: Bytes read.';
COMMENT ON COLUMN "tape"."read_time" IS 'seconds, counter: Time that reads took.';
COMMENT ON COLUMN "tape"."reads_completed" IS 'count, counter: Reads completed.';
COMMENT ON COLUMN "tape"."residual" IS 'count, counter: Requests that moved less than was asked for.';
COMMENT ON COLUMN "tape"."write_time" IS 'seconds, counter: Time that writes took.';
COMMENT ON COLUMN "tape"."writes_completed" IS 'count, counter: Writes completed.';
COMMENT ON COLUMN "tape"."written_bytes" IS 'bytes, counter: Bytes written.';

CREATE OR REPLACE VIEW "tape_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "tape" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "fibrechannel" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "fc_host" text,
  "speed" text,
  "port_state" text,
  "port_type" text,
  "port_id" text,
  "port_name" text,
  "fabric_name" text,
  "symbolic_name" text,
  "supported_classes" text,
  "supported_speeds" text,
  "dev_loss_tmo" text,
  "dumped_frames" bigint,
  "error_frames" bigint,
  "invalid_crc" bigint,
  "rx_frames" bigint,
  "rx_words" bigint,
  "tx_frames" bigint,
  "tx_words" bigint,
  "seconds_since_last_reset" bigint,
  "invalid_tx_words" bigint,
  "link_failure" bigint,
  "loss_of_sync" bigint,
  "loss_of_signal" bigint,
  "nos" bigint,
  "fcp_packet_aborts" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "fibrechannel" IS 'Fibre Channel.';
COMMENT ON COLUMN "fibrechannel"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "fibrechannel"."fc_host" IS 'label: The kernel''s name of the port.';
COMMENT ON COLUMN "fibrechannel"."speed" IS 'text: Its speed.';
COMMENT ON COLUMN "fibrechannel"."port_state" IS 'text: Its state.';
COMMENT ON COLUMN "fibrechannel"."port_type" IS 'text: How it is wired.';
COMMENT ON COLUMN "fibrechannel"."port_id" IS 'text: Its address, without 0x.';
COMMENT ON COLUMN "fibrechannel"."port_name" IS 'text: Its world wide name, without 0x.';
COMMENT ON COLUMN "fibrechannel"."fabric_name" IS 'text: Its fabric''s name, without 0x.';
COMMENT ON COLUMN "fibrechannel"."symbolic_name" IS 'text: What it says of itself.';
COMMENT ON COLUMN "fibrechannel"."supported_classes" IS 'text: Classes of service that it can.';
COMMENT ON COLUMN "fibrechannel"."supported_speeds" IS 'text: Speeds that it can.';
COMMENT ON COLUMN "fibrechannel"."dev_loss_tmo" IS 'text: After so many seconds a lost device is given up.';
COMMENT ON COLUMN "fibrechannel"."dumped_frames" IS 'count, counter: Frames thrown away.';
COMMENT ON COLUMN "fibrechannel"."error_frames" IS 'count, counter: Frames with errors.';
COMMENT ON COLUMN "fibrechannel"."invalid_crc" IS 'count, counter: Frames with a wrong sum.';
COMMENT ON COLUMN "fibrechannel"."rx_frames" IS 'count, counter: Frames received.';
COMMENT ON COLUMN "fibrechannel"."rx_words" IS 'count, counter: Words received.';
COMMENT ON COLUMN "fibrechannel"."tx_frames" IS 'count, counter: Frames sent.';
COMMENT ON COLUMN "fibrechannel"."tx_words" IS 'count, counter: Words sent.';
COMMENT ON COLUMN "fibrechannel"."seconds_since_last_reset" IS 'seconds, counter: Time since these counters were reset.';
COMMENT ON COLUMN "fibrechannel"."invalid_tx_words" IS 'count, counter: Words that could not be understood.';
COMMENT ON COLUMN "fibrechannel"."link_failure" IS 'count, counter: Failures of the link.';
COMMENT ON COLUMN "fibrechannel"."loss_of_sync" IS 'count, counter: Times that the beat was lost.';
COMMENT ON COLUMN "fibrechannel"."loss_of_signal" IS 'count, counter: Times that the signal was lost.';
COMMENT ON COLUMN "fibrechannel"."nos" IS 'count, counter: Times that the link was not operational.';
COMMENT ON COLUMN "fibrechannel"."fcp_packet_aborts" IS 'count, counter: Packets given up.';

CREATE OR REPLACE VIEW "fibrechannel_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "fibrechannel" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "infiniband" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "board_id" text,
  "firmware_version" text,
  "hca_type" text,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "infiniband" IS 'InfiniBand.';
COMMENT ON COLUMN "infiniband"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "infiniband"."device" IS 'label: The kernel''s name of the adapter.';
COMMENT ON COLUMN "infiniband"."board_id" IS 'text: Its board.';
COMMENT ON COLUMN "infiniband"."firmware_version" IS 'text: The version of its firmware.';
COMMENT ON COLUMN "infiniband"."hca_type" IS 'text: Its type.';

CREATE OR REPLACE VIEW "infiniband_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "infiniband" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "infiniband_port" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "device" text,
  "port" text,
  "state_id" bigint,
  "physical_state_id" bigint,
  "rate" bigint,
  "legacy_multicast_packets_received" bigint,
  "legacy_multicast_packets_transmitted" bigint,
  "legacy_data_received" bigint,
  "legacy_packets_received" bigint,
  "legacy_unicast_packets_received" bigint,
  "legacy_unicast_packets_transmitted" bigint,
  "legacy_data_transmitted" bigint,
  "legacy_packets_transmitted" bigint,
  "excessive_buffer_overrun_errors" bigint,
  "link_downed" bigint,
  "link_error_recovery" bigint,
  "local_link_integrity_errors" bigint,
  "multicast_packets_received" bigint,
  "multicast_packets_transmitted" bigint,
  "port_constraint_errors_received" bigint,
  "port_constraint_errors_transmitted" bigint,
  "port_data_received" bigint,
  "port_data_transmitted" bigint,
  "port_discards_received" bigint,
  "port_discards_transmitted" bigint,
  "port_errors_received" bigint,
  "port_packets_received" bigint,
  "port_packets_transmitted" bigint,
  "port_transmit_wait" bigint,
  "unicast_packets_received" bigint,
  "unicast_packets_transmitted" bigint,
  "port_receive_remote_physical_errors" bigint,
  "port_receive_switch_relay_errors" bigint,
  "symbol_error" bigint,
  "vl15_dropped" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "infiniband_port" IS 'InfiniBand ports.';
COMMENT ON COLUMN "infiniband_port"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "infiniband_port"."device" IS 'label: The kernel''s name of the adapter.';
COMMENT ON COLUMN "infiniband_port"."port" IS 'label: The port.';
COMMENT ON COLUMN "infiniband_port"."state_id" IS 'none, gauge: 1 down, 2 init, 3 armed, 4 active, 5 active and deferred.';
COMMENT ON COLUMN "infiniband_port"."physical_state_id" IS 'none, gauge: 1 sleep, 2 polling, 3 disabled, 4 training, 5 link up, 6 error recovery, 7 test.';
COMMENT ON COLUMN "infiniband_port"."rate" IS 'bytes, gauge: Bytes in a second that it can move.';
COMMENT ON COLUMN "infiniband_port"."legacy_multicast_packets_received" IS 'count, counter: Multicast packets received, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."legacy_multicast_packets_transmitted" IS 'count, counter: Multicast packets sent, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."legacy_data_received" IS 'bytes, counter: Bytes received, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."legacy_packets_received" IS 'count, counter: Packets received, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."legacy_unicast_packets_received" IS 'count, counter: Packets to one received, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."legacy_unicast_packets_transmitted" IS 'count, counter: Packets to one sent, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."legacy_data_transmitted" IS 'bytes, counter: Bytes sent, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."legacy_packets_transmitted" IS 'count, counter: Packets sent, on old kernels.';
COMMENT ON COLUMN "infiniband_port"."excessive_buffer_overrun_errors" IS 'count, counter: Times that buffers overran too often.';
COMMENT ON COLUMN "infiniband_port"."link_downed" IS 'count, counter: Times that the link went down.';
COMMENT ON COLUMN "infiniband_port"."link_error_recovery" IS 'count, counter: Times that the link recovered.';
COMMENT ON COLUMN "infiniband_port"."local_link_integrity_errors" IS 'count, counter: Times that errors of the link were too many.';
COMMENT ON COLUMN "infiniband_port"."multicast_packets_received" IS 'count, counter: Multicast packets received.';
COMMENT ON COLUMN "infiniband_port"."multicast_packets_transmitted" IS 'count, counter: Multicast packets sent.';
COMMENT ON COLUMN "infiniband_port"."port_constraint_errors_received" IS 'count, counter: Packets received that are not allowed.';
COMMENT ON COLUMN "infiniband_port"."port_constraint_errors_transmitted" IS 'count, counter: Packets not sent because they are not allowed.';
COMMENT ON COLUMN "infiniband_port"."port_data_received" IS 'bytes, counter: Bytes received.';
COMMENT ON COLUMN "infiniband_port"."port_data_transmitted" IS 'bytes, counter: Bytes sent.';
COMMENT ON COLUMN "infiniband_port"."port_discards_received" IS 'count, counter: Packets received and thrown away.';
COMMENT ON COLUMN "infiniband_port"."port_discards_transmitted" IS 'count, counter: Packets not sent and thrown away.';
COMMENT ON COLUMN "infiniband_port"."port_errors_received" IS 'count, counter: Packets received with errors.';
COMMENT ON COLUMN "infiniband_port"."port_packets_received" IS 'count, counter: Packets received.';
COMMENT ON COLUMN "infiniband_port"."port_packets_transmitted" IS 'count, counter: Packets sent.';
COMMENT ON COLUMN "infiniband_port"."port_transmit_wait" IS 'count, counter: Ticks in which there was something to send and no credit.';
COMMENT ON COLUMN "infiniband_port"."unicast_packets_received" IS 'count, counter: Packets to one received.';
COMMENT ON COLUMN "infiniband_port"."unicast_packets_transmitted" IS 'count, counter: Packets to one sent.';
COMMENT ON COLUMN "infiniband_port"."port_receive_remote_physical_errors" IS 'count, counter: Packets received that were marked as bad.';
COMMENT ON COLUMN "infiniband_port"."port_receive_switch_relay_errors" IS 'count, counter: Packets received that could not be passed on.';
COMMENT ON COLUMN "infiniband_port"."symbol_error" IS 'count, counter: Errors of the line.';
COMMENT ON COLUMN "infiniband_port"."vl15_dropped" IS 'count, counter: Packets of management thrown away.';

CREATE OR REPLACE VIEW "infiniband_port_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "infiniband_port" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ipvs" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "connections" bigint,
  "incoming_packets" bigint,
  "outgoing_packets" bigint,
  "incoming" bigint,
  "outgoing" bigint
);
COMMENT ON TABLE "ipvs" IS 'Load balancer.';
COMMENT ON COLUMN "ipvs"."connections" IS 'count, counter: Connections made.';
COMMENT ON COLUMN "ipvs"."incoming_packets" IS 'count, counter: Packets received.';
COMMENT ON COLUMN "ipvs"."outgoing_packets" IS 'count, counter: Packets sent.';
COMMENT ON COLUMN "ipvs"."incoming" IS 'bytes, counter: Bytes received.';
COMMENT ON COLUMN "ipvs"."outgoing" IS 'bytes, counter: Bytes sent.';

CREATE OR REPLACE VIEW "ipvs_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "ipvs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ipvs_backend" (
  "message_id" bigint NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" bigint NOT NULL,
  "local_address" text,
  "local_port" text,
  "local_mark" text,
  "proto" text,
  "remote_address" text,
  "remote_port" text,
  "weight" bigint,
  "connections_active" bigint,
  "connections_inactive" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "ipvs_backend" IS 'Load balancer servers.';
COMMENT ON COLUMN "ipvs_backend"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "ipvs_backend"."local_address" IS 'label: The address of the service; none for a mark.';
COMMENT ON COLUMN "ipvs_backend"."local_port" IS 'label: Its port; 0 for a mark.';
COMMENT ON COLUMN "ipvs_backend"."local_mark" IS 'label: The mark of the service.';
COMMENT ON COLUMN "ipvs_backend"."proto" IS 'label: TCP, UDP, SCTP or FWM.';
COMMENT ON COLUMN "ipvs_backend"."remote_address" IS 'label: The address of the server.';
COMMENT ON COLUMN "ipvs_backend"."remote_port" IS 'label: Its port.';
COMMENT ON COLUMN "ipvs_backend"."weight" IS 'none, gauge: Its share of connections.';
COMMENT ON COLUMN "ipvs_backend"."connections_active" IS 'count, gauge: Connections that are made.';
COMMENT ON COLUMN "ipvs_backend"."connections_inactive" IS 'count, gauge: Other connections.';

CREATE OR REPLACE VIEW "ipvs_backend_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "ipvs_backend" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self" (
  "message_id" bigint PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu_ms" double precision,
  "rss_bytes" bigint,
  "missed_ticks" bigint,
  "stuck_threads" bigint,
  "journal_bytes" bigint,
  "journal_records" bigint,
  "journal_not_durable" bigint,
  "message_bytes" bigint
);
COMMENT ON TABLE "self" IS 'The agent itself.';
COMMENT ON COLUMN "self"."cpu_ms" IS 'milliseconds, gauge: CPU time of all threads of the agent since the previous message.';
COMMENT ON COLUMN "self"."rss_bytes" IS 'bytes, gauge: Memory of the agent that is resident.';
COMMENT ON COLUMN "self"."missed_ticks" IS 'count, counter: Ticks skipped since start because the one before had not ended.';
COMMENT ON COLUMN "self"."stuck_threads" IS 'count, gauge: Threads left behind in a call that has not returned.';
COMMENT ON COLUMN "self"."journal_bytes" IS 'bytes, gauge: What the journal takes on its disk.';
COMMENT ON COLUMN "self"."journal_records" IS 'count, gauge: Messages in the journal, those in memory included.';
COMMENT ON COLUMN "self"."journal_not_durable" IS 'count, gauge: Messages that a loss of power would take: they have not been forced yet.';
COMMENT ON COLUMN "self"."message_bytes" IS 'bytes, gauge: The size of the previous message, as JSON; absent in the first one.';

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
  "expired" bigint,
  "corrupt" bigint,
  "overflow" bigint,
  PRIMARY KEY ("message_id", "row")
);
COMMENT ON TABLE "self_output" IS 'The agent''s outputs.';
COMMENT ON COLUMN "self_output"."row" IS 'from 0, as in the message';
COMMENT ON COLUMN "self_output"."name" IS 'label: The output''s name.';
COMMENT ON COLUMN "self_output"."behind" IS 'count, gauge: Messages that wait for this output.';
COMMENT ON COLUMN "self_output"."delivered" IS 'count, counter: Messages that this output accepted since start.';
COMMENT ON COLUMN "self_output"."rejected" IS 'count, counter: Messages that this output refused for good since start.';
COMMENT ON COLUMN "self_output"."dropped" IS 'count, counter: Messages lost to this output since start: expired, corrupt and overflow.';
COMMENT ON COLUMN "self_output"."expired" IS 'count, counter: Messages lost to this output since start because the journal was full or they were too old.';
COMMENT ON COLUMN "self_output"."corrupt" IS 'count, counter: Messages lost to this output since start because the journal was damaged.';
COMMENT ON COLUMN "self_output"."overflow" IS 'count, counter: Messages lost to this output since start because the journal''s disk was out and its memory full.';

CREATE OR REPLACE VIEW "self_output_at" AS
SELECT timestamptz 'epoch' + m."time_us" * interval '1 microsecond' AS "time", m."time_us", m."hostname", g.*
FROM "self_output" AS g JOIN "message" AS m ON m."id" = g."message_id";
