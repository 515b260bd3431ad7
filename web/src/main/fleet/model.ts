import { coarse, text } from "../lib/units";
import { t, word } from "../words/words";

/** A host's figures as the server tells them; what it does not know is not there. */
export interface FleetHost {
    agent: string;
    hostname?: string;
    cluster?: string;
    ip?: string;
    kernel?: string;
    interval_ms?: number;
    last_seen_us?: number;
    newest_us?: number;
    offset_us?: number;
    error_us?: number;
    messages?: number;
    missing?: number;
    pending?: number;
    unexplained?: number;
    load1?: number;
    cpus?: number;
    cpu?: number;
    steal?: number;
    pressure_cpu?: number;
    pressure_memory?: number;
    pressure_io?: number;
    mem?: number;
    mem_total?: number;
    fs?: number;
    fs_mount?: string;
    disk_read?: number;
    disk_write?: number;
    net_recv?: number;
    net_sent?: number;
    trouble?: { group: string; state: string; why?: string }[];
}

export type Level = "silent" | "bad" | "warn" | "ok";
export const LEVELS: readonly Level[] = ["silent", "bad", "warn", "ok"];

export interface Reason {
    level: Exclude<Level, "ok">;
    words: string;
}

export interface Health {
    level: Level;
    reasons: Reason[];
}

/** A host as it was a moment ago. */
export interface Seen {
    host: FleetHost;
    fromUs: number;
    /** The server's time then, in microseconds, */
    nowUs: number;
    /** and the page's, by `performance.now()`. */
    at: number;
}

/** Why a server takes no messages in. */
export type NotReady = "unavailable" | "full" | "halted";

export interface FleetEvent {
    now_us: number;
    not_ready?: NotReady;
    /** Since when messages have been taken in; absent while they are not. */
    ready_since_us?: number;
    /** More hosts that this reader has not heard of follow at once. */
    more?: boolean;
    hosts: (Partial<FleetHost> & { agent: string })[];
}

/** Takes an event over; `null` says that a figure is no longer known. Names are data, never keys of
 *  an object's prototype: each host is a Map's value, and only its own members are set. A host that is new is the very
 *  object that was read, and one that is known is changed in place: with 1,000 of them copies are felt. */
export function apply(hosts: Map<string, FleetHost>, event: FleetEvent): void {
    for (const change of event.hosts) {
        const known = hosts.get(change.agent) as Record<string, unknown> | undefined;
        const next = known ?? (change as unknown as Record<string, unknown>);
        for (const [name, value] of Object.entries(change)) {
            if (value === null || name === "__proto__") delete next[name];
            else if (known) next[name] = value;
        }
        if (!known) hosts.set(change.agent, change);
    }
}

/** The longest that an agent waits until it tries again, in microseconds. */
const RETURN_US = 60e6;

/** From when on a host that is not heard is silent: while no messages are taken in, none is for that, nor
 *  before its agent had to try again. */
export function heardFrom(event: FleetEvent): number {
    return event.not_ready ? Infinity : (event.ready_since_us ?? 0) + RETURN_US;
}

/** How long nothing has been heard of a host, in seconds. */
export function silence(host: FleetHost, nowUs: number): number {
    return Math.max(0, (nowUs - (host.last_seen_us ?? nowUs)) / 1e6);
}

interface Limit {
    warn: number;
    bad: number;
}

/** From where on a figure is worth a person's time. */
export const LIMITS = {
    fs: { warn: 85, bad: 95 },
    mem: { warn: 90, bad: 95 },
    cpu: { warn: 95, bad: 101 },
    steal: { warn: 10, bad: 30 },
    pressure_memory: { warn: 5, bad: 20 },
    pressure_io: { warn: 25, bad: 60 },
    pressure_cpu: { warn: 40, bad: 80 },
} satisfies Record<string, Limit>;

export function levelOf(value: number | undefined, limit: Limit): Level {
    if (value === undefined || value < limit.warn) return "ok";
    return value >= limit.bad ? "bad" : "warn";
}

const OFFSET_WARN_US = 1_000_000;

/** What is wrong with a host, in words, the worst first.
 *
 *  @param fromUs see `heardFrom` */
export function health(host: FleetHost, nowUs: number, fromUs: number): Health {
    const reasons: Reason[] = [];
    const add = (level: Level, words: () => string) => {
        if (level !== "ok") reasons.push({ level, words: words() });
    };
    const interval = (host.interval_ms ?? 10_000) / 1000;
    const unheard = silence(host, nowUs);
    const quiet = Math.min(unheard, Math.max(0, (nowUs - fromUs) / 1e6));
    if (quiet > Math.max(30, 6 * interval)) {
        add("silent", () => t("why.silent", coarse(unheard)));
    } else if (quiet > Math.max(6, 3 * interval)) {
        add("warn", () => t("why.late", coarse(unheard - interval)));
    }
    if (host.unexplained) add("bad", () => t("why.unexplained", host.unexplained ?? 0));
    add(levelOf(host.fs, LIMITS.fs), () =>
        t("why.fs", host.fs_mount ?? "?", text("percent", host.fs ?? 0)),
    );
    const share = (name: keyof typeof LIMITS, value: number | undefined, key: Parameters<typeof t>[0]) =>
        add(levelOf(value, LIMITS[name]), () => t(key, text("percent", value ?? 0)));
    share("mem", host.mem, "why.mem");
    share("pressure_memory", host.pressure_memory, "why.pressureMemory");
    share("pressure_io", host.pressure_io, "why.pressureIo");
    share("pressure_cpu", host.pressure_cpu, "why.pressureCpu");
    share("cpu", host.cpu, "why.cpu");
    share("steal", host.steal, "why.steal");
    if (Math.abs(host.offset_us ?? 0) >= OFFSET_WARN_US) {
        add("warn", () => t("why.offset", text("seconds", Math.abs(host.offset_us ?? 0) / 1e6)));
    }
    for (const { group, state } of host.trouble ?? []) {
        add("warn", () => t("why.group", group, word("collect", state)));
    }
    reasons.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
    return { level: reasons[0]?.level ?? "ok", reasons };
}

export function worstPressure(host: FleetHost): { of: string; share: number } | undefined {
    let worst: { of: string; share: number } | undefined;
    for (const of of ["cpu", "memory", "io"] as const) {
        const share = host[`pressure_${of}`];
        if (share !== undefined && (!worst || share > worst.share)) worst = { of, share };
    }
    return worst;
}

/** The share of a host's messages that has arrived; those on their way are not missing. */
export function complete(host: FleetHost): number | undefined {
    if (host.messages === undefined || host.missing === undefined) return undefined;
    const missing = host.missing - (host.pending ?? 0);
    const made = host.messages + missing;
    return made > 0 ? (100 * host.messages) / made : undefined;
}

export type Sort =
    | "worst" | "host" | "labels" | "load" | "cpu" | "pressure" | "mem" | "fs" | "disk" | "net"
    | "offset" | "complete" | "seen";

export const SORTS: readonly Sort[] = [
    "worst", "host", "labels", "load", "cpu", "pressure", "mem", "fs", "disk", "net", "offset",
    "complete", "seen",
];

/** What a column is sorted by: the larger, the further up at first. */
function sortNumber(sort: Sort, host: FleetHost, nowUs: number): number | undefined {
    switch (sort) {
        case "load":
            return host.load1 === undefined ? undefined : host.load1 / (host.cpus ?? 1);
        case "cpu":
        case "mem":
        case "fs":
            return host[sort];
        case "pressure":
            return worstPressure(host)?.share;
        case "disk":
            return sum(host.disk_read, host.disk_write);
        case "net":
            return sum(host.net_recv, host.net_sent);
        case "offset":
            return host.offset_us === undefined ? undefined : Math.abs(host.offset_us);
        case "complete": {
            const share = complete(host);
            return share === undefined ? undefined : -share;
        }
        case "seen":
            return silence(host, nowUs);
        default:
            return undefined;
    }
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
    return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

export interface Entry {
    host: FleetHost;
    health: Health;
}

let collator: Intl.Collator | undefined;

/** How a letter of a name is sorted, beginning with 1; 0 for one that takes the collator. */
function weight(unit: number): number {
    if (unit >= 97 && unit <= 122) return unit;
    if (unit >= 48 && unit <= 57) return unit;
    return unit === 45 ? 1 : unit === 46 ? 2 : 0;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Where the number ends that begins there. */
function numberEnd(text: string, from: number): number {
    let at = from;
    while (isDigit(text.charCodeAt(at))) at++;
    return at;
}

/** Names as people count: `web-9` before `web-10`. A collator orders names of all scripts and is slow; names of small letters,
 *  digits, `-` and `.`, which most hosts have, are in the same order without it. */
export function byText(a: string, b: string): number {
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
        const x = weight(a.charCodeAt(i));
        const y = weight(b.charCodeAt(j));
        if (x === 0 || y === 0) return (collator ??= new Intl.Collator("en", { numeric: true })).compare(a, b);
        if (isDigit(x) && isDigit(y)) {
            const m = numberEnd(a, i);
            const n = numberEnd(b, j);
            while (i < m - 1 && a[i] === "0") i++;
            while (j < n - 1 && b[j] === "0") j++;
            const order = m - i - (n - j) || compareUnits(a.slice(i, m), b.slice(j, n));
            if (order !== 0) return order;
            i = m;
            j = n;
        } else {
            if (x !== y) return x - y;
            i++;
            j++;
        }
    }
    return a.length - i - (b.length - j);
}

function compareUnits(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

function byName(a: Entry, b: Entry): number {
    return byText(a.host.hostname ?? "", b.host.hostname ?? "") || compareUnits(a.host.agent, b.host.agent);
}

/** Entries in order; `reverse` turns round what the column does by itself. */
export function sorted(entries: Entry[], sort: Sort, reverse: boolean, nowUs: number): Entry[] {
    const sign = reverse ? -1 : 1;
    const compare = (a: Entry, b: Entry): number => {
        if (sort === "host") return sign * byName(a, b);
        if (sort === "labels") {
            return sign * byText(a.host.cluster ?? "", b.host.cluster ?? "") || byName(a, b);
        }
        if (sort === "worst") {
            const level = LEVELS.indexOf(a.health.level) - LEVELS.indexOf(b.health.level);
            const count = b.health.reasons.length - a.health.reasons.length;
            return sign * (level || count) || byName(a, b);
        }
        const x = sortNumber(sort, a.host, nowUs);
        const y = sortNumber(sort, b.host, nowUs);
        if (x === undefined || y === undefined) {
            // What is not known stands last, whichever way it is sorted.
            return x === y ? byName(a, b) : x === undefined ? 1 : -1;
        }
        return sign * (y - x) || byName(a, b);
    };
    return entries.sort(compare);
}

/** Whether a host is meant by what was typed: every word has to stand somewhere. */
export function matches(entry: Entry, search: string): boolean {
    if (search === "") return true;
    const { host, health } = entry;
    const texts = [host.hostname, host.cluster, host.ip, host.kernel, host.agent, ...health.reasons.map((r) => r.words)];
    const all = texts.join("\n").toLowerCase();
    return search.toLowerCase().split(/\s+/).every((one) => all.includes(one));
}

/** What hosts are grouped by. */
export const GROUPS = ["cluster", "level", "kernel"] as const;

export type GroupBy = "" | (typeof GROUPS)[number];

export function groupOf(entry: Entry, by: GroupBy): string {
    switch (by) {
        case "cluster":
            return entry.host.cluster ?? t("fleet.group.without");
        case "level":
            return t(`level.${entry.health.level}`);
        case "kernel":
            return entry.host.kernel ?? "?";
        case "":
            return "";
    }
}
