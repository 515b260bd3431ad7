// Hosts that do not exist, with messages as a real agent writes them. Used by the browser tests and the bench.
import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";

const round = (value, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;

/** A host whose values follow from its number and the time, so that every run draws the same. */
export class SimulatedHost {
    constructor(number, options = {}) {
        this.number = number;
        this.agent = options.agent ?? randomUUID();
        this.journal = randomUUID();
        this.boot = randomUUID();
        this.epoch = 1;
        this.seq = 0;
        this.bootedAt = options.bootedAt ?? Date.now() / 1000 - 86_400;
        this.hostname = options.hostname ?? `web-${String(number).padStart(3, "0")}`;
        this.cluster = options.cluster;
        this.intervalSeconds = options.intervalSeconds ?? 1;
        this.cpus = options.cpus ?? 4;
        this.mood = options.mood ?? {};
        this.mounts = options.mounts ?? ["/", "/var"];
        this.interfaces = options.interfaces ?? ["eth0"];
        this.devices = options.devices ?? ["nvme0n1"];
        /** Names of processes and paths of control groups; none are sent where there are none. */
        this.processes = options.processes ?? [];
        this.cgroups = options.cgroups ?? [];
    }

    wave(seconds, period, shift = 0) {
        return 0.5 + 0.5 * Math.sin((seconds / period + this.number * 0.37 + shift) * 2 * Math.PI);
    }

    /** What has come together by then of something whose rate is least + most × wave. */
    total(seconds, least, most, period, shift = 0) {
        const at = (when) => {
            const x = when / period + this.number * 0.37 + shift;
            return least * when + most * (0.5 * when - ((0.5 * period) / (2 * Math.PI)) * Math.cos(x * 2 * Math.PI));
        };
        return at(seconds) - at(this.bootedAt);
    }

    noise(seconds, salt) {
        const x = Math.sin(Math.floor(seconds) * 12.9898 + this.number * 78.233 + salt * 37.719) * 43758.5453;
        return x - Math.floor(x);
    }

    /** The next message, made at an instant; `skip` counts a message that never arrives. */
    message(seconds) {
        this.seq++;
        const busy = this.mood.cpu ?? 8 + 30 * this.wave(seconds, 600) + 12 * this.noise(seconds, 1);
        const user = round(busy * 0.7);
        const system = round(busy * 0.25);
        const iowait = round(1 + 2 * this.noise(seconds, 2));
        const softirq = round(busy * 0.05);
        const idle = round(Math.max(0, 100 - user - system - iowait - softirq));
        const total = 16_000;
        const usedShare = (this.mood.mem ?? 42 + 6 * this.wave(seconds, 1800)) / 100;
        const up = seconds - this.bootedAt;
        const rate = this.intervalSeconds;
        const full = (i) => (this.mood.fs && i === 0 ? this.mood.fs : Math.min(80, 40 + i * 12));
        const rx = 90_000 + 400_000 * this.wave(seconds, 300, 0.2) + 80_000 * this.noise(seconds, 3);
        const psi = (resource, share, wave, period) => ({
            resource, some_avg10: (share + wave * this.wave(seconds, period)) / 100, some_avg60: share / 100, some_avg300: share / 100,
            some_total: this.total(seconds, share / 100, wave / 100, period), full_avg10: 0, full_avg60: 0, full_avg300: 0,
            full_total: this.total(seconds, share / 800, wave / 400, period),
        });
        const iso = new Date(Math.round(seconds * 1000)).toISOString();
        return {
            schema: 1,
            ...(this.cluster ? { cluster: this.cluster } : {}),
            agent: this.agent, journal: this.journal, boot: this.boot, epoch: this.epoch, seq: this.seq,
            hostname: this.hostname, ip: `10.0.${this.number >> 8}.${this.number & 255}`, mac: "02:00:00:00:00:01",
            time: iso,
            clock: {
                offset_ms: this.mood.offset ?? round(this.noise(this.number, 9) * 4 - 2, 3), error_ms: 0.4, source: "server",
                synchronized: true, wall: iso, boottime_s: round(up, 3), ...(this.stepMs ? { step_ms: this.stepMs } : {}),
            },
            interval_s: this.intervalSeconds,
            load: { w1_avg: round((busy / 100) * this.cpus + 0.2), w5_avg: round(1.1 + this.wave(seconds, 900)), w15_avg: 1.2 },
            cpu: { user, nice: 0, system, idle, iowait, irq: 0, softirq, steal: 0, guest: 0, guest_nice: 0, count: this.cpus },
            mem: {
                total, used: round(total * 0.9), abs_used: round(total * usedShare), free: round(total * 0.1),
                buffers: 300, cached: 5000, active: 6000, inactive: 4000, swap_used: 0,
            },
            disk: {
                total: 200e6, free: 90e6, used: 110e6, tfree: 90e6, tread: round(400 * this.wave(seconds, 120)),
                twrite: round(900 * this.wave(seconds, 90, 0.4)), read_count: 1000, write_count: 2000, read_bytes: 1e9, write_bytes: 2e9,
                read_time: 100, write_time: 200,
            },
            net: Object.fromEntries(this.interfaces.map((name) => [name, {
                bytes_sent: Math.round(up * 2e5), bytes_recv: Math.round(up * 5e5), packets_sent: 1, packets_recv: 1,
                errin: 0, errout: 0, dropin: 0, dropout: 0, read: (rx / 1024) * rate, write: (rx * 0.4 / 1024) * rate,
            }])),
            cpu_time: ["total", ...Array.from({ length: this.cpus }, (_, i) => String(i))].map((cpu, i) => ({
                cpu, user: this.total(seconds, 0.05, 0.5, 200 + 40 * i, i / 5), nice: 0, system: this.total(seconds, 0.02, 0.1, 150, i / 7),
                idle: this.total(seconds, 0.3, 0, 200) + this.total(seconds, 0, 0.6, 200 + 40 * i, i / 5 + 0.5), iowait: 0, irq: 0, softirq: 0,
                steal: 0, guest: 0, guest_nice: 0,
            })),
            memory: {
                mem_total: total * 1048576, mem_free: total * 104857, mem_available: Math.round(total * 1048576 * (1 - usedShare)),
                buffers: 3e8, cached: 5e9, dirty: Math.round(2e6 + 8e6 * this.noise(seconds, 4)), writeback: 0, s_reclaimable: 4e8,
            },
            swap: { total: 4e9, free: 3.9e9 },
            diskio: this.devices.map((device, i) => ({
                device, reads_completed: this.total(seconds, 10, 60, 240, i / 3), read_bytes: this.total(seconds, 3e5, 4e6 * (1 + i), 240, i / 3),
                read_time: up * 0.01, writes_completed: this.total(seconds, 30, 90, 330, i / 4), write_bytes: this.total(seconds, 9e5, 6e6, 330, i / 4),
                write_time: up * 0.02, io_time: this.total(seconds, 0.02, 0.3, 240, i / 3), io_now: 0,
            })),
            filesystem: this.mounts.map((mountpoint, i) => ({
                mountpoint, device: `/dev/${this.devices[0]}p${i + 1}`, fstype: "ext4", block_device: this.devices[0],
                size: 1e11, free: Math.round(1e9 * (100 - full(i))),
                available: Math.round(1e9 * (100 - full(i))), files: 6e6, files_free: 5e6, readonly: false,
            })),
            network: this.interfaces.map((name, i) => ({
                interface: name, receive_bytes: this.total(seconds, 9e4, 4e6, 300, i / 2), receive_packets: this.total(seconds, 200, 900, 300, i / 2),
                receive_errs: 0, receive_drop: 0, transmit_bytes: this.total(seconds, 9e4, 2e6, 420, i / 2), transmit_packets: up * 200,
                transmit_errs: 0, transmit_drop: 0,
            })),
            ...(this.processes.length === 0 ? {} : {
                top_process: this.processes.map((name, i) => ({
                    pid: String(1_000 + i), name, cpu_percent: round((busy * this.cpus * this.wave(seconds, 120 + 17 * i, i / 3)) / (i + 2)),
                    cpu: round(up / (i + 2)), resident_memory: (1 + ((i * 37) % 11)) * 90_000_000, threads: 1 + ((i * 5) % 23),
                    io_bytes_recent: i % 3 === 0 ? Math.round(4e6 * this.wave(seconds, 90, i)) : 0,
                })),
            }),
            ...(this.cgroups.length === 0 ? {} : {
                cgroup: this.cgroups.map((path, i) => ({
                    path, cpu: this.total(seconds, 0.01, 0.4 / (i + 1), 120 + 17 * i, i / 3), memory: (3 + i) * 120_000_000,
                    read_bytes: this.total(seconds, 1e3, 1e5, 90, i), write_bytes: this.total(seconds, 1e3, 4e5, 90, i), pids: 3 + i,
                })),
            }),
            pressure: [psi("cpu", this.mood.pressure ?? 3, this.mood.pressure ? 0 : 6, 200), psi("memory", 0.2, 0, 200), psi("io", 1, 3, 400)],
            host: { kernel: this.mood.kernel ?? "6.1.0-40-amd64", cpu_model: "Simulated", cpu_count: this.cpus, boot_time: round(this.bootedAt), uptime: round(up) },
            status: { load: { state: "ok", ms: 0.1 }, ...(this.mood.status ?? {}) },
        };
    }

    /** A message that is made and lost for now. */
    lose(count) {
        this.seq += count;
    }

    /** The agent starts anew, on the same boot or another. */
    restart(reboot, seconds) {
        this.epoch++;
        this.seq = 0;
        if (reboot) {
            this.boot = randomUUID();
            this.bootedAt = seconds - 20;
        }
    }
}

let decimals;

/** Numbers with the decimals that the catalogue gives their fields, as an agent writes them. */
async function fit(url, messages) {
    if (!decimals) {
        const { groups } = await (await fetch(`${url}/api/v1/catalogue`)).json();
        decimals = new Map(groups.map((group) => [group.member, new Map(group.fields.map((field) => [field.name, field.decimals]))]));
    }
    const row = (fields, one) => {
        for (const [name, value] of Object.entries(one)) {
            if (typeof value === "number" && fields.has(name)) one[name] = round(value, fields.get(name));
        }
    };
    for (const message of messages) {
        for (const [member, whole] of Object.entries(message)) {
            const fields = decimals.get(member);
            if (!fields || typeof whole !== "object") continue;
            const rows = Array.isArray(whole) ? whole : member === "net" ? Object.values(whole) : [whole];
            for (const one of rows) row(fields, one);
        }
    }
}

/** Sends messages of any hosts, so many a request. */
export async function send(url, messages, atOnce = 150, credential = undefined) {
    await fit(url, messages);
    // One request speaks for one agent.
    const byAgent = new Map();
    for (const message of messages) {
        const list = byAgent.get(message.agent) ?? [];
        list.push(message);
        byAgent.set(message.agent, list);
    }
    const batches = [];
    for (const list of byAgent.values()) {
        for (let i = 0; i < list.length; i += atOnce) batches.push(list.slice(i, i + atOnce));
    }
    const worker = async () => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) {
            const body = gzipSync(batch.map((message) => JSON.stringify(message)).join("\n") + "\n", { level: 1 });
            for (;;) {
                const answer = await fetch(`${url}/api/v1/messages`, {
                    method: "POST", headers: { "Content-Type": "application/x-ndjson", "Content-Encoding": "gzip", ...(credential ? { Authorization: `Bearer ${credential}` } : {}) }, body,
                });
                if (answer.ok) {
                    const said = await answer.json();
                    if (said.rejected?.length) throw new Error(`rejected: ${JSON.stringify(said.rejected[0])}`);
                    break;
                }
                if (answer.status !== 429 && answer.status !== 503) throw new Error(`${answer.status}: ${await answer.text()}`);
                await new Promise((done) => setTimeout(done, 200));
            }
        }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
}

/** Says as an agent does that messages of its present start will never come. */
export async function reportGap(url, host, from, to, cause) {
    const gap = { agent: host.agent, journal: host.journal, epoch: host.epoch, from, to, cause };
    const answer = await fetch(`${url}/api/v1/messages`, {
        method: "POST", headers: { "Content-Type": "application/x-ndjson" }, body: JSON.stringify({ gap }) + "\n",
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}
