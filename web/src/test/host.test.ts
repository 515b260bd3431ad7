import { describe, expect, it } from "vitest";
import { Catalogue, type Group } from "../main/lib/catalogue";
import { append, frameOf, linesOf, reading, trim, type SeriesAnswer } from "../main/host/frame";
import { gapsOf, observed, type CompletenessAnswer } from "../main/host/gaps";
import { hiddenOf } from "../main/host/hidden";
import { generic, plan, type ChartSpec } from "../main/host/plan";
import { lastAt, sortedTasks, tasksOf } from "../main/host/tasks";

const disk: Group = {
    name: "newthing", member: "newthing", title: "A new thing", help: "Written after the page.", shape: "rows", origin: "raw",
    fields: [
        { name: "device", kind: "label", help: "h", source: "s" },
        { name: "read", kind: "counter", unit: "By", unit_name: "bytes", help: "h", source: "s" },
        { name: "depth", kind: "gauge", unit: "1", unit_name: "count", help: "h", source: "s" },
    ],
};
const record: Group = {
    name: "rec", member: "rec", title: "r", help: "h", shape: "record", origin: "raw",
    fields: [
        ...Array.from({ length: 10 }, (_, i) => ({ name: `b${i}`, kind: "gauge" as const, unit_name: "bytes", help: "h", source: "s" })),
        { name: "n", kind: "counter", unit_name: "count", help: "h", source: "s" },
    ],
};
const catalogue = new Catalogue([disk, record]);
const chart = generic(disk)[0] as ChartSpec;

function answer(times: number[], values: (number | null)[]): SeriesAnswer {
    return { bucket_us: 0, source: "raw", lines: [{ labels: { device: "sda" }, field: "read", times_us: times.map((t) => t * 1e6), values }] };
}

describe("plan", () => {
    it("draws a group that it has never heard of", () => {
        const section = plan(catalogue).find((one) => one.id === "group-newthing");
        expect(section?.charts.map((one) => [one.title, one.family])).toEqual([["read", "bytes/s"], ["depth", "count"]]);
    });

    it("puts fields of one unit and kind into one chart, eight at most", () => {
        expect(generic(record).map((one) => one.lines.length)).toEqual([8, 2, 1]);
    });
});

describe("frame", () => {
    it("breaks lines at holes", () => {
        const frame = frameOf(answer([1, 2, 3, 10, 11, 12, 13], [1, 1, 1, 5, 5, 5, 5]), chart, 1);
        expect(frame.times).toEqual([1, 2, 3, 4, 10, 11, 12, 13]);
        expect(linesOf(frame, chart, false)[0]?.avg).toEqual([1, 1, 1, null, 5, 5, 5, 5]);
    });

    it("makes rates of counters and none where one began anew", () => {
        const frame = frameOf(answer([1, 2, 3], [10, 10, 10]), chart, 1);
        const at = (read: number) => reading(catalogue, chart, ["read"], { newthing: [{ device: "sda", read }] });
        append(frame, 4, at(100), undefined, 0);
        append(frame, 5, at(160), at(100), 1);
        append(frame, 6, at(20), at(160), 1);
        append(frame, 7, at(50), at(20), 1);
        expect(linesOf(frame, chart, false)[0]?.avg).toEqual([10, 10, 10, null, 60, null, 30]);
    });

    it("takes a row that comes while it watches, and none that is late", () => {
        const frame = frameOf(answer([1, 2, 3], [10, 10, 10]), chart, 1);
        const two = reading(catalogue, chart, ["read"], { newthing: [{ device: "sda", read: 1 }, { device: "__proto__", read: 2 }] });
        expect(append(frame, 4, two, undefined, 0)).toBe(true);
        expect(append(frame, 3.5, two, undefined, 0)).toBe(false);
        expect(linesOf(frame, chart, false).map((line) => line.name)).toEqual(["sda", "__proto__"]);
        expect(({} as Record<string, unknown>)["read"]).toBeUndefined();
    });

    it("makes the lines that there are longer, and others where there is more to draw", () => {
        const frame = frameOf(answer([1, 2, 3], [10, 10, 10]), chart, 1);
        const before = linesOf(frame, chart, false);
        const read = (rows: object[]) => reading(catalogue, chart, ["read"], { newthing: rows });
        append(frame, 4, read([{ device: "sda", read: 100 }]), undefined, 0);
        append(frame, 5, read([{ device: "sda", read: 120 }]), read([{ device: "sda", read: 100 }]), 1);
        const after = linesOf(frame, chart, false);
        expect(after).toBe(before);
        expect(after[0]?.avg).toEqual([10, 10, 10, null, 20]);
        append(frame, 6, read([{ device: "sdb", read: 1 }]), undefined, 0);
        const more = linesOf(frame, chart, false);
        expect(more.map((line) => line.avg)).toEqual([[10, 10, 10, null, 20, null], [null, null, null, null, null, null]]);
        const fresh = linesOf({ ...frame, made: undefined }, chart, false);
        expect(more.map((line) => line.avg)).toEqual(fresh.map((line) => line.avg));
    });

    it("lets go of what is old", () => {
        const times = Array.from({ length: 1_000 }, (_, i) => i + 1);
        const frame = frameOf(answer(times, times.map(() => 1)), chart, 1);
        trim(frame, 501);
        expect(frame.times[0]).toBe(501);
        expect(frame.columns.values().next().value?.avg.length).toBe(500);
    });

    it("keeps least and most of buckets", () => {
        const buckets: SeriesAnswer = {
            bucket_us: 60e6, source: "minute",
            lines: [{ labels: { device: "sda" }, field: "read", times_us: [0, 60e6], min: [1, 2], avg: [3, 4], max: [5, 6] }],
        };
        expect(linesOf(frameOf(buckets, chart, 1), chart, false)[0]).toMatchObject({ min: [1, 2], avg: [3, 4], max: [5, 6] });
    });
});

describe("holes", () => {
    const ledger: CompletenessAnswer = {
        unexplained: 0,
        received: [],
        holes: [{ journal: "j", epoch: 1, from: 21, to: 29, cause: "expired", about_from_us: 22e6, about_to_us: 31e6 }],
        starts: [
            { journal: "j", epoch: 1, boot: "a", why: "first", from_us: 1e6, to_us: 60e6 },
            { journal: "j", epoch: 2, boot: "b", why: "reboot", from_us: 90e6, to_us: 120e6 },
        ],
    };

    it("are where no column has a value", () => {
        expect(observed([1, 2, 3, 9, 10], [[1, 1, 1, 1, 1]], 1)).toEqual([[3, 9]]);
        expect(observed([1, 2, 3, 6, 9, 10], [[1, 1, 1, null, 1, 1], [1, 1, 1, 2, 1, 1]], 1.5)).toEqual([]);
    });

    it("have the ledger's causes and the values' edges", () => {
        const gaps = gapsOf(ledger, [[20, 30]], 1, 0, 130, 120, false);
        expect(gaps).toEqual([
            { from: 0, to: 1, cause: "first", messages: 0, about: false },
            { from: 20, to: 30, cause: "expired", messages: 9, about: false },
            { from: 60, to: 90, cause: "reboot", messages: 0, about: false },
        ]);
    });

    it("say so where their edges are estimated, where nobody missed anything, and where a host is silent", () => {
        const gaps = gapsOf(ledger, [[40, 50]], 1, 10, 200, 120, true);
        expect(gaps.map((gap) => [gap.from, gap.to, gap.cause, gap.about])).toEqual([
            [21, 32, "expired", true],
            [40, 50, "unread", false],
            [60, 90, "reboot", false],
            [120, 200, "silent", false],
        ]);
    });
});

describe("tasks", () => {
    const rows = (cpu: number, time: number) => ({
        time, processes: [{ pid: "7", name: "__proto__", cpu_percent: 12.5, resident_memory: 4096, io_bytes_recent: 100 }, { pid: "8", name: "b" }],
        cgroups: [{ path: "/", cpu, memory: 10, read_bytes: 100, write_bytes: 50 }],
    });

    it("counts processes over their interval and control groups against the sample before", () => {
        const sample = tasksOf(rows(9, 20), rows(4, 10), 10);
        expect(sample.processes[0]).toEqual({ id: "7", name: "__proto__", cpu: 12.5, memory: 4096, disk: 10, threads: undefined });
        expect(sample.cgroups[0]).toEqual({ id: "/", name: "/", cpu: 50, memory: 10, disk: 0, threads: undefined });
    });

    it("has no rate for a counter that began anew, nor without a sample before", () => {
        expect(tasksOf(rows(1, 20), rows(4, 10), 10).cgroups[0]?.cpu).toBeUndefined();
        expect(tasksOf(rows(9, 20), undefined, 10).cgroups[0]?.cpu).toBeUndefined();
    });

    it("puts what is not known last", () => {
        expect(sortedTasks(tasksOf(rows(1, 20), undefined, 10).processes, "cpu").map((task) => task.id)).toEqual(["7", "8"]);
        expect(sortedTasks(tasksOf(rows(1, 20), undefined, 10).processes, "disk").map((task) => task.id)).toEqual(["7", "8"]);
    });

    it("finds the newest sample that is no newer", () => {
        const samples = [{ time: 1 }, { time: 2 }, { time: 4 }];
        expect([0.5, 1, 3, 4, 9].map((time) => lastAt(samples, time))).toEqual([-1, 0, 1, 2, 2]);
    });
});

describe("hidden lines", () => {
    it("are those that the address names for the chart, whatever is in their names", () => {
        const hide = `a:${encodeURIComponent("x,y:z")},b:q,%E0:broken,junk`;
        expect([...hiddenOf(new URLSearchParams({ hide }), "a")]).toEqual(["x,y:z"]);
        expect([...hiddenOf(new URLSearchParams({ hide }), "b")]).toEqual(["q"]);
        expect([...hiddenOf(new URLSearchParams(), "a")]).toEqual([]);
    });
});

describe("notes", () => {
    it("say what came late and that the clock was set, and are no holes", () => {
        const ledger: CompletenessAnswer = {
            unexplained: 0, received: [], holes: [], starts: [],
            late: [{ from_us: 10e6, to_us: 20e6, arrived_us: 90e6, messages: 11 }], clock_steps: [{ at_us: 40e6, step_us: -37e6 }],
        };
        const notes = gapsOf(ledger, [], 1, 0, 100, 100, false);
        expect(notes.map((one) => [one.cause, one.from, one.to, one.messages, one.arrived ?? one.stepped, one.note])).toEqual([
            ["late", 9, 20, 11, 90, true], ["clock_step", 39, 40, 0, -37, true],
        ]);
        expect(gapsOf(ledger, [[12, 15]], 1, 0, 100, 100, false).map((one) => one.cause)).toContain("unread");
    });
});
