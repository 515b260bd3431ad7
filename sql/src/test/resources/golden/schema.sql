CREATE TABLE "schema_version" (
  -- One row per version of the fixed tables that this database went through.
  "version" INTEGER PRIMARY KEY,
  "applied_at" TEXT NOT NULL, -- ISO 8601, UTC
  "description" TEXT NOT NULL
) STRICT;

CREATE TABLE "catalogue_version" (
  -- One row per catalogue of groups and fields that wrote to this database.
  "fingerprint" TEXT PRIMARY KEY,
  "applied_at" TEXT NOT NULL, -- ISO 8601, UTC
  "description" TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "field" (
  -- What the columns of the groups' tables mean.
  "group_name" TEXT NOT NULL, -- also the table's name
  "field" TEXT NOT NULL, -- also the column's name
  "kind" TEXT NOT NULL, -- label, text, counter, gauge
  "unit" TEXT NOT NULL,
  "decimals" INTEGER NOT NULL, -- decimal places that the value carries
  "help" TEXT NOT NULL,
  "source" TEXT NOT NULL, -- the kernel's name for it, or the formula
  PRIMARY KEY ("group_name", "field")
) STRICT, WITHOUT ROWID;

CREATE TABLE "message" (
  -- One message: one tick of one host. Instants count from 1970, UTC.
  "id" INTEGER PRIMARY KEY,
  "agent" TEXT NOT NULL, -- the agent's UUID
  "journal" TEXT NOT NULL, -- the UUID of the agent's numbering
  "epoch" INTEGER NOT NULL, -- the agent's start, from 1
  "seq" INTEGER NOT NULL, -- number within the epoch, from 1
  "cluster" TEXT, -- from the agent's configuration
  "boot" TEXT, -- the kernel's boot id
  "hostname" TEXT NOT NULL,
  "ip" TEXT,
  "mac" TEXT,
  "time_us" INTEGER NOT NULL, -- microseconds: corrected, the server's clock
  "wall_us" INTEGER NOT NULL, -- microseconds: the host's own clock
  "boottime_us" INTEGER, -- microseconds since boot, suspend included
  "offset_us" INTEGER, -- microseconds added to the host's own clock
  "error_us" INTEGER, -- microseconds: bound of the error of time_us
  "source" TEXT NOT NULL, -- aligned with: server, ntp, none
  "synchronized" INTEGER NOT NULL, -- 1 when the offset is known, else 0
  "why" TEXT, -- why it is not known
  "step_us" INTEGER, -- microseconds: jump of the host's clock, if any
  "interval_ms" INTEGER NOT NULL, -- milliseconds between messages
  UNIQUE ("agent", "journal", "epoch", "seq")
) STRICT;

CREATE INDEX "message_by_time" ON "message"("time_us");

CREATE TABLE "status" (
  -- How the collection of a group went.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "group_name" TEXT NOT NULL,
  "state" TEXT NOT NULL, -- ok, partial, timeout, denied, unsupported, failed
  "us" INTEGER NOT NULL, -- microseconds that the collection took
  "why" TEXT,
  PRIMARY KEY ("message_id", "group_name")
) STRICT, WITHOUT ROWID;

CREATE TABLE "status_target" (
  -- Mounts, disks and interfaces that did not answer as they should.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "group_name" TEXT NOT NULL,
  "row" INTEGER NOT NULL, -- from 0
  "name" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "why" TEXT NOT NULL,
  PRIMARY KEY ("message_id", "group_name", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "message_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m.*
FROM "message" AS m;

CREATE VIEW "status_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "status" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE VIEW "status_target_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "status_target" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "load" (
  -- Load average.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "w1_avg" REAL, -- load, gauge: Load average over 1 minute.
  "w5_avg" REAL, -- load, gauge: Load average over 5 minutes.
  "w15_avg" REAL -- load, gauge: Load average over 15 minutes.
) STRICT;

CREATE VIEW "load_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "load" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu" (
  -- CPU time in percent.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "user" REAL, -- percent, gauge: Share of CPU time spent in user mode, guests excluded.
  "nice" REAL, -- percent, gauge: Share of CPU time spent in user mode at low priority, guests excluded.
  "system" REAL, -- percent, gauge: Share of CPU time spent in kernel mode.
  "idle" REAL, -- percent, gauge: Share of CPU time spent idle.
  "iowait" REAL, -- percent, gauge: Share of CPU time spent idle while a task of this CPU waited for a disk.
  "irq" REAL, -- percent, gauge: Share of CPU time spent serving hardware interrupts.
  "softirq" REAL, -- percent, gauge: Share of CPU time spent serving soft interrupts.
  "steal" REAL, -- percent, gauge: Share of CPU time spent taken by the hypervisor for other guests.
  "guest" REAL, -- percent, gauge: Share of CPU time spent running guests.
  "guest_nice" REAL, -- percent, gauge: Share of CPU time spent running guests at low priority.
  "count" INTEGER -- count, gauge: Logical CPUs online.
) STRICT;

CREATE VIEW "cpu_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "mem" (
  -- Memory in MB.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" REAL, -- mebibytes, gauge: Memory that the kernel manages.
  "used" REAL, -- mebibytes, gauge: Memory in use, caches included.
  "abs_used" REAL, -- mebibytes, gauge: Memory in use without buffers and cache.
  "free" REAL, -- mebibytes, gauge: Memory that nobody uses.
  "buffers" REAL, -- mebibytes, gauge: Cache of raw disk blocks.
  "cached" REAL, -- mebibytes, gauge: Page cache and reclaimable slab, as free(1) counts cache.
  "active" REAL, -- mebibytes, gauge: Memory used recently, unlikely to be reclaimed.
  "inactive" REAL, -- mebibytes, gauge: Memory not used recently, likely to be reclaimed.
  "swap_used" REAL -- mebibytes, gauge: Swap in use.
) STRICT;

CREATE VIEW "mem_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "mem" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk" (
  -- All disks.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" REAL, -- kibibytes, gauge: Capacity of all file systems on block devices.
  "free" REAL, -- kibibytes, gauge: Space that an unprivileged user may still fill.
  "used" REAL, -- kibibytes, gauge: Space in use.
  "tfree" REAL, -- kibibytes, gauge: The same as free, under the document's other name.
  "tread" REAL, -- kibibytes, gauge: Read since the previous message.
  "twrite" REAL, -- kibibytes, gauge: Written since the previous message.
  "read_count" INTEGER, -- count, counter: Reads completed since boot.
  "write_count" INTEGER, -- count, counter: Writes completed since boot.
  "read_bytes" INTEGER, -- bytes, counter: Bytes read since boot.
  "write_bytes" INTEGER, -- bytes, counter: Bytes written since boot.
  "read_time" INTEGER, -- milliseconds, counter: Time that reads took since boot, added over requests.
  "write_time" INTEGER -- milliseconds, counter: Time that writes took since boot, added over requests.
) STRICT;

CREATE VIEW "disk_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "disk" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk_device" (
  -- Each disk.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "name" TEXT, -- label: The kernel's name of the device.
  "cap" REAL, -- kibibytes, gauge: Capacity of the file system on this device.
  "free" REAL, -- kibibytes, gauge: Space that an unprivileged user may still fill.
  "read" REAL, -- kibibytes, gauge: Read since the previous message.
  "write" REAL, -- kibibytes, gauge: Written since the previous message.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "disk_device_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "disk_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "net" (
  -- Network interfaces.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "name" TEXT, -- label: The interface's name.
  "bytes_sent" INTEGER, -- bytes, counter: Bytes sent since the interface was made.
  "bytes_recv" INTEGER, -- bytes, counter: Bytes received since the interface was made.
  "packets_sent" INTEGER, -- count, counter: Packets sent.
  "packets_recv" INTEGER, -- count, counter: Packets received.
  "errin" INTEGER, -- count, counter: Receive errors.
  "errout" INTEGER, -- count, counter: Transmit errors.
  "dropin" INTEGER, -- count, counter: Packets dropped on receipt.
  "dropout" INTEGER, -- count, counter: Packets dropped on sending.
  "read" REAL, -- kibibytes, gauge: Received since the previous message.
  "write" REAL, -- kibibytes, gauge: Sent since the previous message.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "net_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "net" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_time" (
  -- CPU time in seconds.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "cpu" TEXT, -- label: The CPU's number, or total.
  "user" REAL, -- seconds, counter: Time spent in user mode, guests included.
  "nice" REAL, -- seconds, counter: Time spent in user mode at low priority, guests included.
  "system" REAL, -- seconds, counter: Time spent in kernel mode.
  "idle" REAL, -- seconds, counter: Time spent idle.
  "iowait" REAL, -- seconds, counter: Time spent idle while a task of this CPU waited for a disk.
  "irq" REAL, -- seconds, counter: Time spent serving hardware interrupts.
  "softirq" REAL, -- seconds, counter: Time spent serving soft interrupts.
  "steal" REAL, -- seconds, counter: Time spent taken by the hypervisor for other guests.
  "guest" REAL, -- seconds, counter: Time spent running guests.
  "guest_nice" REAL, -- seconds, counter: Time spent running guests at low priority.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cpu_time_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu_time" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "memory" (
  -- Memory in bytes.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "mem_total" INTEGER, -- bytes, gauge: Memory that the kernel manages.
  "mem_free" INTEGER, -- bytes, gauge: Memory that nobody uses.
  "mem_available" INTEGER, -- bytes, gauge: Memory that programs can get without swapping, as the kernel estimates it.
  "buffers" INTEGER, -- bytes, gauge: Cache of raw disk blocks.
  "cached" INTEGER, -- bytes, gauge: Page cache, tmpfs and shared memory included.
  "swap_cached" INTEGER, -- bytes, gauge: Swapped-out pages that are in memory again and still in swap.
  "active" INTEGER, -- bytes, gauge: Memory used recently.
  "inactive" INTEGER, -- bytes, gauge: Memory not used recently.
  "active_anon" INTEGER, -- bytes, gauge: Anonymous memory used recently.
  "inactive_anon" INTEGER, -- bytes, gauge: Anonymous memory not used recently.
  "active_file" INTEGER, -- bytes, gauge: Page cache used recently.
  "inactive_file" INTEGER, -- bytes, gauge: Page cache not used recently.
  "unevictable" INTEGER, -- bytes, gauge: Memory that cannot be reclaimed.
  "mlocked" INTEGER, -- bytes, gauge: Memory locked by mlock.
  "high_total" INTEGER, -- bytes, gauge: High memory (32-bit kernels).
  "high_free" INTEGER, -- bytes, gauge: Free high memory (32-bit kernels).
  "low_total" INTEGER, -- bytes, gauge: Low memory (32-bit kernels).
  "low_free" INTEGER, -- bytes, gauge: Free low memory (32-bit kernels).
  "mmap_copy" INTEGER, -- bytes, gauge: Memory for copies of mapped files (kernels without MMU).
  "swap_total" INTEGER, -- bytes, gauge: Swap space.
  "swap_free" INTEGER, -- bytes, gauge: Swap space that nobody uses.
  "zswap" INTEGER, -- bytes, gauge: Memory that compressed swap takes.
  "zswapped" INTEGER, -- bytes, gauge: Memory that compressed swap holds, uncompressed.
  "dirty" INTEGER, -- bytes, gauge: Memory that waits to be written to disk.
  "writeback" INTEGER, -- bytes, gauge: Memory that is being written to disk.
  "anon_pages" INTEGER, -- bytes, gauge: Anonymous memory mapped by processes.
  "mapped" INTEGER, -- bytes, gauge: Files mapped by processes.
  "shmem" INTEGER, -- bytes, gauge: Shared memory and tmpfs.
  "k_reclaimable" INTEGER, -- bytes, gauge: Kernel memory that can be reclaimed.
  "slab" INTEGER, -- bytes, gauge: Kernel slab caches.
  "s_reclaimable" INTEGER, -- bytes, gauge: Slab that can be reclaimed.
  "s_unreclaim" INTEGER, -- bytes, gauge: Slab that cannot be reclaimed.
  "kernel_stack" INTEGER, -- bytes, gauge: Kernel stacks.
  "shadow_call_stack" INTEGER, -- bytes, gauge: Shadow call stacks.
  "page_tables" INTEGER, -- bytes, gauge: Page tables.
  "sec_page_tables" INTEGER, -- bytes, gauge: Page tables of hypervisors and IOMMUs.
  "quicklists" INTEGER, -- bytes, gauge: Quicklists (kernels before 5.2).
  "nfs_unstable" INTEGER, -- bytes, gauge: NFS pages not yet stable on the server.
  "bounce" INTEGER, -- bytes, gauge: Bounce buffers of block devices.
  "writeback_tmp" INTEGER, -- bytes, gauge: Temporary writeback buffers of FUSE.
  "commit_limit" INTEGER, -- bytes, gauge: Memory that can be promised under strict overcommit.
  "committed_as" INTEGER, -- bytes, gauge: Memory promised to processes.
  "vmalloc_total" INTEGER, -- bytes, gauge: Address space for vmalloc.
  "vmalloc_used" INTEGER, -- bytes, gauge: Address space that vmalloc uses.
  "vmalloc_chunk" INTEGER, -- bytes, gauge: Largest free block for vmalloc.
  "percpu" INTEGER, -- bytes, gauge: Memory of per-CPU allocations.
  "early_memtest_bad" INTEGER, -- bytes, gauge: Memory that the early memory test found bad.
  "hardware_corrupted" INTEGER, -- bytes, gauge: Memory that the kernel knows as corrupt.
  "anon_huge_pages" INTEGER, -- bytes, gauge: Anonymous huge pages mapped by processes.
  "shmem_huge_pages" INTEGER, -- bytes, gauge: Shared memory in huge pages.
  "shmem_pmd_mapped" INTEGER, -- bytes, gauge: Shared memory mapped as huge pages.
  "file_huge_pages" INTEGER, -- bytes, gauge: Page cache in huge pages.
  "file_pmd_mapped" INTEGER, -- bytes, gauge: Page cache mapped as huge pages.
  "cma_total" INTEGER, -- bytes, gauge: Contiguous memory allocator.
  "cma_free" INTEGER, -- bytes, gauge: Contiguous memory allocator, free.
  "unaccepted" INTEGER, -- bytes, gauge: Memory of a confidential guest not yet accepted.
  "balloon" INTEGER, -- bytes, gauge: Memory given back to the hypervisor.
  "gpu_active" INTEGER, -- bytes, gauge: Memory that graphics drivers use.
  "gpu_reclaim" INTEGER, -- bytes, gauge: Memory of graphics drivers that can be reclaimed.
  "hugepages_total" INTEGER, -- count, gauge: Huge pages in the pool.
  "hugepages_free" INTEGER, -- count, gauge: Huge pages of the pool that nobody uses.
  "hugepages_rsvd" INTEGER, -- count, gauge: Huge pages promised and not yet taken.
  "hugepages_surp" INTEGER, -- count, gauge: Huge pages above the pool's size.
  "hugepagesize" INTEGER, -- bytes, gauge: Size of a huge page of the pool.
  "hugetlb" INTEGER, -- bytes, gauge: Memory in huge pages of all sizes.
  "direct_map_4k" INTEGER, -- bytes, gauge: Memory mapped in pages of 4 KiB.
  "direct_map_4m" INTEGER, -- bytes, gauge: Memory mapped in pages of 4 MiB.
  "direct_map_2m" INTEGER, -- bytes, gauge: Memory mapped in pages of 2 MiB.
  "direct_map_1g" INTEGER -- bytes, gauge: Memory mapped in pages of 1 GiB.
) STRICT;

CREATE VIEW "memory_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "memory" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "memory_other" (
  -- Memory, further fields.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "name" TEXT, -- label: The field's name, as the kernel writes it.
  "value" INTEGER, -- none, gauge: The value: bytes where the kernel gives kB, else the plain number.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "memory_other_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "memory_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "swap" (
  -- Swap space.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "total" INTEGER, -- bytes, gauge: Swap space.
  "free" INTEGER, -- bytes, gauge: Swap space that nobody uses.
  "used" INTEGER, -- bytes, gauge: Swap space in use.
  "cached" INTEGER -- bytes, gauge: Swapped-out pages that are in memory again and still in swap.
) STRICT;

CREATE VIEW "swap_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "swap" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "diskio" (
  -- Block device traffic.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The kernel's name of the device.
  "type" TEXT, -- text: disk, partition, loop, ram, zram, dm, md, optical, floppy or nbd.
  "reads_completed" INTEGER, -- count, counter: Reads completed.
  "reads_merged" INTEGER, -- count, counter: Reads merged with a neighbour before they were queued.
  "read_bytes" INTEGER, -- bytes, counter: Bytes read.
  "read_time" REAL, -- seconds, counter: Time that reads took, added over requests.
  "writes_completed" INTEGER, -- count, counter: Writes completed.
  "writes_merged" INTEGER, -- count, counter: Writes merged with a neighbour before they were queued.
  "write_bytes" INTEGER, -- bytes, counter: Bytes written.
  "write_time" REAL, -- seconds, counter: Time that writes took, added over requests.
  "io_now" INTEGER, -- count, gauge: Requests in flight.
  "io_time" REAL, -- seconds, counter: Time during which at least one request was in flight.
  "io_time_weighted" REAL, -- seconds, counter: Time in flight, added over requests.
  "discards_completed" INTEGER, -- count, counter: Discards completed.
  "discards_merged" INTEGER, -- count, counter: Discards merged with a neighbour before they were queued.
  "discard_bytes" INTEGER, -- bytes, counter: Bytes discarded.
  "discard_time" REAL, -- seconds, counter: Time that discards took, added over requests.
  "flushes_completed" INTEGER, -- count, counter: Flush requests completed.
  "flush_time" REAL, -- seconds, counter: Time that flushes took.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "diskio_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "diskio" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "filesystem" (
  -- File systems.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "mountpoint" TEXT, -- label: Where it is mounted, below the configured root.
  "device" TEXT, -- text: What is mounted: a device, a server's path, or a name.
  "fstype" TEXT, -- text: The file system's type.
  "block_device" TEXT, -- text: The kernel's name of the block device beneath; absent when there is none.
  "size" INTEGER, -- bytes, gauge: Size of the file system.
  "free" INTEGER, -- bytes, gauge: Free space, the part reserved for root included.
  "available" INTEGER, -- bytes, gauge: Space that an unprivileged user may fill.
  "files" INTEGER, -- count, gauge: Inodes; absent where the file system does not count them.
  "files_free" INTEGER, -- count, gauge: Free inodes.
  "readonly" INTEGER, -- boolean, gauge: 1 when mounted or remounted read-only, else 0.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "filesystem_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "filesystem" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "network" (
  -- Network interface traffic.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "interface" TEXT, -- label: The interface's name.
  "receive_bytes" INTEGER, -- bytes, counter: Bytes, receiving.
  "receive_packets" INTEGER, -- count, counter: Packets, receiving.
  "receive_errs" INTEGER, -- count, counter: Errors, receiving.
  "receive_drop" INTEGER, -- count, counter: Packets dropped, receiving.
  "receive_fifo" INTEGER, -- count, counter: FIFO overruns, receiving.
  "receive_frame" INTEGER, -- count, counter: Framing errors, receiving.
  "receive_compressed" INTEGER, -- count, counter: Compressed packets, receiving.
  "receive_multicast" INTEGER, -- count, counter: Multicast frames, receiving.
  "transmit_bytes" INTEGER, -- bytes, counter: Bytes, transmitting.
  "transmit_packets" INTEGER, -- count, counter: Packets, transmitting.
  "transmit_errs" INTEGER, -- count, counter: Errors, transmitting.
  "transmit_drop" INTEGER, -- count, counter: Packets dropped, transmitting.
  "transmit_fifo" INTEGER, -- count, counter: FIFO overruns, transmitting.
  "transmit_colls" INTEGER, -- count, counter: Collisions, transmitting.
  "transmit_carrier" INTEGER, -- count, counter: Carrier losses, transmitting.
  "transmit_compressed" INTEGER, -- count, counter: Compressed packets, transmitting.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "network_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "network" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "pressure" (
  -- Pressure stall information.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "resource" TEXT, -- label: cpu, memory, io or irq.
  "some_avg10" REAL, -- ratio, gauge: Share of the last 10 s in which some task waited for the resource.
  "some_avg60" REAL, -- ratio, gauge: Share of the last 60 s in which some task waited for the resource.
  "some_avg300" REAL, -- ratio, gauge: Share of the last 300 s in which some task waited for the resource.
  "some_total" REAL, -- seconds, counter: Time in which some task waited for the resource.
  "full_avg10" REAL, -- ratio, gauge: Share of the last 10 s in which all tasks waited for the resource.
  "full_avg60" REAL, -- ratio, gauge: Share of the last 60 s in which all tasks waited for the resource.
  "full_avg300" REAL, -- ratio, gauge: Share of the last 300 s in which all tasks waited for the resource.
  "full_total" REAL, -- seconds, counter: Time in which all tasks waited for the resource.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "pressure_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "pressure" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "host" (
  -- Host.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "kernel" TEXT, -- text: The kernel's release.
  "cpu_model" TEXT, -- text: The model of the first CPU.
  "cpu_count" INTEGER, -- count, gauge: Logical CPUs online.
  "boot_time" INTEGER, -- seconds, gauge: When the host started, in seconds since 1970 by its own clock.
  "uptime" REAL -- seconds, counter: Time since the host started, suspend included.
) STRICT;

CREATE VIEW "host_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "host" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self" (
  -- The agent itself.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu_ms" REAL, -- milliseconds, gauge: CPU time of all threads of the agent since the previous message.
  "rss_bytes" INTEGER, -- bytes, gauge: Memory of the agent that is resident.
  "missed_ticks" INTEGER, -- count, counter: Ticks skipped since start because the one before had not ended.
  "stuck_threads" INTEGER, -- count, gauge: Threads left behind in a call that has not returned.
  "journal_bytes" INTEGER, -- bytes, gauge: What the journal takes on its disk.
  "journal_records" INTEGER, -- count, gauge: Messages in the journal, those in memory included.
  "journal_not_durable" INTEGER -- count, gauge: Messages that a loss of power would take: they have not been forced yet.
) STRICT;

CREATE VIEW "self_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "self" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self_output" (
  -- The agent's outputs.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "name" TEXT, -- label: The output's name.
  "behind" INTEGER, -- count, gauge: Messages that wait for this output.
  "delivered" INTEGER, -- count, counter: Messages that this output accepted since start.
  "rejected" INTEGER, -- count, counter: Messages that this output refused for good since start.
  "dropped" INTEGER, -- count, counter: Messages lost to this output since start: expired, corrupt and overflow.
  "expired" INTEGER, -- count, counter: Messages lost to this output since start because the journal was full or they were too old.
  "corrupt" INTEGER, -- count, counter: Messages lost to this output since start because the journal was damaged.
  "overflow" INTEGER, -- count, counter: Messages lost to this output since start because the journal's disk was out and its memory full.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "self_output_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "self_output" AS g JOIN "message" AS m ON m."id" = g."message_id";
