import type { Catalogue, Field, Group } from "../lib/catalogue";
import { display, type Family } from "../lib/units";
import { t, type Key } from "../words/words";

/** One kind of line: which fields it is made of, and how. */
export interface LineSpec {
    /** Its name for people; a field's own name where it is the field. */
    name: string;
    fields: string[];
    /** From the fields' values (counters as rates) in the catalogue's units. */
    of: (values: number[]) => number;
    /** How it comes about, in words and fields. */
    formula: string;
}

export interface ChartSpec {
    id: string;
    title: string;
    help: string;
    group: Group;
    lines: LineSpec[];
    family: Family;
    factor: number;
    stacked: boolean;
    /** The largest value there can be, for the axis. */
    max?: number;
    /** Rows that are left out: those whose first label is one of these. */
    without?: string[];
    /** The same as a share of something, or the other way round. */
    other?: { family: Family; factor: number; lines: LineSpec[]; max?: number };
}

export interface Section {
    id: string;
    title: string;
    help: string;
    charts: ChartSpec[];
    folded: boolean;
}

interface Curated {
    id: string;
    title: Key;
    group: string;
    /** Fields as they are; or made lines. */
    fields?: string[];
    made?: { name: Key; fields: string[]; of: (values: number[]) => number; formula: string }[];
    unit?: { family: Family; factor: number };
    stacked?: boolean;
    max?: number;
    without?: string[];
    other?: {
        family: Family;
        factor: number;
        max?: number;
        made: { name?: Key; fields: string[]; of: (values: number[]) => number; formula: string }[];
    };
}

const at = (values: number[], i: number): number => values[i] ?? NaN;
const CPU = ["user", "nice", "system", "irq", "softirq", "steal", "guest", "guest_nice", "iowait"];
const PERCENT = { family: "percent", factor: 1 } as const;

/** What a person looks for first, as data. Whatever is not here is made from the catalogue. */
const CURATED: { id: string; title: Key; charts: Curated[] }[] = [
    {
        id: "pressure",
        title: "section.pressure",
        charts: [
            { id: "pressure-some", title: "chart.pressure.some", group: "pressure", fields: ["some_total"] },
            { id: "pressure-full", title: "chart.pressure.full", group: "pressure", fields: ["full_total"] },
        ],
    },
    {
        id: "cpu",
        title: "section.cpu",
        charts: [
            {
                id: "cpu-total", title: "chart.cpu.total", group: "cpu", fields: CPU, stacked: true, max: 100,
                other: {
                    family: "plain", factor: 1,
                    made: CPU.map((field) => ({
                        fields: [field, "count"],
                        of: (v: number[]) => (at(v, 0) / 100) * at(v, 1),
                        formula: `${field} / 100 × count`,
                    })),
                },
            },
            {
                id: "cpu-cores", title: "chart.cpu.cores", group: "cpu_time", max: 100, unit: PERCENT,
                without: ["total"],
                made: [{
                    name: "line.busy", fields: ["idle", "iowait"],
                    of: (v) => Math.min(100, Math.max(0, 100 * (1 - at(v, 0) - (v[1] ?? 0)))),
                    formula: "100 × (1 − Δidle/s − Δiowait/s)",
                }],
            },
            { id: "load", title: "chart.load", group: "load", fields: ["w1_avg", "w5_avg", "w15_avg"] },
        ],
    },
    {
        id: "memory",
        title: "section.memory",
        charts: [
            {
                id: "mem-use", title: "chart.mem.use", group: "memory",
                unit: { family: "bytes", factor: 1 },
                made: [{
                    name: "line.used", fields: ["mem_total", "mem_available"],
                    of: (v) => at(v, 0) - at(v, 1), formula: "mem_total − mem_available",
                }],
                other: {
                    ...PERCENT, max: 100,
                    made: [{
                        name: "line.used", fields: ["mem_total", "mem_available"],
                        of: (v) => 100 * (1 - at(v, 1) / at(v, 0)), formula: "100 × (1 − mem_available / mem_total)",
                    }],
                },
            },
            { id: "mem-cache", title: "chart.mem.cache", group: "memory", fields: ["cached", "buffers", "s_reclaimable"] },
            {
                id: "mem-swap", title: "chart.mem.swap", group: "swap", unit: { family: "bytes", factor: 1 },
                made: [{
                    name: "line.used", fields: ["total", "free"], of: (v) => at(v, 0) - at(v, 1), formula: "total − free",
                }],
                other: {
                    ...PERCENT, max: 100,
                    made: [{
                        name: "line.used", fields: ["total", "free"],
                        of: (v) => 100 * (1 - at(v, 1) / at(v, 0)), formula: "100 × (1 − free / total)",
                    }],
                },
            },
            { id: "mem-dirty", title: "chart.mem.dirty", group: "memory", fields: ["dirty", "writeback"] },
        ],
    },
    {
        id: "disk",
        title: "section.disk",
        charts: [
            { id: "disk-read", title: "chart.disk.read", group: "diskio", fields: ["read_bytes"] },
            { id: "disk-write", title: "chart.disk.write", group: "diskio", fields: ["write_bytes"] },
            { id: "disk-busy", title: "chart.disk.busy", group: "diskio", fields: ["io_time"] },
            {
                id: "disk-ops", title: "chart.disk.ops", group: "diskio", unit: { family: "count/s", factor: 1 },
                made: [{
                    name: "line.ops", fields: ["reads_completed", "writes_completed"],
                    of: (v) => at(v, 0) + at(v, 1), formula: "Δreads_completed/s + Δwrites_completed/s",
                }],
            },
        ],
    },
    {
        id: "filesystem",
        title: "section.filesystem",
        charts: [
            {
                id: "fs-used", title: "chart.fs.used", group: "filesystem", unit: { family: "bytes", factor: 1 },
                made: [{ name: "line.used", fields: ["size", "free"], of: (v) => at(v, 0) - at(v, 1), formula: "size − free" }],
                other: {
                    ...PERCENT, max: 100,
                    made: [{
                        name: "line.used", fields: ["size", "free", "available"],
                        of: (v) => (100 * (at(v, 0) - at(v, 1))) / (at(v, 0) - at(v, 1) + at(v, 2)),
                        formula: "100 × (size − free) / (size − free + available)",
                    }],
                },
            },
            {
                id: "fs-files", title: "chart.fs.files", group: "filesystem", unit: { family: "count", factor: 1 },
                made: [{ name: "line.inUse", fields: ["files", "files_free"], of: (v) => at(v, 0) - at(v, 1), formula: "files − files_free" }],
                other: {
                    ...PERCENT, max: 100,
                    made: [{
                        name: "line.inUse", fields: ["files", "files_free"],
                        of: (v) => 100 * (1 - at(v, 1) / at(v, 0)), formula: "100 × (1 − files_free / files)",
                    }],
                },
            },
        ],
    },
    {
        id: "network",
        title: "section.network",
        charts: [
            { id: "net-recv", title: "chart.net.recv", group: "network", fields: ["receive_bytes"] },
            { id: "net-sent", title: "chart.net.sent", group: "network", fields: ["transmit_bytes"] },
            { id: "net-packets", title: "chart.net.packets", group: "network", fields: ["receive_packets"] },
            {
                id: "net-errors", title: "chart.net.errors", group: "network", unit: { family: "count/s", factor: 1 },
                made: [{
                    name: "line.errors", fields: ["receive_errs", "receive_drop", "transmit_errs", "transmit_drop"],
                    of: (v) => v.reduce((sum, one) => sum + one, 0),
                    formula: "Δreceive_errs/s + Δreceive_drop/s + Δtransmit_errs/s + Δtransmit_drop/s",
                }],
            },
        ],
    },
];

const first = (values: number[]): number => values[0] ?? NaN;

function plain(field: Field): LineSpec {
    return {
        name: field.name,
        fields: [field.name],
        of: first,
        formula: field.kind === "counter" ? `Δ${field.name}/s` : field.name,
    };
}

function curated(spec: Curated, catalogue: Catalogue): ChartSpec | undefined {
    const group = catalogue.group(spec.group);
    if (!group) return undefined;
    const known = (name: string) => group.fields.find((field) => field.name === name);
    const lines: LineSpec[] = [];
    for (const name of spec.fields ?? []) {
        const field = known(name);
        if (field) lines.push(plain(field));
    }
    for (const made of spec.made ?? []) {
        if (made.fields.every(known)) lines.push({ ...made, name: t(made.name) });
    }
    const measure = known(spec.fields?.[0] ?? spec.made?.[0]?.fields[0] ?? "");
    if (lines.length === 0 || !measure) return undefined;
    const shown = spec.unit ?? display(measure.unit_name, measure.kind === "counter");
    const chart: ChartSpec = {
        id: spec.id, title: t(spec.title), help: group.help, group, lines, ...shown,
        stacked: spec.stacked ?? false,
    };
    if (spec.max !== undefined) chart.max = spec.max;
    if (spec.without) chart.without = spec.without;
    const others = spec.other?.made.filter((made) => made.fields.every(known));
    if (spec.other && others && others.length > 0) {
        chart.other = {
            family: spec.other.family,
            factor: spec.other.factor,
            lines: others.map((made) => ({ ...made, name: made.name ? t(made.name) : (made.fields[0] ?? "") })),
            ...(spec.other.max === undefined ? {} : { max: spec.other.max }),
        };
    }
    return chart;
}

/** At most so many lines of one row in a chart, so that each can be told from the others. */
const FIELDS_MAX = 8;

/** Charts of a group that nobody has thought about: of one row, fields with one unit share a chart;
 *  of many rows, each field has its own. */
export function generic(group: Group): ChartSpec[] {
    const numbers = group.fields.filter((field) => field.kind === "gauge" || field.kind === "counter");
    if (group.shape !== "record") {
        return numbers.map((field) => ({
            id: `${group.name}.${field.name}`,
            title: field.name,
            help: field.help,
            group,
            lines: [plain(field)],
            ...display(field.unit_name, field.kind === "counter"),
            stacked: false,
        }));
    }
    const byUnit = new Map<string, Field[]>();
    for (const field of numbers) {
        const key = `${field.unit_name ?? ""} ${field.kind}`;
        const mates = byUnit.get(key);
        if (mates) mates.push(field);
        else byUnit.set(key, [field]);
    }
    const charts: ChartSpec[] = [];
    for (const fields of byUnit.values()) {
        for (let i = 0; i < fields.length; i += FIELDS_MAX) {
            const some = fields.slice(i, i + FIELDS_MAX);
            const head = some[0];
            if (!head) continue;
            charts.push({
                id: `${group.name}.${head.name}`,
                title: some.length === 1 ? head.name : `${head.name} … ${some.at(-1)?.name ?? ""}`,
                help: some.length === 1 ? head.help : group.help,
                group,
                lines: some.map(plain),
                ...display(head.unit_name, head.kind === "counter"),
                stacked: false,
            });
        }
    }
    return charts;
}

/** Everything there is to draw, in the order of a person's questions. */
export function plan(catalogue: Catalogue): Section[] {
    const sections: Section[] = CURATED.map((section) => ({
        id: section.id,
        title: t(section.title),
        help: "",
        charts: section.charts.flatMap((spec) => curated(spec, catalogue) ?? []),
        folded: false,
    })).filter((section) => section.charts.length > 0);
    for (const group of catalogue.groups) {
        const charts = generic(group);
        if (charts.length > 0) {
            sections.push({
                id: `group-${group.name}`,
                title: group.title,
                help: group.help,
                charts,
                folded: true,
            });
        }
    }
    return sections;
}

/** All fields of a chart, each once: what is asked of the server. */
export function columnsOf(chart: ChartSpec): string[] {
    const names = new Set<string>();
    for (const line of [...chart.lines, ...(chart.other?.lines ?? [])]) {
        for (const name of line.fields) names.add(name);
    }
    return [...names];
}
