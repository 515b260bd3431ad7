import { labelsOf, type Catalogue } from "../lib/catalogue";
import type { ChartSpec } from "./plan";

/** A field of one row over time, in the catalogue's units; counters as rates. */
export interface Column {
    labels: string;
    field: string;
    avg: (number | null)[];
    min: (number | null)[] | undefined;
    max: (number | null)[] | undefined;
}

/** What a chart knows: one time axis, and columns as long as it. */
export interface Frame {
    times: number[];
    columns: Map<string, Column>;
    /** How far values are apart, in seconds; what is much further is a hole. */
    step: number;
    /** How long a bucket is, in seconds; 0 for values as they came. */
    bucket: number;
    /** The lines that were made of it last; they grow with it. */
    made: Made | undefined;
}

interface Made {
    chart: ChartSpec;
    other: boolean;
    /** How many columns and instants the lines are made of. */
    columns: number;
    length: number;
    lines: Drawn[];
    /** How each of the lines goes on. */
    grow: ((from: number, to: number) => void)[];
}

export interface SeriesAnswer {
    bucket_us: number;
    source: string;
    lines: {
        labels: Record<string, string>;
        field: string;
        times_us: number[];
        values?: (number | null)[];
        min?: (number | null)[];
        avg?: (number | null)[];
        max?: (number | null)[];
    }[];
}

const HOLE = 2.5;

function key(labels: string, field: string): string {
    return `${labels}\u0000${field}`;
}

function sameTimes(a: number[], b: number[]): boolean {
    return a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1) && a.every((time, i) => time === b[i]);
}

/** All instants of all lines, sorted, each once. */
function union(answer: SeriesAnswer): number[] {
    const head = answer.lines[0];
    if (!head) return [];
    if (answer.lines.every((line) => sameTimes(line.times_us, head.times_us))) return head.times_us;
    const all = new Set<number>();
    for (const line of answer.lines) for (const time of line.times_us) all.add(time);
    return [...all].sort((a, b) => a - b);
}

/** The usual distance between values: half of all are nearer. */
export function usualStep(times: number[], scale: number): number {
    if (times.length < 3) return 0;
    const steps: number[] = [];
    for (let i = 1; i < times.length; i++) steps.push((times[i] ?? 0) - (times[i - 1] ?? 0));
    steps.sort((a, b) => a - b);
    return (steps[steps.length >> 1] ?? 0) * scale;
}

/** Puts an answer on one time axis, with an instant of nothing in each hole. */
export function frameOf(answer: SeriesAnswer, chart: ChartSpec, intervalSeconds: number): Frame {
    const instants = union(answer);
    const bucket = answer.bucket_us / 1e6;
    const step = Math.max(bucket, usualStep(instants, 1e-6), bucket > 0 ? intervalSeconds : 0) || intervalSeconds;
    const times: number[] = [];
    const place = new Map<number, number>();
    let last = -Infinity;
    for (const instant of instants) {
        const time = instant / 1e6;
        if (time - last > HOLE * step && last !== -Infinity) times.push(last + step);
        place.set(instant, times.length);
        times.push(time);
        last = time;
    }
    const columns = new Map<string, Column>();
    for (const line of answer.lines) {
        const labels = chart.group.fields
            .filter((field) => field.kind === "label")
            .map((field) => line.labels[field.name] ?? "")
            .join(" ");
        const spread = (values: (number | null)[] | undefined): (number | null)[] | undefined => {
            if (!values) return undefined;
            const out = new Array<number | null>(times.length).fill(null);
            line.times_us.forEach((instant, i) => {
                out[place.get(instant) ?? 0] = values[i] ?? null;
            });
            return out;
        };
        columns.set(key(labels, line.field), {
            labels,
            field: line.field,
            avg: spread(line.avg ?? line.values) ?? [],
            min: spread(line.min),
            max: spread(line.max),
        });
    }
    return { times, columns, step, bucket, made: undefined };
}

/** Values of one message, by row and field; counters as the server's, not yet rates. */
export type Reading = Map<string, { labels: string; field: string; value: number; counter: boolean }>;

export function reading(catalogue: Catalogue, chart: ChartSpec, fields: string[], message: Record<string, unknown>): Reading {
    const found: Reading = new Map();
    for (const row of catalogue.rows(message, chart.group)) {
        const labels = labelsOf(chart.group, row);
        for (const name of fields) {
            const value = row[name];
            const field = catalogue.field(chart.group.name, name);
            const number = typeof value === "boolean" ? Number(value) : value;
            if (typeof number === "number" && field) {
                found.set(key(labels, name), { labels, field: name, value: number, counter: field.kind === "counter" });
            }
        }
    }
    return found;
}

/**
 * Puts one message's values at a frame's end. A counter that is smaller than before began anew, and
 * has no rate then.
 *
 * @returns whether a row came that was not there before
 */
export function append(frame: Frame, time: number, now: Reading, before: Reading | undefined, elapsed: number): boolean {
    const last = frame.times.at(-1);
    if (last !== undefined && time <= last) return false;
    const push = (instant: number) => {
        frame.times.push(instant);
        for (const column of frame.columns.values()) column.avg.push(null);
    };
    if (last !== undefined && time - last > HOLE * frame.step) push(last + frame.step);
    push(time);
    let isNew = false;
    for (const [name, one] of now) {
        let value: number | null = one.value;
        if (one.counter) {
            const old = before?.get(name)?.value;
            value = old === undefined || one.value < old || elapsed <= 0 ? null : (one.value - old) / elapsed;
        }
        let column = frame.columns.get(name);
        if (!column) {
            const avg = new Array<number | null>(frame.times.length).fill(null);
            column = { labels: one.labels, field: one.field, avg, min: undefined, max: undefined };
            frame.columns.set(name, column);
            isNew = true;
        }
        column.avg[frame.times.length - 1] = value;
    }
    return isNew;
}

/** Lets go of what is older, now and then, so that a page that stays open does not grow. */
export function trim(frame: Frame, oldest: number): void {
    let gone = 0;
    while (gone < frame.times.length && (frame.times[gone] ?? 0) < oldest) gone++;
    if (gone < 64 || gone < frame.times.length / 10) return;
    frame.made = undefined;
    frame.times.splice(0, gone);
    for (const column of frame.columns.values()) {
        column.avg.splice(0, gone);
        column.min?.splice(0, gone);
        column.max?.splice(0, gone);
    }
}

/** One line that is drawn. */
export interface Drawn {
    key: string;
    name: string;
    fields: string[];
    formula: string;
    avg: (number | null)[];
    min?: (number | null)[];
    max?: (number | null)[];
}

/**
 * The chart's lines from its columns: each kind of line for each row. While the frame only grows they are
 * the same arrays, made longer: an hour of seconds is not computed anew each second.
 */
export function linesOf(frame: Frame, chart: ChartSpec, other: boolean): Drawn[] {
    const { made } = frame;
    const length = frame.times.length;
    if (made && made.chart === chart && made.other === other && made.columns === frame.columns.size && made.length <= length) {
        for (const grow of made.grow) grow(made.length, length);
        made.length = length;
        return made.lines;
    }
    const specs = other && chart.other ? chart.other.lines : chart.lines;
    const factor = other && chart.other ? chart.other.factor : chart.factor;
    const rows = [...new Set([...frame.columns.values()].map((column) => column.labels))];
    const drawn: Drawn[] = [];
    const growing: Made["grow"] = [];
    for (const labels of rows) {
        if (chart.without?.includes(labels)) continue;
        for (const spec of specs) {
            const columns = spec.fields.map((field) => frame.columns.get(key(labels, field)));
            if (columns.some((column) => column === undefined)) continue;
            const name = labels === "" ? spec.name : specs.length === 1 ? labels : `${labels} ${spec.name}`;
            const make = (of: "avg" | "min" | "max") => {
                const out: (number | null)[] = [];
                const grow = (from: number, to: number) => combine(out, columns as Column[], of, spec.of, factor, from, to);
                grow(0, length);
                growing.push(grow);
                return out;
            };
            const line: Drawn = { key: key(labels, spec.name), name, fields: spec.fields, formula: spec.formula, avg: make("avg") };
            const only = columns[0];
            if (spec.fields.length === 1 && only?.min && only.max) {
                line.min = make("min");
                line.max = make("max");
            }
            drawn.push(line);
        }
    }
    frame.made = { chart, other, columns: frame.columns.size, length, lines: drawn, grow: growing };
    return drawn;
}

/** Puts the values of a line's instants `from` to before `to` at its end. */
function combine(
    out: (number | null)[],
    columns: Column[],
    of: "avg" | "min" | "max",
    make: (values: number[]) => number,
    factor: number,
    from: number,
    to: number,
): void {
    const values = new Array<number>(columns.length);
    next: for (let i = from; i < to; i++) {
        out[i] = null;
        for (let c = 0; c < columns.length; c++) {
            const value = columns[c]?.[of]?.[i];
            if (value === null || value === undefined) continue next;
            values[c] = value;
        }
        const made = make(values) * factor;
        out[i] = Number.isFinite(made) ? made : null;
    }
}
