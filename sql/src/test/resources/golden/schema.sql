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

CREATE TABLE "stat" (
  -- Kernel activity.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "forks" INTEGER, -- count, counter: Processes and threads started.
  "context_switches" INTEGER, -- count, counter: Context switches.
  "interrupts" INTEGER, -- count, counter: Interrupts served.
  "softirqs" INTEGER, -- count, counter: Soft interrupts served.
  "procs_running" INTEGER, -- count, gauge: Tasks that run or wait for a CPU.
  "procs_blocked" INTEGER -- count, gauge: Tasks that wait for a disk.
) STRICT;

CREATE VIEW "stat_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "stat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "vmstat" (
  -- Virtual memory events.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "pgpgin" INTEGER, -- count, counter: KiB read from block devices.
  "pgpgout" INTEGER, -- count, counter: KiB written to block devices.
  "pswpin" INTEGER, -- count, counter: Pages swapped in.
  "pswpout" INTEGER, -- count, counter: Pages swapped out.
  "pgfault" INTEGER, -- count, counter: Page faults.
  "pgmajfault" INTEGER, -- count, counter: Page faults that waited for a disk.
  "oom_kill" INTEGER -- count, counter: Processes killed because memory ran out.
) STRICT;

CREATE VIEW "vmstat_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "vmstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "vmstat_other" (
  -- Virtual memory events, all others.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "name" TEXT, -- label: The name, as the kernel writes it.
  "value" INTEGER, -- none, gauge: The number: a state, or events since boot.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "vmstat_other_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "vmstat_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netstat" (
  -- Network protocols.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "ip_forwarding" INTEGER, -- none, gauge: Whether packets are forwarded: 1 yes, 2 no.
  "ip_ext_in_octets" INTEGER, -- bytes, counter: Bytes received.
  "ip_ext_out_octets" INTEGER, -- bytes, counter: Bytes sent.
  "ip6_in_octets" INTEGER, -- bytes, counter: Bytes received.
  "ip6_out_octets" INTEGER, -- bytes, counter: Bytes sent.
  "icmp_in_msgs" INTEGER, -- count, counter: Messages received.
  "icmp_in_errors" INTEGER, -- count, counter: Messages or datagrams received with an error.
  "icmp_out_msgs" INTEGER, -- count, counter: Messages sent.
  "icmp6_in_msgs" INTEGER, -- count, counter: Messages received.
  "icmp6_in_errors" INTEGER, -- count, counter: Messages or datagrams received with an error.
  "icmp6_out_msgs" INTEGER, -- count, counter: Messages sent.
  "tcp_active_opens" INTEGER, -- count, counter: Connections opened from here.
  "tcp_passive_opens" INTEGER, -- count, counter: Connections opened from outside.
  "tcp_curr_estab" INTEGER, -- count, gauge: Connections that are open.
  "tcp_in_segs" INTEGER, -- count, counter: Segments received.
  "tcp_out_segs" INTEGER, -- count, counter: Segments sent.
  "tcp_retrans_segs" INTEGER, -- count, counter: Segments sent again.
  "tcp_in_errs" INTEGER, -- count, counter: Segments received with an error.
  "tcp_out_rsts" INTEGER, -- count, counter: Segments sent that reset a connection.
  "tcp_ext_listen_overflows" INTEGER, -- count, counter: Connections refused because the listener was behind.
  "tcp_ext_listen_drops" INTEGER, -- count, counter: Connection requests dropped by listeners.
  "tcp_ext_syncookies_sent" INTEGER, -- count, counter: SYN cookies sent.
  "tcp_ext_syncookies_recv" INTEGER, -- count, counter: SYN cookies received.
  "tcp_ext_syncookies_failed" INTEGER, -- count, counter: SYN cookies received that are not ours.
  "tcp_ext_syn_retrans" INTEGER, -- count, counter: Connection requests sent again.
  "tcp_ext_timeouts" INTEGER, -- count, counter: Timeouts of connections.
  "tcp_ext_ofo_queue" INTEGER, -- count, counter: Segments that came out of order.
  "tcp_ext_rcv_q_drop" INTEGER, -- count, counter: Segments dropped because the queue was full.
  "udp_in_datagrams" INTEGER, -- count, counter: Datagrams received.
  "udp_out_datagrams" INTEGER, -- count, counter: Datagrams sent.
  "udp_no_ports" INTEGER, -- count, counter: Datagrams to a port where nobody listens.
  "udp_in_errors" INTEGER, -- count, counter: Messages or datagrams received with an error.
  "udp_rcvbuf_errors" INTEGER, -- count, counter: Datagrams dropped because the receive buffer was full.
  "udp_sndbuf_errors" INTEGER, -- count, counter: Datagrams dropped because the send buffer was full.
  "udp6_in_datagrams" INTEGER, -- count, counter: Datagrams received.
  "udp6_out_datagrams" INTEGER, -- count, counter: Datagrams sent.
  "udp6_no_ports" INTEGER, -- count, counter: Datagrams to a port where nobody listens.
  "udp6_in_errors" INTEGER, -- count, counter: Messages or datagrams received with an error.
  "udp6_rcvbuf_errors" INTEGER, -- count, counter: Datagrams dropped because the receive buffer was full.
  "udp6_sndbuf_errors" INTEGER, -- count, counter: Datagrams dropped because the send buffer was full.
  "udplite_in_errors" INTEGER, -- count, counter: Messages or datagrams received with an error.
  "udplite6_in_errors" INTEGER -- count, counter: Messages or datagrams received with an error.
) STRICT;

CREATE VIEW "netstat_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "netstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netstat_other" (
  -- Network protocols, all others.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "protocol" TEXT, -- label: The protocol, as the kernel writes it.
  "name" TEXT, -- label: The counter, as the kernel writes it.
  "value" INTEGER, -- none, gauge: The number.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "netstat_other_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "netstat_other" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "sockstat" (
  -- Sockets.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "sockets_used" INTEGER, -- count, gauge: Sockets in use, of all kinds.
  "tcp_inuse" INTEGER, -- count, gauge: TCP sockets in use.
  "tcp_orphan" INTEGER, -- count, gauge: TCP sockets that no process holds any more.
  "tcp_tw" INTEGER, -- count, gauge: TCP sockets that wait for late packets (TIME_WAIT).
  "tcp_alloc" INTEGER, -- count, gauge: TCP sockets allocated.
  "tcp_mem" INTEGER, -- count, gauge: Pages of TCP buffers.
  "tcp_mem_bytes" INTEGER, -- bytes, gauge: Memory of TCP buffers.
  "udp_inuse" INTEGER, -- count, gauge: UDP sockets in use.
  "udp_mem" INTEGER, -- count, gauge: Pages of UDP buffers.
  "udp_mem_bytes" INTEGER, -- bytes, gauge: Memory of UDP buffers.
  "udplite_inuse" INTEGER, -- count, gauge: UDP-Lite sockets in use.
  "raw_inuse" INTEGER, -- count, gauge: Raw sockets in use.
  "frag_inuse" INTEGER, -- count, gauge: Packets being put together from fragments.
  "frag_memory" INTEGER, -- bytes, gauge: Memory of fragments.
  "tcp6_inuse" INTEGER, -- count, gauge: TCP sockets in use over IPv6.
  "udp6_inuse" INTEGER, -- count, gauge: UDP sockets in use over IPv6.
  "udplite6_inuse" INTEGER, -- count, gauge: UDP-Lite sockets in use over IPv6.
  "raw6_inuse" INTEGER, -- count, gauge: Raw sockets in use over IPv6.
  "frag6_inuse" INTEGER, -- count, gauge: IPv6 packets being put together from fragments.
  "frag6_memory" INTEGER -- bytes, gauge: Memory of IPv6 fragments.
) STRICT;

CREATE VIEW "sockstat_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "sockstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "softnet" (
  -- Packet backlog.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "cpu" TEXT, -- label: The CPU's number, by the order of the lines.
  "processed" INTEGER, -- count, counter: Packets processed.
  "dropped" INTEGER, -- count, counter: Packets dropped because the queue was full.
  "times_squeezed" INTEGER, -- count, counter: How often the time or the budget ran out with packets left.
  "received_rps" INTEGER, -- count, counter: Times that another CPU woke this one for packets.
  "flow_limit_count" INTEGER, -- count, counter: Packets dropped because one flow had too many.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "softnet_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "softnet" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "udp_queues" (
  -- UDP queues.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "ip" TEXT, -- label: v4 or v6.
  "tx" INTEGER, -- bytes, gauge: Bytes that wait to be sent.
  "rx" INTEGER, -- bytes, gauge: Bytes that wait to be read.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "udp_queues_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "udp_queues" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "filefd" (
  -- File handles.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "allocated" INTEGER, -- count, gauge: File handles allocated.
  "maximum" INTEGER -- count, gauge: File handles that may be allocated.
) STRICT;

CREATE VIEW "filefd_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "filefd" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "entropy" (
  -- Entropy.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "available" INTEGER, -- count, gauge: Bits of entropy available.
  "pool_size" INTEGER -- count, gauge: Bits that the pool holds.
) STRICT;

CREATE VIEW "entropy_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "entropy" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "conntrack" (
  -- Connection tracking.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "entries" INTEGER, -- count, gauge: Connections followed.
  "entries_limit" INTEGER, -- count, gauge: Connections that can be followed.
  "found" INTEGER, -- count, counter: Look-ups that found a connection.
  "invalid" INTEGER, -- count, counter: Packets that cannot be followed.
  "ignore" INTEGER, -- count, counter: Packets that belong to a connection already.
  "insert" INTEGER, -- count, counter: Connections added.
  "insert_failed" INTEGER, -- count, counter: Connections that could not be added.
  "drop" INTEGER, -- count, counter: Packets dropped because a connection could not be added.
  "early_drop" INTEGER, -- count, counter: Connections dropped to make room.
  "search_restart" INTEGER -- count, counter: Look-ups begun anew.
) STRICT;

CREATE VIEW "conntrack_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "conntrack" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "arp" (
  -- Neighbours.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The interface.
  "entries" INTEGER, -- count, gauge: Entries.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "arp_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "arp" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "schedstat" (
  -- Scheduling.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "cpu" TEXT, -- label: The CPU's number.
  "running" REAL, -- seconds, counter: Time that tasks ran.
  "waiting" REAL, -- seconds, counter: Time that tasks waited to run.
  "timeslices" INTEGER, -- count, counter: Times that a task was given the CPU.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "schedstat_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "schedstat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "netclass" (
  -- Network interface settings.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The interface.
  "address" TEXT, -- text: The hardware address.
  "broadcast" TEXT, -- text: The hardware address of all.
  "duplex" TEXT, -- text: full, half or unknown.
  "operstate" TEXT, -- text: The state of operation, RFC 2863.
  "ifalias" TEXT, -- text: A name that somebody gave.
  "up" INTEGER, -- boolean, gauge: Whether it is in operation.
  "carrier" INTEGER, -- boolean, gauge: Whether there is a link.
  "speed_bytes" INTEGER, -- bytes, gauge: Bytes that it moves in a second at most.
  "speed_known" INTEGER, -- boolean, gauge: Whether the driver knows the speed, where it is asked.
  "mtu_bytes" INTEGER, -- bytes, gauge: The largest packet.
  "transmit_queue_length" INTEGER, -- count, gauge: Packets that the queue takes.
  "flags" INTEGER, -- none, gauge: The kernel's flags, as one number.
  "address_assign_type" INTEGER, -- none, gauge: Where the address comes from.
  "device_id" INTEGER, -- none, gauge: What tells it from others on the same port.
  "dormant" INTEGER, -- boolean, gauge: Whether it waits for something outside.
  "iface_id" INTEGER, -- none, gauge: The kernel's number of it.
  "iface_link" INTEGER, -- none, gauge: The number of the interface beneath.
  "iface_link_mode" INTEGER, -- none, gauge: How its link is decided.
  "name_assign_type" INTEGER, -- none, gauge: Where the name comes from.
  "net_dev_group" INTEGER, -- none, gauge: The group that it belongs to.
  "protocol_type" INTEGER, -- none, gauge: The kind of hardware, as if_arp.h numbers it.
  "receive_nohandler" INTEGER, -- count, counter: Packets received for which nobody was there.
  "carrier_changes" INTEGER, -- count, counter: How often the link came or went.
  "carrier_up_changes" INTEGER, -- count, counter: How often the link came.
  "carrier_down_changes" INTEGER, -- count, counter: How often the link went.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "netclass_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "netclass" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "bonding" (
  -- Bonded interfaces.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "master" TEXT, -- label: The bonded interface.
  "slaves" INTEGER, -- count, gauge: Interfaces that make it up.
  "active" INTEGER, -- count, gauge: Those of them that work.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "bonding_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "bonding" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon" (
  -- Hardware sensors.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "chip" TEXT, -- label: The chip.
  "sensor" TEXT, -- label: The sensor.
  "reading" TEXT, -- label: What is read: temp, temp_max, fan_alarm.
  "unit" TEXT, -- text: The unit: celsius, volts, rpm, watt; absent for plain numbers.
  "value" REAL, -- none, gauge: The value, in its unit.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "hwmon_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "hwmon" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon_chip" (
  -- Hardware sensor chips.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "chip" TEXT, -- label: The chip.
  "chip_name" TEXT, -- text: The driver's name for it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "hwmon_chip_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "hwmon_chip" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "hwmon_label" (
  -- Hardware sensor labels.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "chip" TEXT, -- label: The chip.
  "sensor" TEXT, -- label: The sensor.
  "label" TEXT, -- text: What the maker calls it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "hwmon_label_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "hwmon_label" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "thermal_zone" (
  -- Thermal zones.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "zone" TEXT, -- label: The zone's number.
  "type" TEXT, -- text: What it measures.
  "temperature" REAL, -- none, gauge: Degrees Celsius.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "thermal_zone_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "thermal_zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cooling_device" (
  -- Cooling devices.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "name" TEXT, -- label: The device's number.
  "type" TEXT, -- text: What cools.
  "cur_state" INTEGER, -- none, gauge: How hard it works.
  "max_state" INTEGER, -- none, gauge: How hard it can work.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cooling_device_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cooling_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_frequency" (
  -- CPU frequency.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "cpu" TEXT, -- label: The CPU's number.
  "governor" TEXT, -- text: Who decides the frequency.
  "frequency" INTEGER, -- none, gauge: Cycles in a second, as the hardware says.
  "frequency_min" INTEGER, -- none, gauge: The lowest that the hardware can.
  "frequency_max" INTEGER, -- none, gauge: The highest that the hardware can.
  "scaling" INTEGER, -- none, gauge: Cycles in a second, as the kernel set it.
  "scaling_min" INTEGER, -- none, gauge: The lowest that the kernel may set.
  "scaling_max" INTEGER, -- none, gauge: The highest that the kernel may set.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cpu_frequency_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu_frequency" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_throttle" (
  -- CPU throttling.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "package" TEXT, -- label: The CPU's package.
  "core" TEXT, -- label: The core within it.
  "core_throttles" INTEGER, -- count, counter: How often the core was slowed down.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cpu_throttle_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu_throttle" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "package_throttle" (
  -- CPU package throttling.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "package" TEXT, -- label: The CPU's package.
  "package_throttles" INTEGER, -- count, counter: How often the package was slowed down.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "package_throttle_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "package_throttle" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_isolated" (
  -- Isolated CPUs.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "cpu" TEXT, -- label: The CPU's number.
  "isolated" INTEGER, -- boolean, gauge: That it is.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cpu_isolated_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu_isolated" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "edac" (
  -- Memory errors.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "controller" TEXT, -- label: The controller's number.
  "correctable" INTEGER, -- count, counter: Errors corrected.
  "uncorrectable" INTEGER, -- count, counter: Errors that could not be corrected.
  "correctable_noinfo" INTEGER, -- count, counter: Errors corrected of which the place is not known.
  "uncorrectable_noinfo" INTEGER, -- count, counter: Errors not corrected of which the place is not known.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "edac_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "edac" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "edac_csrow" (
  -- Memory errors by row.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "controller" TEXT, -- label: The controller's number.
  "csrow" TEXT, -- label: The row's number.
  "correctable" INTEGER, -- count, counter: Errors corrected.
  "uncorrectable" INTEGER, -- count, counter: Errors that could not be corrected.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "edac_csrow_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "edac_csrow" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "md" (
  -- Software RAID.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The array.
  "state" TEXT, -- text: active, inactive, recovering, resync or check.
  "disks_active" INTEGER, -- count, gauge: Disks at work.
  "disks_failed" INTEGER, -- count, gauge: Disks that have failed.
  "disks_spare" INTEGER, -- count, gauge: Disks that wait to take over.
  "disks_required" INTEGER, -- count, gauge: Disks that the array is made of.
  "blocks" INTEGER, -- count, gauge: Its size, in blocks of 1,024 bytes.
  "blocks_synced" INTEGER, -- count, gauge: Blocks that are the same on all disks.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "md_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "md" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfs" (
  -- NFS client.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "packets_udp" INTEGER, -- count, counter: Packets by UDP.
  "packets_tcp" INTEGER, -- count, counter: Packets by TCP.
  "connections" INTEGER, -- count, counter: TCP connections made.
  "rpcs" INTEGER, -- count, counter: Calls made.
  "retransmissions" INTEGER, -- count, counter: Calls made again.
  "authentication_refreshes" INTEGER -- count, counter: Credentials made anew.
) STRICT;

CREATE VIEW "nfs_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "nfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfs_request" (
  -- NFS client requests.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "proto" TEXT, -- label: The version of NFS.
  "method" TEXT, -- label: The method.
  "requests" INTEGER, -- count, counter: Calls of it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "nfs_request_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "nfs_request" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nvme" (
  -- NVMe controllers.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The controller.
  "firmware_revision" TEXT, -- text: The firmware.
  "model" TEXT, -- text: The model.
  "serial" TEXT, -- text: The serial number.
  "state" TEXT, -- text: live, resetting, dead and others.
  "live" INTEGER, -- boolean, gauge: Whether it works.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "nvme_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "nvme" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "power_supply" (
  -- Power supplies.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "power_supply" TEXT, -- label: The power supply.
  "type" TEXT, -- text: Battery, Mains, UPS or USB.
  "capacity_level" TEXT, -- text: How full, in a word.
  "charge_type" TEXT, -- text: How it is charged.
  "health" TEXT, -- text: How well it is.
  "manufacturer" TEXT, -- text: Who made it.
  "model_name" TEXT, -- text: The model.
  "serial_number" TEXT, -- text: The serial number.
  "status" TEXT, -- text: Charging, Discharging, Full and others.
  "technology" TEXT, -- text: The battery's chemistry.
  "usb_type" TEXT, -- text: The kinds of USB supply it may be.
  "scope" TEXT, -- text: What it feeds.
  "online" INTEGER, -- boolean, gauge: Whether it feeds the host.
  "present" INTEGER, -- boolean, gauge: Whether it is there.
  "authentic" INTEGER, -- boolean, gauge: Whether it is what it says.
  "capacity" INTEGER, -- none, gauge: How full it is, in percent.
  "cyclecount" INTEGER, -- count, gauge: How often it was charged.
  "energy_watthour" REAL, -- none, gauge: Watt-hours in it.
  "energy_full" REAL, -- none, gauge: Watt-hours in it when it is full.
  "energy_full_design" REAL, -- none, gauge: Watt-hours that it was made for.
  "energy_empty" REAL, -- none, gauge: Watt-hours in it when it is empty.
  "charge_ampere" REAL, -- none, gauge: Ampere-hours in it.
  "charge_full" REAL, -- none, gauge: Ampere-hours in it when it is full.
  "charge_full_design" REAL, -- none, gauge: Ampere-hours that it was made for.
  "power_watt" REAL, -- none, gauge: Watts that flow.
  "current_ampere" REAL, -- none, gauge: Amperes that flow.
  "current_max" REAL, -- none, gauge: Amperes that may flow.
  "voltage_volt" REAL, -- none, gauge: Volts.
  "voltage_max" REAL, -- none, gauge: The most volts that were seen or are allowed.
  "voltage_max_design" REAL, -- none, gauge: The most volts that it was made for.
  "voltage_min" REAL, -- none, gauge: The fewest volts that were seen or are allowed.
  "voltage_min_design" REAL, -- none, gauge: The fewest volts that it was made for.
  "temp_celsius" REAL, -- none, gauge: Degrees Celsius.
  "time_to_empty_seconds" INTEGER, -- seconds, gauge: Time until it is empty.
  "time_to_full_seconds" INTEGER, -- seconds, gauge: Time until it is full.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "power_supply_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "power_supply" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "rapl" (
  -- Energy.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "path" TEXT, -- label: The zone's directory.
  "zone" TEXT, -- label: What it measures: package, core, dram.
  "index" TEXT, -- label: Which of them.
  "joules" REAL, -- none, counter: Energy taken, until its counter starts anew.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "rapl_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "rapl" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "os" (
  -- Operating system.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "id" TEXT, -- text: Its name for programs.
  "id_like" TEXT, -- text: What it is made of.
  "name" TEXT, -- text: Its name.
  "pretty_name" TEXT, -- text: Its name and version.
  "version" TEXT, -- text: Its version.
  "version_id" TEXT, -- text: Its version for programs.
  "version_codename" TEXT, -- text: What the version is called.
  "build_id" TEXT, -- text: The build.
  "variant" TEXT, -- text: The variant.
  "variant_id" TEXT, -- text: The variant for programs.
  "image_id" TEXT, -- text: The image.
  "image_version" TEXT -- text: The image's version.
) STRICT;

CREATE VIEW "os_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "os" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "dmi" (
  -- Hardware.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "bios_date" TEXT, -- text: Date of the firmware.
  "bios_release" TEXT, -- text: Release of the firmware.
  "bios_vendor" TEXT, -- text: Vendor of the firmware.
  "bios_version" TEXT, -- text: Version of the firmware.
  "board_asset_tag" TEXT, -- text: Asset tag of the main board.
  "board_name" TEXT, -- text: Name of the main board.
  "board_serial" TEXT, -- text: Serial of the main board.
  "board_vendor" TEXT, -- text: Vendor of the main board.
  "board_version" TEXT, -- text: Version of the main board.
  "chassis_asset_tag" TEXT, -- text: Asset tag of the case.
  "chassis_serial" TEXT, -- text: Serial of the case.
  "chassis_vendor" TEXT, -- text: Vendor of the case.
  "chassis_version" TEXT, -- text: Version of the case.
  "product_family" TEXT, -- text: Family of the machine.
  "product_name" TEXT, -- text: Name of the machine.
  "product_serial" TEXT, -- text: Serial of the machine.
  "product_sku" TEXT, -- text: Stock number of the machine.
  "product_uuid" TEXT, -- text: Uuid of the machine.
  "product_version" TEXT, -- text: Version of the machine.
  "system_vendor" TEXT -- text: Vendor of the machine.
) STRICT;

CREATE VIEW "dmi_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "dmi" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "clocksource" (
  -- Clock sources.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The device's number.
  "clocksource" TEXT, -- label: The source.
  "current" INTEGER, -- boolean, gauge: True for the one in use; absent for the others.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "clocksource_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "clocksource" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "selinux" (
  -- SELinux.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "enabled" INTEGER, -- boolean, gauge: Whether it is on.
  "current_mode" INTEGER -- boolean, gauge: Whether it enforces.
) STRICT;

CREATE VIEW "selinux_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "selinux" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "uname" (
  -- Kernel name.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "sysname" TEXT, -- text: The kernel.
  "release" TEXT, -- text: Its release.
  "version" TEXT, -- text: Its build.
  "machine" TEXT, -- text: The architecture.
  "nodename" TEXT, -- text: The host's name.
  "domainname" TEXT -- text: The host's NIS domain.
) STRICT;

CREATE VIEW "uname_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "uname" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "xfs" (
  -- XFS.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The block device.
  "extent_allocation_extents_allocated" INTEGER, -- count, counter: Extent allocation extents allocated.
  "extent_allocation_blocks_allocated" INTEGER, -- count, counter: Extent allocation blocks allocated.
  "extent_allocation_extents_freed" INTEGER, -- count, counter: Extent allocation extents freed.
  "extent_allocation_blocks_freed" INTEGER, -- count, counter: Extent allocation blocks freed.
  "allocation_btree_lookups" INTEGER, -- count, counter: Allocation btree lookups.
  "allocation_btree_compares" INTEGER, -- count, counter: Allocation btree compares.
  "allocation_btree_records_inserted" INTEGER, -- count, counter: Allocation btree records inserted.
  "allocation_btree_records_deleted" INTEGER, -- count, counter: Allocation btree records deleted.
  "block_mapping_reads" INTEGER, -- count, counter: Block mapping reads.
  "block_mapping_writes" INTEGER, -- count, counter: Block mapping writes.
  "block_mapping_unmaps" INTEGER, -- count, counter: Block mapping unmaps.
  "block_mapping_extent_list_insertions" INTEGER, -- count, counter: Block mapping extent list insertions.
  "block_mapping_extent_list_deletions" INTEGER, -- count, counter: Block mapping extent list deletions.
  "block_mapping_extent_list_lookups" INTEGER, -- count, counter: Block mapping extent list lookups.
  "block_mapping_extent_list_compares" INTEGER, -- count, counter: Block mapping extent list compares.
  "block_map_btree_lookups" INTEGER, -- count, counter: Block map btree lookups.
  "block_map_btree_compares" INTEGER, -- count, counter: Block map btree compares.
  "block_map_btree_records_inserted" INTEGER, -- count, counter: Block map btree records inserted.
  "block_map_btree_records_deleted" INTEGER, -- count, counter: Block map btree records deleted.
  "directory_operation_lookup" INTEGER, -- count, counter: Directory operation lookup.
  "directory_operation_create" INTEGER, -- count, counter: Directory operation create.
  "directory_operation_remove" INTEGER, -- count, counter: Directory operation remove.
  "directory_operation_getdents" INTEGER, -- count, counter: Directory operation getdents.
  "inode_operation_attempts" INTEGER, -- count, counter: Inode operation attempts.
  "inode_operation_found" INTEGER, -- count, counter: Inode operation found.
  "inode_operation_recycled" INTEGER, -- count, counter: Inode operation recycled.
  "inode_operation_missed" INTEGER, -- count, counter: Inode operation missed.
  "inode_operation_duplicates" INTEGER, -- count, counter: Inode operation duplicates.
  "inode_operation_reclaims" INTEGER, -- count, counter: Inode operation reclaims.
  "inode_operation_attribute_changes" INTEGER, -- count, counter: Inode operation attribute changes.
  "write_calls" INTEGER, -- count, counter: Write calls.
  "read_calls" INTEGER, -- count, counter: Read calls.
  "vnode_active" INTEGER, -- count, counter: Vnode active.
  "vnode_allocate" INTEGER, -- count, counter: Vnode allocate.
  "vnode_get" INTEGER, -- count, counter: Vnode get.
  "vnode_hold" INTEGER, -- count, counter: Vnode hold.
  "vnode_release" INTEGER, -- count, counter: Vnode release.
  "vnode_reclaim" INTEGER, -- count, counter: Vnode reclaim.
  "vnode_remove" INTEGER, -- count, counter: Vnode remove.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "xfs_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "xfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zfs" (
  -- ZFS.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "area" TEXT, -- label: What it belongs to: arc, abd, zil and others.
  "name" TEXT, -- label: The counter.
  "value" INTEGER, -- none, gauge: The number; one that ZFS took below zero is negative.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "zfs_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "zfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zpool" (
  -- ZFS pools.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "zpool" TEXT, -- label: The pool.
  "dataset" TEXT, -- label: The dataset; absent for the pool itself.
  "name" TEXT, -- label: The counter.
  "value" INTEGER, -- none, gauge: The number; one that ZFS took below zero is negative.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "zpool_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "zpool" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zpool_state" (
  -- ZFS pool states.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "zpool" TEXT, -- label: The pool.
  "state" TEXT, -- text: online, degraded, faulted, offline, removed, suspended or unavail.
  "online" INTEGER, -- boolean, gauge: Whether it is well.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "zpool_state_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "zpool_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "timex" (
  -- Kernel clock.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "synchronized" INTEGER, -- boolean, gauge: Whether somebody keeps the clock.
  "offset" REAL, -- seconds, gauge: How far the clock is to be moved.
  "frequency_ppm" REAL, -- none, gauge: By how many millionths the clock is made faster.
  "max_error" REAL, -- seconds, gauge: The largest error of the clock.
  "estimated_error" REAL, -- seconds, gauge: The error of the clock, as it is estimated.
  "status" INTEGER, -- none, gauge: The kernel's flags, as one number.
  "loop_time_constant" INTEGER, -- none, gauge: How slowly the loop that keeps the clock answers.
  "tick" REAL, -- seconds, gauge: The time between ticks.
  "tai_offset" INTEGER, -- seconds, gauge: Leap seconds since 1972, and ten.
  "pps_frequency_ppm" REAL, -- none, gauge: Frequency of the pulse, in millionths.
  "pps_jitter" REAL, -- seconds, gauge: Jitter of the pulse.
  "pps_shift" INTEGER, -- seconds, gauge: The interval of the pulse.
  "pps_stability_ppm" REAL, -- none, gauge: Wander of the pulse, in millionths.
  "pps_jitter_exceeded" INTEGER, -- count, counter: How often the pulse jittered too much.
  "pps_calibrations" INTEGER, -- count, counter: Intervals by which the pulse was calibrated.
  "pps_errors" INTEGER, -- count, counter: Calibrations that failed.
  "pps_stability_exceeded" INTEGER -- count, counter: How often the pulse wandered too far.
) STRICT;

CREATE VIEW "timex_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "timex" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tcp_state" (
  -- TCP connections.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "state" TEXT, -- label: The state, as RFC 9293 names it.
  "connections" INTEGER, -- count, gauge: Connections in it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "tcp_state_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "tcp_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_info" (
  -- CPU models.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "cpu" TEXT, -- label: The CPU's number.
  "package" TEXT, -- text: Its package.
  "core" TEXT, -- text: The core within it.
  "vendor" TEXT, -- text: Who made it.
  "family" TEXT, -- text: Its family.
  "model" TEXT, -- text: Its model's number.
  "model_name" TEXT, -- text: Its model.
  "stepping" TEXT, -- text: Its revision.
  "microcode" TEXT, -- text: Its microcode.
  "cachesize" TEXT, -- text: Its cache.
  "online" INTEGER, -- boolean, gauge: That it is there.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cpu_info_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu_info" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "agent_process" (
  -- The agent's process.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu" REAL, -- seconds, counter: CPU time of all its threads since its start.
  "start_time" REAL, -- seconds, gauge: When it started, in seconds since 1970.
  "resident_memory" INTEGER, -- bytes, gauge: Memory that is resident.
  "virtual_memory" INTEGER, -- bytes, gauge: Addresses that are mapped.
  "virtual_memory_max" INTEGER, -- bytes, gauge: Addresses that may be mapped; absent where there is no limit.
  "open_fds" INTEGER, -- count, gauge: Files that are open.
  "max_fds" INTEGER -- count, gauge: Files that may be open.
) STRICT;

CREATE VIEW "agent_process_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "agent_process" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "processes" (
  -- Processes.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "pids" INTEGER, -- count, gauge: Processes.
  "threads" INTEGER, -- count, gauge: Threads.
  "max_processes" INTEGER, -- count, gauge: The largest number of a process.
  "max_threads" INTEGER -- count, gauge: Threads that there may be.
) STRICT;

CREATE VIEW "processes_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "processes" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "process_state" (
  -- Processes by state.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "state" TEXT, -- label: The state: R, S, D, Z, T, t, I and others of proc_pid_stat(5).
  "processes" INTEGER, -- count, gauge: Processes in it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "process_state_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "process_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "thread_state" (
  -- Threads by state.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "state" TEXT, -- label: The state, as of a process.
  "threads" INTEGER, -- count, gauge: Threads in it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "thread_state_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "thread_state" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "top_process" (
  -- Top processes.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "pid" TEXT, -- label: The process's number.
  "name" TEXT, -- text: Its name.
  "cpu_percent" REAL, -- none, gauge: CPU time since the previous message; 100 is one CPU.
  "cpu" REAL, -- seconds, counter: CPU time since it started.
  "resident_memory" INTEGER, -- bytes, gauge: Memory that is resident.
  "threads" INTEGER, -- count, gauge: Its threads.
  "read_bytes" INTEGER, -- bytes, counter: Bytes read from disks.
  "write_bytes" INTEGER, -- bytes, counter: Bytes written to disks.
  "io_bytes_recent" INTEGER, -- bytes, gauge: Bytes read and written since the previous message.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "top_process_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "top_process" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cgroup" (
  -- Control groups.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "path" TEXT, -- label: Its path below the root; / is the root itself.
  "cpu" REAL, -- seconds, counter: CPU time.
  "cpu_user" REAL, -- seconds, counter: CPU time in user mode.
  "cpu_system" REAL, -- seconds, counter: CPU time in kernel mode.
  "cpu_throttled" REAL, -- seconds, counter: Time that it was kept from running.
  "cpu_throttles" INTEGER, -- count, counter: How often it was kept from running.
  "memory" INTEGER, -- bytes, gauge: Memory that it takes.
  "memory_max" INTEGER, -- bytes, gauge: Memory that it may take; absent for no limit.
  "swap" INTEGER, -- bytes, gauge: Swap space that it takes.
  "oom_kills" INTEGER, -- count, counter: Processes killed because its memory ran out.
  "read_bytes" INTEGER, -- bytes, counter: Bytes read from disks.
  "write_bytes" INTEGER, -- bytes, counter: Bytes written to disks.
  "pids" INTEGER, -- count, gauge: Processes and threads.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cgroup_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cgroup" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "disk_info" (
  -- Disks as udev knows them.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The kernel's name of the device.
  "major" TEXT, -- text: Its major number.
  "minor" TEXT, -- text: Its minor number.
  "path" TEXT, -- text: Where it is plugged in.
  "wwn" TEXT, -- text: Its world wide name.
  "model" TEXT, -- text: Its model.
  "serial" TEXT, -- text: Its serial number.
  "revision" TEXT, -- text: Its firmware's revision.
  "fs_type" TEXT, -- text: What is on it: a file system, a member of a volume.
  "fs_usage" TEXT, -- text: What that is for: filesystem, raid, crypto, other.
  "fs_uuid" TEXT, -- text: Its identifier.
  "fs_version" TEXT, -- text: Its version.
  "dm_name" TEXT, -- text: The device mapper's name of it.
  "dm_uuid" TEXT, -- text: The device mapper's identifier of it.
  "dm_vg_name" TEXT, -- text: Its group of volumes.
  "dm_lv_name" TEXT, -- text: The volume that it is.
  "dm_lv_layer" TEXT, -- text: The layer of the volume.
  "ata_write_cache" INTEGER, -- boolean, gauge: ATA disk has a write cache.
  "ata_write_cache_enabled" INTEGER, -- boolean, gauge: ATA disk has its write cache enabled.
  "ata_rotation_rate_rpm" INTEGER, -- count, gauge: Revolutions of an ATA disk in a minute; 0 where nothing turns.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "disk_info_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "disk_info" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs" (
  -- Btrfs.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "uuid" TEXT, -- label: Its identifier.
  "label" TEXT, -- text: Its label.
  "global_rsv_size" INTEGER, -- bytes, gauge: Size of the reserve that lets it go on when it is full.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "btrfs_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "btrfs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_device" (
  -- Btrfs devices.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "uuid" TEXT, -- label: The file system.
  "device" TEXT, -- label: The kernel's name of the device.
  "size" INTEGER, -- bytes, gauge: Its size.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "btrfs_device_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_device" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_space" (
  -- Btrfs space held back.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "uuid" TEXT, -- label: The file system.
  "block_group_type" TEXT, -- label: What the space is for: data, metadata or system.
  "reserved" INTEGER, -- bytes, gauge: Bytes reserved for what is being written.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "btrfs_space_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_space" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "btrfs_profile" (
  -- Btrfs space.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "uuid" TEXT, -- label: The file system.
  "block_group_type" TEXT, -- label: What the space is for: data, metadata or system.
  "mode" TEXT, -- label: How it is laid out: single, dup, raid1 and others.
  "used" INTEGER, -- bytes, gauge: Bytes in use.
  "disk_size" INTEGER, -- bytes, gauge: What the space takes of the devices.
  "size" INTEGER, -- bytes, gauge: Bytes that can be used.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "btrfs_profile_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "btrfs_profile" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_flag" (
  -- CPU features.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "flag" TEXT, -- label: The feature, as the kernel names it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cpu_flag_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu_flag" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cpu_bug" (
  -- CPU faults.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "bug" TEXT, -- label: The fault, as the kernel names it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cpu_bug_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cpu_bug" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfsd" (
  -- NFS server.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "reply_cache_hits" INTEGER, -- count, counter: Requests that were answered before.
  "reply_cache_misses" INTEGER, -- count, counter: Requests whose answers are kept in case they come again.
  "reply_cache_nocache" INTEGER, -- count, counter: Requests whose answers need not be kept.
  "file_handles_stale" INTEGER, -- count, counter: File handles of files that are gone.
  "disk_bytes_read" INTEGER, -- bytes, counter: Bytes read.
  "disk_bytes_written" INTEGER, -- bytes, counter: Bytes written.
  "threads" INTEGER, -- count, gauge: Threads that answer requests.
  "read_ahead_cache_size" INTEGER, -- count, gauge: Size of the read-ahead cache, in blocks.
  "read_ahead_cache_not_found" INTEGER, -- count, counter: Reads that were not in the read-ahead cache.
  "packets_udp" INTEGER, -- count, counter: Packets by UDP.
  "packets_tcp" INTEGER, -- count, counter: Packets by TCP.
  "connections" INTEGER, -- count, counter: TCP connections made.
  "rpcs" INTEGER, -- count, counter: Calls answered.
  "rpc_errors_format" INTEGER, -- count, counter: Calls that are not understood.
  "rpc_errors_authentication" INTEGER, -- count, counter: Calls that may not be made.
  "rpc_errors_client" INTEGER -- count, counter: Calls of clients that are not understood.
) STRICT;

CREATE VIEW "nfsd_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "nfsd" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "nfsd_request" (
  -- NFS server requests.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "proto" TEXT, -- label: The version of NFS.
  "method" TEXT, -- label: The method.
  "requests" INTEGER, -- count, counter: Calls of it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "nfsd_request_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "nfsd_request" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "interrupt" (
  -- Interrupts.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "cpu" TEXT, -- label: The CPU.
  "type" TEXT, -- label: The number of the interrupt, or its short name.
  "info" TEXT, -- text: What it comes from, or its long name.
  "devices" TEXT, -- text: The drivers that it is for.
  "served" INTEGER, -- count, counter: How often it was served.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "interrupt_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "interrupt" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "softirq" (
  -- Deferred interrupt work.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "vector" TEXT, -- label: What it is for: timer, net_rx and others.
  "done" INTEGER, -- count, counter: How often it was done.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "softirq_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "softirq" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tcp_queues" (
  -- TCP queues.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "tx" INTEGER, -- bytes, gauge: Bytes that are not acknowledged yet.
  "may_wait" INTEGER, -- count, gauge: Connections that may wait at sockets that listen; absent where the agent may not ask by netlink.
  "rx" INTEGER, -- bytes, gauge: Bytes that nobody has read yet.
  "waiting" INTEGER -- count, gauge: Connections that wait to be accepted.
) STRICT;

CREATE VIEW "tcp_queues_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "tcp_queues" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "textfile" (
  -- Textfiles.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "file" TEXT, -- label: The file.
  "why" TEXT, -- text: Why it is left out; absent when it is taken.
  "mtime" REAL, -- seconds, gauge: When it was written, in seconds since 1970.
  "samples" INTEGER, -- count, gauge: Samples taken from it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "textfile_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "textfile" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "textfile_sample" (
  -- Samples of textfiles.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "name" TEXT, -- label: The sample's name.
  "labels" TEXT, -- label: Its labels in their order by name, as the format writes them.
  "family" TEXT, -- text: The family that it belongs to.
  "type" TEXT, -- text: counter, gauge, histogram, summary or untyped.
  "help" TEXT, -- text: What the family is, on its first sample only.
  "written" TEXT, -- text: The number as the file has it.
  "value" REAL, -- none, gauge: The number; absent where six decimals do not hold it.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "textfile_sample_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "textfile_sample" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "time_zone" (
  -- Time zone.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "name" TEXT, -- text: Its abbreviation at present.
  "offset" INTEGER -- seconds, gauge: By how much its clocks are ahead of UTC at present.
) STRICT;

CREATE VIEW "time_zone_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "time_zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "numa_memory" (
  -- Memory by node.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "node" TEXT, -- label: The node.
  "name" TEXT, -- label: The field, as the kernel names it.
  "value" INTEGER, -- none, gauge: Bytes; of huge pages, their number.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "numa_memory_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "numa_memory" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "numa_stat" (
  -- Memory given out by node.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "node" TEXT, -- label: The node.
  "numa_hit" INTEGER, -- count, counter: Given out here as it was wished.
  "numa_miss" INTEGER, -- count, counter: Given out here although another node was wished.
  "numa_foreign" INTEGER, -- count, counter: Wished here and given out elsewhere.
  "interleave_hit" INTEGER, -- count, counter: Given out here in turn with other nodes.
  "local_node" INTEGER, -- count, counter: Given out here to a task that ran here.
  "other_node" INTEGER, -- count, counter: Given out here to a task that ran elsewhere.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "numa_stat_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "numa_stat" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "buddyinfo" (
  -- Free memory by block.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "node" TEXT, -- label: The node.
  "zone" TEXT, -- label: The zone.
  "size" TEXT, -- label: How often one page is doubled to make a block.
  "blocks" INTEGER, -- count, gauge: Free blocks of that size.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "buddyinfo_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "buddyinfo" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zone" (
  -- Memory zones.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "node" TEXT, -- label: The node.
  "zone" TEXT, -- label: The zone.
  "free" INTEGER, -- count, gauge: Free pages.
  "min" INTEGER, -- count, gauge: Below so many free pages, only the kernel gets any.
  "low" INTEGER, -- count, gauge: Below so many free pages, the kernel begins to reclaim.
  "high" INTEGER, -- count, gauge: At so many free pages, the kernel ends to reclaim.
  "scanned" INTEGER, -- count, gauge: Pages looked at since the last reclaim.
  "spanned" INTEGER, -- count, gauge: Pages from the first to the last, holes included.
  "present" INTEGER, -- count, gauge: Pages that are there.
  "managed" INTEGER, -- count, gauge: Pages that are given out.
  "active_anon" INTEGER, -- count, gauge: Anonymous pages used lately.
  "inactive_anon" INTEGER, -- count, gauge: Anonymous pages not used lately.
  "isolated_anon" INTEGER, -- count, gauge: Anonymous pages taken off the lists.
  "anon_pages" INTEGER, -- count, gauge: Anonymous pages.
  "anon_transparent_hugepages" INTEGER, -- count, gauge: Huge pages that are anonymous.
  "active_file" INTEGER, -- count, gauge: Pages of files used lately.
  "inactive_file" INTEGER, -- count, gauge: Pages of files not used lately.
  "isolated_file" INTEGER, -- count, gauge: Pages of files taken off the lists.
  "file_pages" INTEGER, -- count, gauge: Pages of files.
  "slab_reclaimable" INTEGER, -- count, gauge: Pages of the kernel's objects that can be reclaimed.
  "slab_unreclaimable" INTEGER, -- count, gauge: Pages of the kernel's objects that cannot.
  "kernel_stacks" INTEGER, -- count, gauge: Kernel stacks, in KiB.
  "mapped" INTEGER, -- count, gauge: Pages of files that are mapped.
  "dirty" INTEGER, -- count, gauge: Pages that wait to be written.
  "writeback" INTEGER, -- count, gauge: Pages that are being written.
  "unevictable" INTEGER, -- count, gauge: Pages that cannot be reclaimed.
  "shmem" INTEGER, -- count, gauge: Pages of shared memory.
  "dirtied" INTEGER, -- count, counter: Pages that were made dirty.
  "written" INTEGER, -- count, counter: Pages that were written.
  "numa_hit" INTEGER, -- count, counter: Given out here as it was wished.
  "numa_miss" INTEGER, -- count, counter: Given out here although another node was wished.
  "numa_foreign" INTEGER, -- count, counter: Wished here and given out elsewhere.
  "numa_interleave" INTEGER, -- count, counter: Given out here in turn with other nodes.
  "numa_local" INTEGER, -- count, counter: Given out here to a task that ran here.
  "numa_other" INTEGER, -- count, counter: Given out here to a task that ran elsewhere.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "zone_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "zone" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "zone_protection" (
  -- Memory zones kept back.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "node" TEXT, -- label: The node.
  "zone" TEXT, -- label: The zone.
  "other_zone" TEXT, -- label: The zone that others could use, by its number.
  "pages" INTEGER, -- count, gauge: Pages that they do not get.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "zone_protection_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "zone_protection" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "slab" (
  -- Kernel objects.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "slab" TEXT, -- label: The cache.
  "active_objects" INTEGER, -- count, gauge: Objects in use.
  "objects" INTEGER, -- count, gauge: Objects that there is room for.
  "object_size" INTEGER, -- bytes, gauge: Size of one.
  "objects_per_slab" INTEGER, -- count, gauge: Objects in one slab.
  "pages_per_slab" INTEGER, -- count, gauge: Pages of one slab.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "slab_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "slab" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ksm" (
  -- Merged pages.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "full_scans" INTEGER, -- count, counter: How often all memory was looked through.
  "merge_across_nodes" INTEGER, -- boolean, gauge: Whether pages of different nodes are merged.
  "pages_shared" INTEGER, -- count, gauge: Pages that stand for several.
  "pages_sharing" INTEGER, -- count, gauge: Pages that they save.
  "pages_to_scan" INTEGER, -- count, gauge: Pages that are looked at before it sleeps.
  "pages_unshared" INTEGER, -- count, gauge: Pages that are looked at and have no like.
  "pages_volatile" INTEGER, -- count, gauge: Pages that change too fast.
  "run" INTEGER, -- none, gauge: 0 off, 1 on, 2 off and all undone.
  "sleep" REAL -- seconds, gauge: How long it sleeps between.
) STRICT;

CREATE VIEW "ksm_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "ksm" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "cgroup_controller" (
  -- Controllers of control groups.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "subsys_name" TEXT, -- label: The controller.
  "cgroups" INTEGER, -- count, gauge: Control groups that it has.
  "enabled" INTEGER, -- boolean, gauge: Whether it is on.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "cgroup_controller_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "cgroup_controller" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "tape" (
  -- Tape drives.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The kernel's name of the drive.
  "io_now" INTEGER, -- count, gauge: Requests in flight.
  "io_others" INTEGER, -- count, counter: Requests that neither read nor write.
  "io_time" REAL, -- seconds, counter: Time that requests took.
  "read_bytes" INTEGER, -- bytes, counter: Bytes read.
  "read_time" REAL, -- seconds, counter: Time that reads took.
  "reads_completed" INTEGER, -- count, counter: Reads completed.
  "residual" INTEGER, -- count, counter: Requests that moved less than was asked for.
  "write_time" REAL, -- seconds, counter: Time that writes took.
  "writes_completed" INTEGER, -- count, counter: Writes completed.
  "written_bytes" INTEGER, -- bytes, counter: Bytes written.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "tape_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "tape" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "fibrechannel" (
  -- Fibre Channel.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "fc_host" TEXT, -- label: The kernel's name of the port.
  "speed" TEXT, -- text: Its speed.
  "port_state" TEXT, -- text: Its state.
  "port_type" TEXT, -- text: How it is wired.
  "port_id" TEXT, -- text: Its address, without 0x.
  "port_name" TEXT, -- text: Its world wide name, without 0x.
  "fabric_name" TEXT, -- text: Its fabric's name, without 0x.
  "symbolic_name" TEXT, -- text: What it says of itself.
  "supported_classes" TEXT, -- text: Classes of service that it can.
  "supported_speeds" TEXT, -- text: Speeds that it can.
  "dev_loss_tmo" TEXT, -- text: After so many seconds a lost device is given up.
  "dumped_frames" INTEGER, -- count, counter: Frames thrown away.
  "error_frames" INTEGER, -- count, counter: Frames with errors.
  "invalid_crc" INTEGER, -- count, counter: Frames with a wrong sum.
  "rx_frames" INTEGER, -- count, counter: Frames received.
  "rx_words" INTEGER, -- count, counter: Words received.
  "tx_frames" INTEGER, -- count, counter: Frames sent.
  "tx_words" INTEGER, -- count, counter: Words sent.
  "seconds_since_last_reset" INTEGER, -- seconds, counter: Time since these counters were reset.
  "invalid_tx_words" INTEGER, -- count, counter: Words that could not be understood.
  "link_failure" INTEGER, -- count, counter: Failures of the link.
  "loss_of_sync" INTEGER, -- count, counter: Times that the beat was lost.
  "loss_of_signal" INTEGER, -- count, counter: Times that the signal was lost.
  "nos" INTEGER, -- count, counter: Times that the link was not operational.
  "fcp_packet_aborts" INTEGER, -- count, counter: Packets given up.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "fibrechannel_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "fibrechannel" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "infiniband" (
  -- InfiniBand.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The kernel's name of the adapter.
  "board_id" TEXT, -- text: Its board.
  "firmware_version" TEXT, -- text: The version of its firmware.
  "hca_type" TEXT, -- text: Its type.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "infiniband_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "infiniband" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "infiniband_port" (
  -- InfiniBand ports.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "device" TEXT, -- label: The kernel's name of the adapter.
  "port" TEXT, -- label: The port.
  "state_id" INTEGER, -- none, gauge: 1 down, 2 init, 3 armed, 4 active, 5 active and deferred.
  "physical_state_id" INTEGER, -- none, gauge: 1 sleep, 2 polling, 3 disabled, 4 training, 5 link up, 6 error recovery, 7 test.
  "rate" INTEGER, -- bytes, gauge: Bytes in a second that it can move.
  "legacy_multicast_packets_received" INTEGER, -- count, counter: Multicast packets received, on old kernels.
  "legacy_multicast_packets_transmitted" INTEGER, -- count, counter: Multicast packets sent, on old kernels.
  "legacy_data_received" INTEGER, -- bytes, counter: Bytes received, on old kernels.
  "legacy_packets_received" INTEGER, -- count, counter: Packets received, on old kernels.
  "legacy_unicast_packets_received" INTEGER, -- count, counter: Packets to one received, on old kernels.
  "legacy_unicast_packets_transmitted" INTEGER, -- count, counter: Packets to one sent, on old kernels.
  "legacy_data_transmitted" INTEGER, -- bytes, counter: Bytes sent, on old kernels.
  "legacy_packets_transmitted" INTEGER, -- count, counter: Packets sent, on old kernels.
  "excessive_buffer_overrun_errors" INTEGER, -- count, counter: Times that buffers overran too often.
  "link_downed" INTEGER, -- count, counter: Times that the link went down.
  "link_error_recovery" INTEGER, -- count, counter: Times that the link recovered.
  "local_link_integrity_errors" INTEGER, -- count, counter: Times that errors of the link were too many.
  "multicast_packets_received" INTEGER, -- count, counter: Multicast packets received.
  "multicast_packets_transmitted" INTEGER, -- count, counter: Multicast packets sent.
  "port_constraint_errors_received" INTEGER, -- count, counter: Packets received that are not allowed.
  "port_constraint_errors_transmitted" INTEGER, -- count, counter: Packets not sent because they are not allowed.
  "port_data_received" INTEGER, -- bytes, counter: Bytes received.
  "port_data_transmitted" INTEGER, -- bytes, counter: Bytes sent.
  "port_discards_received" INTEGER, -- count, counter: Packets received and thrown away.
  "port_discards_transmitted" INTEGER, -- count, counter: Packets not sent and thrown away.
  "port_errors_received" INTEGER, -- count, counter: Packets received with errors.
  "port_packets_received" INTEGER, -- count, counter: Packets received.
  "port_packets_transmitted" INTEGER, -- count, counter: Packets sent.
  "port_transmit_wait" INTEGER, -- count, counter: Ticks in which there was something to send and no credit.
  "unicast_packets_received" INTEGER, -- count, counter: Packets to one received.
  "unicast_packets_transmitted" INTEGER, -- count, counter: Packets to one sent.
  "port_receive_remote_physical_errors" INTEGER, -- count, counter: Packets received that were marked as bad.
  "port_receive_switch_relay_errors" INTEGER, -- count, counter: Packets received that could not be passed on.
  "symbol_error" INTEGER, -- count, counter: Errors of the line.
  "vl15_dropped" INTEGER, -- count, counter: Packets of management thrown away.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "infiniband_port_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "infiniband_port" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ipvs" (
  -- Load balancer.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "connections" INTEGER, -- count, counter: Connections made.
  "incoming_packets" INTEGER, -- count, counter: Packets received.
  "outgoing_packets" INTEGER, -- count, counter: Packets sent.
  "incoming" INTEGER, -- bytes, counter: Bytes received.
  "outgoing" INTEGER -- bytes, counter: Bytes sent.
) STRICT;

CREATE VIEW "ipvs_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "ipvs" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "ipvs_backend" (
  -- Load balancer servers.
  "message_id" INTEGER NOT NULL REFERENCES "message"("id") ON DELETE CASCADE,
  "row" INTEGER NOT NULL, -- from 0, as in the message
  "local_address" TEXT, -- label: The address of the service; none for a mark.
  "local_port" TEXT, -- label: Its port; 0 for a mark.
  "local_mark" TEXT, -- label: The mark of the service.
  "proto" TEXT, -- label: TCP, UDP, SCTP or FWM.
  "remote_address" TEXT, -- label: The address of the server.
  "remote_port" TEXT, -- label: Its port.
  "weight" INTEGER, -- none, gauge: Its share of connections.
  "connections_active" INTEGER, -- count, gauge: Connections that are made.
  "connections_inactive" INTEGER, -- count, gauge: Other connections.
  PRIMARY KEY ("message_id", "row")
) STRICT, WITHOUT ROWID;

CREATE VIEW "ipvs_backend_at" AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', m."time_us" / 1000000.0, 'unixepoch') AS "time", m."time_us", m."hostname", g.*
FROM "ipvs_backend" AS g JOIN "message" AS m ON m."id" = g."message_id";

CREATE TABLE "self" (
  -- The agent itself.
  "message_id" INTEGER PRIMARY KEY REFERENCES "message"("id") ON DELETE CASCADE,
  "cpu_ms" REAL, -- milliseconds, gauge: CPU time of all threads of the agent since the previous message.
  "rss_bytes" INTEGER, -- bytes, gauge: Memory of the agent that is resident.
  "missed_ticks" INTEGER, -- count, counter: Ticks skipped since start because the one before had not ended.
  "stuck_threads" INTEGER, -- count, gauge: Threads left behind in a call that has not returned.
  "journal_bytes" INTEGER, -- bytes, gauge: What the journal takes on its disk.
  "journal_records" INTEGER, -- count, gauge: Messages in the journal, those in memory included.
  "journal_not_durable" INTEGER, -- count, gauge: Messages that a loss of power would take: they have not been forced yet.
  "message_bytes" INTEGER -- bytes, gauge: The size of the previous message, as JSON; absent in the first one.
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
