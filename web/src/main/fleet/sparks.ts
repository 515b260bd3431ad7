import { get } from "../lib/api";
import { Store } from "../lib/store";

/** An hour's CPU of hosts, asked for only of rows that are seen, a batch at a time. */
export interface Spark {
    /** Seconds since 1970 and percent, oldest first. */
    times: number[];
    values: number[];
}

const FRESH_MS = 60_000;
const BATCH = 40;
const WAIT_MS = 60;

interface Answer {
    hosts: { agent: string; times_us?: number[]; avg?: (number | null)[] }[];
}

export class Sparks {
    readonly changed = new Store(0);
    private readonly known = new Map<string, { spark: Spark; at: number }>();
    private wanted = new Set<string>();
    private timer = 0;
    private busy = false;

    of(agent: string): Spark | undefined {
        return this.known.get(agent)?.spark;
    }

    /** Asks for what is seen and not known, or known for too long. */
    want(agents: string[]): void {
        const now = performance.now();
        this.wanted = new Set(
            agents.filter((agent) => now - (this.known.get(agent)?.at ?? -Infinity) > FRESH_MS),
        );
        if (this.wanted.size > 0 && !this.busy) {
            clearTimeout(this.timer);
            this.timer = window.setTimeout(() => void this.fetch(), WAIT_MS);
        }
    }

    private async fetch(): Promise<void> {
        const batch = [...this.wanted].slice(0, BATCH);
        if (batch.length === 0) return;
        this.busy = true;
        try {
            const query = new URLSearchParams({
                hosts: batch.join(","),
                group: "cpu",
                field: "idle",
                from: "-1h",
                points: "60",
            });
            const answer = await get<Answer>(`/api/v1/fleet/history?${query}`);
            for (const host of answer.hosts) {
                const spark: Spark = { times: [], values: [] };
                host.times_us?.forEach((time, i) => {
                    const idle = host.avg?.[i];
                    if (typeof idle === "number") {
                        spark.times.push(time / 1e6);
                        spark.values.push(100 - idle);
                    }
                });
                this.known.set(host.agent, { spark, at: performance.now() });
                this.wanted.delete(host.agent);
            }
            this.changed.set(this.changed.get() + 1);
        } catch {
            // The curve stays away; the table's own stream says whether the server is there.
            for (const agent of batch) this.wanted.delete(agent);
        } finally {
            this.busy = false;
            if (this.wanted.size > 0) this.timer = window.setTimeout(() => void this.fetch(), WAIT_MS);
        }
    }

    stop(): void {
        clearTimeout(this.timer);
        this.wanted.clear();
    }
}

const WIDTH = 96;
const HEIGHT = 20;
const HOUR = 3_600;

/** The curve as an SVG path from an hour ago to now, broken where nothing was heard. */
export function sparkPath(spark: Spark, now: number): string {
    let path = "";
    let last = -Infinity;
    spark.times.forEach((time, i) => {
        const x = ((time - (now - HOUR)) / HOUR) * WIDTH;
        const y = HEIGHT - 1 - ((spark.values[i] ?? 0) / 100) * (HEIGHT - 2);
        if (x < 0) return;
        path += `${time - last > 180 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
        last = time;
    });
    return path;
}
