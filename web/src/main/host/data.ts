import { get, listen, type Connection } from "../lib/api";
import type { Catalogue } from "../lib/catalogue";
import { Store } from "../lib/store";
import { apply, heardFrom, type FleetEvent, type FleetHost, type NotReady, type Seen } from "../fleet/model";
import { append, frameOf, linesOf, reading, trim, type Frame, type Reading, type SeriesAnswer } from "./frame";
import { gapsOf, observed, type CompletenessAnswer, type Gap } from "./gaps";
import { columnsOf, type ChartSpec } from "./plan";
import type { Range } from "./range";
import { TaskHistory, type TaskRows } from "./tasks";

/** Up to so many values a line is asked for as it came; beyond, in buckets with their spread. */
export const RAW_MAX = 3_700;
const BUCKETS = 600;
const AT_ONCE = 3;
const RECENT_MAX = 120;
const LEDGER_MS = 15_000;
/** Holes of a live range are looked for no more often than this: that takes a look at every value. */
const HOLES_MS = 3_000;

type Message = Record<string, unknown>;

interface Heard {
    time: number;
    boottime: number | undefined;
    message: Message;
}

export interface ChartState {
    frame: Frame | undefined;
    failure: string;
    /** Which range the frame is of. */
    loaded: string;
    loading: string;
    seen: boolean;
    last: { heard: Heard; reading: Reading } | undefined;
    readonly changed: Store<number>;
}

/** All that is known of one host: its figures, its charts' values, its holes. */
export class HostData {
    readonly row = new Store<FleetHost | undefined>(undefined);
    readonly known = new Store<boolean>(false);
    readonly connection = new Store<Connection>("connecting");
    readonly notReady = new Store<NotReady | undefined>(undefined);
    fromUs = 0;
    readonly ledger = new Store<CompletenessAnswer | undefined>(undefined);
    readonly gaps = new Store<readonly Gap[]>([]);
    /** Each second and with each message. */
    readonly beat = new Store(0);
    /** Values that came while the page was paused. */
    readonly held = new Store(0);

    readonly tasks: TaskHistory;

    private readonly charts = new Map<string, ChartState>();
    private readonly specs = new Map<string, ChartSpec>();
    private readonly recent: Heard[] = [];
    /** Tasks of the same messages. */
    private readonly taskRows: TaskRows[] = [];
    private readonly ends: (() => void)[] = [];
    private queue: string[] = [];
    private busy = 0;
    private abort = new AbortController();
    private range: Range;
    private clock: { serverUs: number; at: number } | undefined;
    private refetched = 0;
    private drawn = 0;
    private explained = -Infinity;
    private edge = 0;

    /** @param seen the host as it was a moment ago, and the server's time then: shown until the stream tells of it */
    constructor(
        readonly agent: string,
        private readonly catalogue: Catalogue,
        range: Range,
        seen?: Seen,
    ) {
        this.range = range;
        if (seen) {
            this.row.set(seen.host);
            this.fromUs = seen.fromUs;
            this.clock = { serverUs: seen.nowUs, at: seen.at };
        }
        this.tasks = new TaskHistory(agent, () => this.taskRows, () => this.interval());
        const hosts = new Map<string, FleetHost>();
        this.ends.push(
            listen(
                `/api/v1/live?figures=1&host=${agent}&groups=${catalogue.groups.map((group) => group.name).join(",")}`,
                {
                    message: (message: Message) => this.hear(message),
                    figures: (event: FleetEvent) => {
                        apply(hosts, event);
                        this.notReady.set(event.not_ready);
                        this.fromUs = heardFrom(event);
                        this.clock = { serverUs: event.now_us, at: performance.now() };
                        const host = hosts.get(agent);
                        // A copy: only another object is news.
                        this.row.set(host && { ...host });
                        this.known.set(true);
                    },
                },
                (state) => {
                    this.connection.set(state);
                    if (state === "open") this.refetchLive();
                },
            ),
        );
        const tick = setInterval(() => this.tick(), 1_000);
        const ledger = setInterval(() => void this.readLedger(), LEDGER_MS);
        void this.readLedger();
        this.ends.push(() => clearInterval(tick), () => clearInterval(ledger));
    }

    close(): void {
        this.abort.abort();
        this.tasks.close();
        for (const end of this.ends) end();
    }

    /** The server's clock, in seconds. */
    now(): number {
        const { clock } = this;
        return clock ? clock.serverUs / 1e6 + (performance.now() - clock.at) / 1000 : Date.now() / 1000;
    }

    interval(): number {
        return (this.row.get()?.interval_ms ?? 1_000) / 1000;
    }

    /** What is looked at now: of a live range the stretch that ends now. It moves with the beat, not between. */
    window(): { from: number; to: number } {
        if (this.range.mode !== "live") return { from: this.range.from, to: this.range.to };
        if (this.edge === 0) this.moveEdge();
        return { from: this.edge - this.range.span, to: this.edge };
    }

    /** When the newest message was made that is known. */
    newest(): number {
        return this.recent.at(-1)?.time ?? (this.row.get()?.newest_us ?? 0) / 1e6;
    }

    /** The newest value stands at the edge, and time goes on when none comes. */
    private moveEdge(): void {
        const newest = this.recent.at(-1)?.time ?? 0;
        const now = this.now();
        this.edge = now - newest < 2 * this.interval() ? newest : now;
    }

    of(chart: ChartSpec): ChartState {
        let state = this.charts.get(chart.id);
        if (!state) {
            state = {
                frame: undefined, failure: "", loaded: "", loading: "", seen: false, last: undefined,
                changed: new Store(0),
            };
            this.charts.set(chart.id, state);
        }
        this.specs.set(chart.id, chart);
        return state;
    }

    /** Says whether a chart is in sight: only then its values are asked for and drawn. */
    see(chart: ChartSpec, seen: boolean): void {
        const state = this.of(chart);
        state.seen = seen;
        if (seen) {
            this.want(chart.id);
            state.changed.set(state.changed.get() + 1);
        }
    }

    look(range: Range): void {
        if (this.key(range) === this.key(this.range)) {
            this.range = range;
            return;
        }
        this.range = range;
        this.moveEdge();
        this.held.set(0);
        this.abort.abort();
        this.abort = new AbortController();
        this.queue = [];
        for (const [id, state] of this.charts) {
            state.loading = "";
            if (state.seen) this.want(id);
        }
    }

    private key(range: Range): string {
        return range.mode === "live" ? `live ${range.span}` : `${range.from} ${range.to}`;
    }

    private want(id: string): void {
        const state = this.charts.get(id);
        const key = this.key(this.range);
        if (!state || state.loaded === key || state.loading === key) return;
        state.loading = key;
        this.queue.push(id);
        this.next();
    }

    private next(): void {
        while (this.busy < AT_ONCE && this.queue.length > 0) {
            const id = this.queue.shift() ?? "";
            this.busy++;
            void this.load(id).finally(() => {
                this.busy--;
                this.next();
            });
        }
    }

    private async load(id: string): Promise<void> {
        const state = this.charts.get(id);
        const chart = this.specs.get(id);
        const key = this.key(this.range);
        if (!state || !chart || state.loading !== key) return;
        try {
            const answer = await this.ask(chart);
            if (this.key(this.range) !== key) return;
            state.frame = frameOf(answer, chart, this.interval());
            state.failure = "";
            state.loaded = key;
            state.last = undefined;
            for (const heard of this.recent) this.put(chart, state, heard);
        } catch (e) {
            if (e instanceof DOMException && e.name === "AbortError") return;
            state.failure = e instanceof Error ? e.message : String(e);
        }
        if (state.loading === key) state.loading = "";
        state.changed.set(state.changed.get() + 1);
        this.explain();
    }

    private ask(chart: ChartSpec): Promise<SeriesAnswer> {
        const { from, to } = this.window();
        const margin = this.interval();
        const values = (to - from) / this.interval();
        const micros = (seconds: number) => new Date(seconds * 1000).toISOString();
        const query = new URLSearchParams({
            group: chart.group.name,
            columns: columnsOf(chart).join(","),
            from: micros(from - margin),
            to: micros(to + margin),
            points: values <= RAW_MAX ? "0" : String(BUCKETS),
        });
        return get<SeriesAnswer>(`/api/v1/hosts/${this.agent}/series?${query}`, this.abort.signal);
    }

    /** After the stream was away, what it would have brought is asked for. */
    private refetchLive(): void {
        if (this.range.mode !== "live") return;
        this.refetched = performance.now();
        for (const [id, state] of this.charts) {
            state.loaded = "";
            if (state.seen) this.want(id);
        }
    }

    private hear(message: Message): void {
        const time = Date.parse(String(message["time"])) / 1000;
        const clock = message["clock"] as { boottime_s?: number } | undefined;
        const newest = this.recent.at(-1)?.time ?? 0;
        // What comes late belongs into the past, which is asked for anew when somebody looks.
        if (!(time > newest)) return;
        const heard: Heard = { time, boottime: clock?.boottime_s, message };
        this.recent.push(heard);
        this.taskRows.push({ time, processes: this.rows("top_process", message), cgroups: this.rows("cgroup", message) });
        if (this.recent.length > RECENT_MAX) this.recent.shift();
        if (this.taskRows.length > RECENT_MAX) this.taskRows.shift();
        if (this.range.mode === "paused") this.held.set(this.held.get() + 1);
        if (this.range.mode !== "live") return;
        for (const [id, state] of this.charts) {
            const chart = this.specs.get(id);
            if (chart && state.frame) this.put(chart, state, heard);
        }
        this.draw();
    }

    private rows(name: string, message: Message): Record<string, unknown>[] {
        const group = this.catalogue.group(name);
        return group ? this.catalogue.rows(message, group) : [];
    }

    private put(chart: ChartSpec, state: ChartState, heard: Heard): void {
        const { frame } = state;
        if (!frame || frame.bucket > 0 || this.range.mode !== "live") return;
        const now = reading(this.catalogue, chart, columnsOf(chart), heard.message);
        const before = state.last;
        const elapsed = before ? elapsedBetween(before.heard, heard) : 0;
        append(frame, heard.time, now, before?.reading, elapsed);
        trim(frame, heard.time - this.range.span - 5 * frame.step);
        state.last = { heard, reading: now };
    }

    private draw(): void {
        this.drawn = performance.now();
        this.moveEdge();
        // Before the charts are told, so that each is drawn once.
        if (this.drawn - this.explained > HOLES_MS) this.explain();
        for (const state of this.charts.values()) {
            if (state.seen) state.changed.set(state.changed.get() + 1);
        }
        this.beat.set(this.beat.get() + 1);
    }

    private tick(): void {
        if (this.range.mode === "live") {
            if (performance.now() - this.drawn > 900) this.draw();
            const bucket = [...this.charts.values()].find((state) => state.seen && state.frame)?.frame?.bucket ?? 0;
            if (bucket > 0 && performance.now() - this.refetched > Math.max(10, bucket / 2) * 1000) this.refetchLive();
        } else {
            this.explain();
        }
    }

    private async readLedger(): Promise<void> {
        try {
            this.ledger.set(await get<CompletenessAnswer>(`/api/v1/hosts/${this.agent}/completeness`));
            this.explain();
        } catch {
            // Shown as it was last known; the connection's state is shown elsewhere.
        }
    }

    /** Names the holes of what is looked at. */
    private explain(): void {
        const ledger = this.ledger.get();
        const row = this.row.get();
        if (!ledger || !row) return;
        this.explained = performance.now();
        const seen = this.observed();
        const step = this.interval();
        const { from, to } = this.window();
        const newest = (row.newest_us ?? 0) / 1e6;
        const silent = this.now() - newest > Math.max(6, 4 * this.interval());
        const next = gapsOf(ledger, seen, step, from, to, newest, silent);
        const same = (a: Gap, b: Gap | undefined) =>
            b !== undefined && a.cause === b.cause && a.from === b.from && a.to === b.to && a.messages === b.messages;
        const old = this.gaps.get();
        if (next.length !== old.length || !next.every((gap, i) => same(gap, old[i]))) this.gaps.set(next);
    }

    /** Where no chart has any value: of all charts that are known, the one with the fewest holes. */
    private observed(): [number, number][] {
        let best: [number, number][] | undefined;
        let least = Infinity;
        const key = this.key(this.range);
        for (const state of this.charts.values()) {
            const { frame } = state;
            if (!frame || state.loaded !== key || frame.times.length === 0) continue;
            const holes = observed(frame.times, [...frame.columns.values()].map((column) => column.avg), Math.max(frame.step, this.interval()));
            const length = holes.reduce((sum, [a, b]) => sum + b - a, 0);
            if (length < least) {
                least = length;
                best = holes;
            }
        }
        return best ?? [];
    }

    /** A chart's lines as CSV; text that a spreadsheet would compute is marked as text. */
    csv(chart: ChartSpec, other: boolean, write: (seconds: number) => string): string {
        const frame = this.of(chart).frame;
        if (!frame) return "";
        const lines = linesOf(frame, chart, other);
        const quote = (text: string) => {
            const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
            return `"${safe.replaceAll('"', '""').replace(/[\r\n\u2028\u2029]/g, " ")}"`;
        };
        const { from, to } = this.window();
        const rows = [["time", ...lines.map((line) => quote(line.name))].join(",")];
        frame.times.forEach((time, i) => {
            if (time < from || time > to || lines.every((line) => line.avg[i] === null)) return;
            rows.push([write(time), ...lines.map((line) => String(line.avg[i] ?? ""))].join(","));
        });
        return rows.join("\r\n") + "\r\n";
    }
}

/** Between two messages, by the clock that nobody sets. */
function elapsedBetween(before: Heard, now: Heard): number {
    if (before.boottime !== undefined && now.boottime !== undefined) return now.boottime - before.boottime;
    return now.time - before.time;
}
