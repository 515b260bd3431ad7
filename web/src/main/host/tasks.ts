import { getText } from "../lib/api";
import { Store } from "../lib/store";

/** One process or control group over the interval that ended at its sample; what is not known is not there. */
export interface Task {
    id: string;
    name: string;
    /** Percent; 100 is one CPU. */
    cpu: number | undefined;
    /** Bytes. */
    memory: number | undefined;
    /** Bytes read and written a second. */
    disk: number | undefined;
    threads: number | undefined;
}

export interface TaskSample {
    /** When it was taken, in seconds since 1970. */
    time: number;
    processes: Task[];
    cgroups: Task[];
}

export type Row = Record<string, unknown>;

/** What one message or one instant of an export says. */
export interface TaskRows {
    time: number;
    processes: Row[];
    cgroups: Row[];
}

interface Stretch {
    from: number;
    to: number;
    samples: TaskRows[];
}

/** So many intervals are fetched before an instant that is asked for, and behind it: steps within cost nothing. */
const BEFORE = 40;
const BEHIND = 20;
const STRETCHES_MAX = 20;
/** A cursor that only passes asks nothing. */
const REST_MS = 150;
const HOLE = 2.5;

function number(row: Row, name: string): number | undefined {
    const value = row[name];
    return typeof value === "number" ? value : undefined;
}

function text(row: Row, name: string): string {
    const value = row[name];
    return typeof value === "string" ? value : "";
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
    return a === undefined || b === undefined ? undefined : a + b;
}

/** A counter's increase per second; one that is smaller than before began anew. */
function rate(now: number | undefined, before: number | undefined, seconds: number): number | undefined {
    if (now === undefined || before === undefined || now < before || seconds <= 0) return undefined;
    return (now - before) / seconds;
}

/**
 * The tasks of a sample.
 *
 * @param before the sample before it, for what is counted
 * @param interval how long a process's own differences took, in seconds
 */
export function tasksOf(now: TaskRows, before: TaskRows | undefined, interval: number): TaskSample {
    const old = new Map(before?.cgroups.map((row) => [text(row, "path"), row]));
    const elapsed = before ? now.time - before.time : 0;
    const grew = (row: Row, name: string) => rate(number(row, name), number(old.get(text(row, "path")) ?? {}, name), elapsed);
    return {
        time: now.time,
        processes: now.processes.map((row) => {
            const moved = number(row, "io_bytes_recent");
            return {
                id: text(row, "pid"), name: text(row, "name"), cpu: number(row, "cpu_percent"), memory: number(row, "resident_memory"),
                disk: moved === undefined ? undefined : moved / interval, threads: number(row, "threads"),
            };
        }),
        cgroups: now.cgroups.map((row) => {
            const used = grew(row, "cpu");
            return {
                id: text(row, "path"), name: text(row, "path"), cpu: used === undefined ? undefined : used * 100,
                memory: number(row, "memory"), disk: sum(grew(row, "read_bytes"), grew(row, "write_bytes")), threads: number(row, "pids"),
            };
        }),
    };
}

export const TASK_SORTS = ["cpu", "memory", "disk", "name"] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

/** Who takes most first; what is not known stands last. */
export function sortedTasks(tasks: readonly Task[], by: TaskSort): Task[] {
    return [...tasks].sort((a, b) => {
        if (by === "name") return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
        return (b[by] ?? -1) - (a[by] ?? -1) || (a.name < b.name ? -1 : 1);
    });
}

/** Which of samples in order of time is the newest that is no newer than an instant; -1 for none. */
export function lastAt(samples: readonly { time: number }[], time: number): number {
    let low = 0;
    let high = samples.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((samples[middle]?.time ?? Infinity) <= time) low = middle + 1;
        else high = middle;
    }
    return low - 1;
}

/** A host's processes and control groups at whatever instant is looked at: from the messages that were heard, else asked for. */
export class TaskHistory {
    readonly shown = new Store<TaskSample | undefined>(undefined);
    readonly asking = new Store<"" | "asking" | "failed">("");
    private stretches: Stretch[] = [];
    private timer = 0;
    private wanted = NaN;
    private closed = false;

    /** @param heard what the live stream brought, in order of time */
    constructor(
        private readonly agent: string,
        private readonly heard: () => readonly TaskRows[],
        private readonly interval: () => number,
    ) {}

    /** Shows an instant, in seconds since 1970. */
    look(time: number): void {
        this.wanted = time;
        const found = this.find(time);
        clearTimeout(this.timer);
        if (found === undefined) {
            this.asking.set("asking");
            this.timer = window.setTimeout(() => void this.ask(time), REST_MS);
        } else {
            this.asking.set("");
            this.show(found ?? undefined);
        }
    }

    close(): void {
        this.closed = true;
        clearTimeout(this.timer);
    }

    private show(next: TaskSample | undefined): void {
        if (next?.time !== this.shown.get()?.time) this.shown.set(next);
    }

    /** @returns the sample; null where there is none; undefined where that is not known */
    private find(time: number): TaskSample | null | undefined {
        const heard = this.heard();
        if (heard.length > 1 && (heard[0]?.time ?? Infinity) <= time) return this.in(heard, time);
        const stretch = this.stretches.find((one) => one.from <= time && time <= one.to);
        return stretch ? this.in(stretch.samples, time) : undefined;
    }

    private in(samples: readonly TaskRows[], time: number): TaskSample | null {
        const at = lastAt(samples, time);
        const now = samples[at];
        if (!now || time - now.time > HOLE * this.interval()) return null;
        return tasksOf(now, samples[at - 1], this.interval());
    }

    private async ask(time: number): Promise<void> {
        const step = this.interval();
        const from = time - BEFORE * step;
        const to = time + BEHIND * step;
        try {
            const [processes, cgroups] = await Promise.all(["top_process", "cgroup"].map((group) => this.rows(group, from, to)));
            if (this.closed) return;
            const samples = new Map<number, TaskRows>();
            const at = (instant: number): TaskRows => {
                let sample = samples.get(instant);
                if (!sample) {
                    sample = { time: instant, processes: [], cgroups: [] };
                    samples.set(instant, sample);
                }
                return sample;
            };
            for (const row of processes ?? []) at(instantOf(row)).processes.push(row);
            for (const row of cgroups ?? []) at(instantOf(row)).cgroups.push(row);
            const sorted = [...samples.values()].sort((a, b) => a.time - b.time);
            // What is newer than the newest sample may still come, and that instant was asked for.
            this.stretches.unshift({ from, to: Math.max(time, sorted.at(-1)?.time ?? 0), samples: sorted });
            this.stretches.length = Math.min(this.stretches.length, STRETCHES_MAX);
            if (this.wanted === time || this.find(this.wanted) !== undefined) this.look(this.wanted);
        } catch {
            if (this.wanted === time) this.asking.set("failed");
        }
    }

    private async rows(group: string, from: number, to: number): Promise<Row[]> {
        const instant = (seconds: number) => new Date(seconds * 1000).toISOString();
        const query = new URLSearchParams({ group, format: "jsonl", from: instant(from), to: instant(to) });
        const lines = await getText(`/api/v1/hosts/${this.agent}/export?${query}`);
        return lines.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Row);
    }
}

function instantOf(row: Row): number {
    return Date.parse(text(row, "time")) / 1000;
}
