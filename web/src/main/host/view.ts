import uPlot from "uplot";
import { zoned, writeClock } from "../lib/time";
import { show, type Family } from "../lib/units";
import { lineColour, paint } from "./colours";
import type { Drawn } from "./frame";
import type { Gap } from "./gaps";
import { drawGaps, drawHeld } from "./marks";

/** What the chart tells of a person's hand. */
export interface Hand {
    zoom(from: number, to: number): void;
    pan(from: number, to: number, done: boolean): void;
    back(): void;
    /** Holds the cursor at an instant, or lets go of it. */
    hold(time: number | undefined): void;
    /** Over which value the cursor stands, and when; nothing when it has left. */
    cursor(index: number | null, time: number | null): void;
}

export interface Drawing {
    times: number[];
    lines: Drawn[];
    hidden: ReadonlySet<string>;
    from: number;
    to: number;
    gaps: readonly Gap[];
    family: Family;
    max: number | undefined;
    stacked: boolean;
    zone: string;
    dark: boolean;
    /** The instant at which the cursor is held. */
    held: number | undefined;
}

/** All charts have their value axes of one width, so that instants stand below each other. */
const AXIS_WIDTH = 68;
const HEIGHT = 150;
/** Turns of the wheel that are closer than this are one. */
const SCROLL_MS = 600;
/** Time that moves a live chart by less is not drawn. */
const STEP_PX = 0.5;
/** What makes another picture when it is another. */
const SAME = ["times", "lines", "hidden", "gaps", "family", "max", "stacked", "zone", "dark", "held"] as const;
let charts = 0;
/** A pointer that moves less between down and up has clicked. */
const CLICK_PX = 4;
const FONT = '11px system-ui, "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif';
const BINARY_STEPS: number[] = [];
for (let power = 0; power < 60; power++) BINARY_STEPS.push(2 ** power);

/** One chart on the canvas. Knows nothing of hosts; its owner tells it what to draw. */
export class ChartView {
    private plot: uPlot | undefined;
    private drawing: Drawing | undefined;
    /** What stands on the canvas. */
    private painted: Drawing | undefined;
    /** At which part of a step this chart is drawn, so that not all are in one frame. */
    private readonly phase = (charts++ * 0.618) % 1;
    private shape = "";
    private wheelable = false;
    private scrolled = -Infinity;
    /** Where the pointer was pressed last. */
    private pressed = 0;
    private readonly touches = new Map<number, number>();

    constructor(
        private readonly home: HTMLElement,
        private readonly hand: Hand,
    ) {}

    /** Draws, if anybody could see the difference. */
    draw(drawing: Drawing): void {
        this.drawing = drawing;
        if (!this.plot || !this.painted || !this.isUnmoved(this.plot, this.painted, drawing)) this.paint(drawing);
    }

    /** Whether only time has gone on, and by less than half a pixel: an hour of seconds would else be drawn
     *  anew each second, to look as before. */
    private isUnmoved(plot: uPlot, before: Drawing, now: Drawing): boolean {
        const span = now.to - now.from;
        const step = (span * STEP_PX * devicePixelRatio) / plot.bbox.width;
        const place = (drawing: Drawing) => Math.floor(drawing.to / step + this.phase);
        return step > 0 && step < Infinity && Math.abs(before.to - before.from - span) < 1e-3 && place(before) === place(now)
            && SAME.every((name) => before[name] === now[name]);
    }

    /** Builds the canvas anew only when the lines themselves are others. */
    private paint(drawing: Drawing): void {
        this.painted = drawing;
        const shape = [
            drawing.family, drawing.dark, drawing.zone, drawing.stacked, drawing.max,
            ...drawing.lines.map((line) => `${line.key}${line.min ? " band" : ""}`),
        ].join("\u0001");
        const data = table(drawing);
        if (!this.plot || shape !== this.shape) {
            this.shape = shape;
            this.plot?.destroy();
            this.plot = new uPlot(this.options(drawing), data, this.home);
            this.hands(this.plot);
        } else {
            this.plot.setData(data, false);
        }
        const plot = this.plot;
        plot.batch(() => {
            plot.setScale("x", { min: drawing.from, max: drawing.to });
        });
    }

    resize(width: number): void {
        if (this.plot && Math.abs(this.plot.width - width) > 1) this.plot.setSize({ width, height: HEIGHT });
    }

    canvas(): HTMLCanvasElement | undefined {
        if (this.drawing && this.painted !== this.drawing) this.paint(this.drawing);
        return this.plot?.ctx.canvas;
    }

    /** Puts the cursor of all charts at a value; used by keys. */
    point(index: number): void {
        const plot = this.plot;
        const time = this.drawing?.times[index];
        if (plot && time !== undefined) plot.setCursor({ left: plot.valToPos(time, "x"), top: 10 });
    }

    /** Holds the cursor at a value, or lets go of it where it is held there. */
    holdAt(index: number | null): void {
        const time = index === null ? undefined : this.drawing?.times[index];
        this.hand.hold(time === this.drawing?.held ? undefined : time);
    }

    /** Nobody points at a value any more. */
    leave(): void {
        this.plot?.setCursor({ left: -10, top: -10 });
    }

    destroy(): void {
        this.plot?.destroy();
        this.plot = undefined;
    }

    private options(drawing: Drawing): uPlot.Options {
        const colours = paint(drawing.dark);
        const { series, bands } = seriesOf(drawing);
        const grid = { stroke: colours.grid, width: 1 };
        return {
            width: Math.max(200, this.home.clientWidth),
            height: HEIGHT,
            series,
            bands,
            legend: { show: false },
            padding: [8, 12, 0, 0],
            tzDate: (seconds) => zoned(seconds, this.drawing?.zone ?? drawing.zone),
            ms: 1e-3,
            pxAlign: 1,
            scales: {
                x: { time: true, auto: false, range: (_, min, max) => [min, max] },
                y: { range: (_, min, max) => this.valueRange(min, max) },
            },
            axes: [
                {
                    stroke: colours.text, grid, ticks: { show: false }, font: FONT, size: 24, gap: 4, space: 72,
                    values: (_, splits, _axis, _space, step) => splits.map((at) => this.tick(at, step)),
                },
                {
                    stroke: colours.text, grid, ticks: { show: false }, font: FONT, size: AXIS_WIDTH, gap: 6, space: 30,
                    ...(drawing.family.startsWith("bytes") ? { incrs: BINARY_STEPS } : {}),
                    values: (_, splits) => {
                        const like = Math.max(...splits.map(Math.abs));
                        return splits.map((at) => {
                            const shown = show(drawing.family, at, like);
                            const number = drawing.family === "percent" ? String(Math.round(at * 100) / 100) : shown.number;
                            return at === 0 ? "0" : `${number} ${shown.unit}`.trim();
                        });
                    },
                },
            ],
            cursor: {
                x: true, y: false,
                sync: { key: "hostpulse", scales: ["x", null], setSeries: false },
                drag: { x: true, y: false, setScale: false, dist: 4 },
                points: { size: 5 },
                bind: {
                    mousedown: (_, __, handler) => (event: MouseEvent) => {
                        if (event.shiftKey) this.grab(event);
                        else handler(event);
                        return null;
                    },
                    dblclick: () => () => {
                        this.hand.back();
                        return null;
                    },
                },
            },
            hooks: {
                drawClear: [(plot) => drawGaps(plot, this.drawing?.gaps ?? [], colours.gap)],
                draw: [(plot) => drawHeld(plot, this.drawing?.held, colours.text)],
                setCursor: [
                    (plot) => {
                        const { left, idx } = plot.cursor;
                        const inside = left !== undefined && left >= 0;
                        this.hand.cursor(inside ? (idx ?? null) : null, inside ? plot.posToVal(left, "x") : null);
                    },
                ],
                setSelect: [(plot) => this.selected(plot)],
            },
        };
    }

    private valueRange(min: number | null, max: number | null): [number, number] {
        const most = this.drawing?.max;
        if (most !== undefined) return [0, most];
        const least = Math.min(0, min ?? 0);
        const top = Math.max(max ?? 0, least);
        // An empty or flat line at zero still has a scale that can be read.
        return [least, top === 0 && least === 0 ? 1 : top + (top - least) * 0.08];
    }

    private tick(at: number, step: number): string {
        const zone = this.drawing?.zone ?? "UTC";
        const clock = writeClock(at, zone);
        if (step < 60) return clock;
        const date = zoned(at, zone);
        const day = `${date.getMonth() + 1}-${String(date.getDate()).padStart(2, "0")}`;
        if (step >= 86_400) return day;
        return clock === "00:00:00" ? day : clock.slice(0, 5);
    }

    private selected(plot: uPlot): void {
        const { left, width } = plot.select;
        if (width < 4) return;
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        this.hand.zoom(plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
    }

    /** Shift and drag: the time moves with the pointer. */
    private grab(begin: MouseEvent): void {
        const plot = this.plot;
        const drawing = this.drawing;
        if (!plot || !drawing) return;
        const { from, to } = drawing;
        const perPixel = (to - from) / plot.over.clientWidth;
        const shifted = (event: MouseEvent) => (begin.clientX - event.clientX) * perPixel;
        const move = (event: MouseEvent) => this.hand.pan(from + shifted(event), to + shifted(event), false);
        const end = (event: MouseEvent) => {
            document.removeEventListener("mousemove", move);
            document.removeEventListener("mouseup", end);
            this.hand.pan(from + shifted(event), to + shifted(event), true);
        };
        document.addEventListener("mousemove", move);
        document.addEventListener("mouseup", end);
    }

    /** A click holds the instant below it; one on that instant lets go of it, so that two change nothing. */
    private clicked(plot: uPlot, event: MouseEvent): void {
        const moved = Math.abs(event.clientX - this.pressed) > CLICK_PX;
        if (moved || event.shiftKey || event.ctrlKey || event.metaKey || event.button !== 0) return;
        const left = event.clientX - plot.over.getBoundingClientRect().left;
        const { held } = this.drawing ?? {};
        const isThere = held !== undefined && Math.abs(plot.valToPos(held, "x") - left) <= CLICK_PX;
        this.hand.hold(isThere ? undefined : plot.posToVal(left, "x"));
    }

    /** Wheel and pinch. The wheel alone scrolls the page until the chart was clicked. */
    private hands(plot: uPlot): void {
        const over = plot.over;
        over.addEventListener("pointerdown", (event) => {
            this.wheelable = true;
            this.pressed = event.clientX;
            if (event.pointerType === "touch") this.touches.set(event.pointerId, event.clientX);
        });
        over.addEventListener("pointerleave", () => (this.wheelable = false));
        for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) {
            over.addEventListener(end, (event) => this.touches.delete(event.pointerId));
        }
        over.addEventListener("pointermove", (event) => this.pinch(plot, event));
        over.addEventListener("click", (event) => this.clicked(plot, event));
        over.addEventListener(
            "wheel",
            (event) => {
                // A turn of the wheel that began as scrolling goes on as scrolling.
                const scrolls = event.timeStamp - this.scrolled < SCROLL_MS;
                if (scrolls || !event.cancelable || (!this.wheelable && !event.ctrlKey && !event.metaKey)) {
                    this.scrolled = event.timeStamp;
                    return;
                }
                event.preventDefault();
                const at = (event.clientX - over.getBoundingClientRect().left) / over.clientWidth;
                this.zoomAt(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 150), at);
            },
            { passive: false },
        );
    }

    private pinch(plot: uPlot, event: PointerEvent): void {
        if (event.pointerType !== "touch" || this.touches.size !== 2 || !this.touches.has(event.pointerId)) return;
        const distance = () => {
            const [a = 0, b = 0] = [...this.touches.values()];
            return Math.max(20, Math.abs(a - b));
        };
        const before = distance();
        this.touches.set(event.pointerId, event.clientX);
        const [a = 0, b = 0] = [...this.touches.values()];
        const box = plot.over.getBoundingClientRect();
        this.zoomAt(before / distance(), ((a + b) / 2 - box.left) / box.width);
    }

    private zoomAt(factor: number, at: number): void {
        const drawing = this.drawing;
        if (!drawing) return;
        const span = Math.max(5, (drawing.to - drawing.from) * factor);
        const fixed = drawing.from + (drawing.to - drawing.from) * at;
        this.hand.zoom(fixed - span * at, fixed + span * (1 - at));
    }
}

/** Lines for the canvas: of a stack the sums, of a band its edges behind the mean. */
function table(drawing: Drawing): uPlot.AlignedData {
    const out: (number | null)[][] = [];
    const shown = (line: Drawn) => !drawing.hidden.has(line.name);
    const nothing = () => new Array<number | null>(drawing.times.length).fill(null);
    if (drawing.stacked) {
        let below = new Array<number>(drawing.times.length).fill(0);
        for (const line of drawing.lines) {
            if (!shown(line)) {
                out.push(nothing());
                continue;
            }
            const base = below;
            const sums = line.avg.map((value, i) => (value === null ? null : (base[i] ?? 0) + value));
            below = sums.map((sum, i) => sum ?? base[i] ?? 0);
            out.push(sums);
        }
        // The topmost is drawn first, so that each fills down to zero behind those below it.
        out.reverse();
    } else {
        for (const line of drawing.lines) {
            const hide = !shown(line);
            if (line.min && line.max) out.push(hide ? nothing() : line.max, hide ? nothing() : line.min);
            out.push(hide ? nothing() : line.avg);
        }
    }
    return [drawing.times, ...out] as uPlot.AlignedData;
}

function seriesOf(drawing: Drawing): { series: uPlot.Series[]; bands: uPlot.Band[] } {
    const series: uPlot.Series[] = [{}];
    const bands: uPlot.Band[] = [];
    const lines = drawing.stacked ? [...drawing.lines].reverse() : drawing.lines;
    lines.forEach((line, i) => {
        const index = drawing.stacked ? lines.length - 1 - i : i;
        const colour = lineColour(index, drawing.dark);
        if (!drawing.stacked && line.min && line.max) {
            const edge: uPlot.Series = { stroke: "transparent", width: 0, points: { show: false } };
            series.push(edge, edge);
            bands.push({ series: [series.length - 2, series.length - 1], fill: `${colour}30` });
        }
        series.push({
            stroke: colour,
            width: drawing.stacked ? 1 : 1.25,
            points: { show: false },
            spanGaps: false,
            ...(drawing.stacked ? { fill: mix(colour, drawing.dark) } : {}),
        });
    });
    return { series, bands };
}

/** A colour that covers what is behind it: the line's own, thinned by the background. */
function mix(colour: string, dark: boolean): string {
    const back = paint(dark).back;
    const part = (of: string, at: number) => parseInt(of.slice(at, at + 2), 16);
    const share = dark ? 0.4 : 0.45;
    const one = (at: number) => Math.round(part(colour, at) * share + part(back, at) * (1 - share));
    return `rgb(${one(1)}, ${one(3)}, ${one(5)})`;
}
