import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { writeInstant } from "../lib/time";
import { painted } from "../lib/settings";
import { useStore } from "../lib/store";
import { show, text, type Family } from "../lib/units";
import { t, type Key } from "../words/words";
import { lineColour } from "./colours";
import type { HostData } from "./data";
import { linesOf, type Drawn } from "./frame";
import { hiddenOf, toggleHidden } from "./hidden";
import type { ChartSpec } from "./plan";
import type { Range } from "./range";
import { saveCsv, savePng } from "./save";
import { ChartView, type Hand } from "./view";

const LEGEND_MAX = 8;
const LINES_MAX = 40;

interface ChartProps {
    data: HostData;
    chart: ChartSpec;
    range: Range;
    percent: boolean;
    /** Lines that are not drawn, as the address has them. */
    hide: string;
    hand: Omit<Hand, "cursor"> & { time(seconds: number | null): void };
}

/** What stands one hover away from a line's name: what it is, its formula, unit and source. */
function tipOf(chart: ChartSpec, line: Drawn, family: Family): string {
    const words = [line.name];
    for (const name of line.fields) {
        const field = chart.group.fields.find((one) => one.name === name);
        if (field) words.push(`${name}: ${field.help} ${t("chart.source")}: ${field.source}`);
    }
    words.push(`${t("chart.formula")}: ${line.formula}`);
    words.push(`${t("chart.unit")}: ${t(`unit.${family}` as Key)}`);
    return words.join("\n");
}

/** The last of instants in order that is no later. */
function before(times: readonly number[], to: number): number {
    let low = 0;
    let high = times.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((times[middle] ?? Infinity) <= to) low = middle + 1;
        else high = middle;
    }
    return low - 1;
}

function latest(line: Drawn, times: readonly number[], to: number): number {
    for (let i = before(times, to); i >= 0; i--) {
        if (line.avg[i] !== null) return i;
    }
    return -1;
}

function most(line: Drawn): number {
    let found = -Infinity;
    for (const value of line.max ?? line.avg) if (value !== null && value > found) found = value;
    return found;
}

/** The lines that are drawn: of very many the highest, in the order of rows. */
function chosen(lines: Drawn[]): Drawn[] {
    if (lines.length <= LINES_MAX) return lines;
    const highest = new Set([...lines].sort((a, b) => most(b) - most(a)).slice(0, LINES_MAX));
    return lines.filter((line) => highest.has(line));
}

export function Chart(props: ChartProps) {
    const { data, chart, range, percent } = props;
    const state = data.of(chart);
    const version = useStore(state.changed);
    const dark = useStore(painted);
    const gaps = useStore(data.gaps);
    const box = useRef<HTMLElement>(null);
    const home = useRef<HTMLDivElement>(null);
    const view = useRef<ChartView>();
    const at = useRef<number | null>(null);
    const legend = useRef<() => void>(() => {});
    const hand = useRef(props.hand);
    hand.current = props.hand;
    const hidden = useMemo(() => hiddenOf(new URLSearchParams({ hide: props.hide }), chart.id), [props.hide, chart.id]);
    const [all, setAll] = useState(false);
    const other = percent === (chart.other?.family === "percent") && chart.other !== undefined;
    const family = other && chart.other ? chart.other.family : chart.family;
    const lines = useMemo(
        () => (state.frame ? chosen(linesOf(state.frame, chart, other)) : []),
        [version, chart, other, state.frame],
    );
    useSight(box, data, chart);
    useLayoutEffect(() => {
        if (!home.current) return;
        const made = new ChartView(home.current, {
            zoom: (from, to) => hand.current.zoom(from, to),
            pan: (from, to, done) => hand.current.pan(from, to, done),
            back: () => hand.current.back(),
            hold: (time) => hand.current.hold(time),
            cursor: (index, time) => {
                at.current = index;
                legend.current();
                hand.current.time(time);
            },
        });
        view.current = made;
        const observer = new ResizeObserver(() => home.current && made.resize(home.current.clientWidth));
        observer.observe(home.current);
        return () => {
            observer.disconnect();
            made.destroy();
            view.current = undefined;
        };
    }, []);
    const window = data.window();
    useLayoutEffect(() => {
        const { frame } = state;
        if (!frame || !view.current || !state.seen) return;
        const max = other ? chart.other?.max : chart.max;
        view.current.draw({
            times: frame.times, lines, hidden, ...window, gaps, family, max,
            stacked: chart.stacked, zone: range.zone, dark, held: range.held,
        });
    }, [version, lines, hidden, gaps, window.from, window.to, family, range.zone, dark, range.held]);
    const failed = state.failure !== "";
    const empty = state.frame !== undefined && lines.length === 0;
    const step = state.frame?.bucket ?? 0;
    return (
        <figure class="chart" ref={box} id={`chart-${chart.id}`} data-chart={chart.id}
            data-points={state.frame?.times.length ?? 0}>
            <figcaption>
                <h3 tabIndex={0} data-tip={`${chart.help}\n${chart.group.name} · ${t(`unit.${family}` as Key)}`}>
                    {chart.title}
                </h3>
                {step > 0 && <small class="faint">{t("range.bands", text("seconds", step))}</small>}
                <span class="space" />
                <span class="chart-tools">
                    <button type="button" class="quiet" aria-label={`${t("chart.png")}: ${chart.title}`}
                        onClick={() => savePng(view.current?.canvas(), data, chart, lines, range)}>PNG</button>
                    <button type="button" class="quiet" aria-label={`${t("chart.csv")}: ${chart.title}`}
                        onClick={() => saveCsv(data.csv(chart, other, (s) => new Date(s * 1000).toISOString()), data, chart)}>CSV</button>
                </span>
            </figcaption>
            <div ref={home} class={`plot${state.loading ? " stale" : ""}`} role="img" tabIndex={0}
                aria-label={t("chart.label", chart.title, t(`unit.${family}` as Key), summary(lines, state.frame?.times ?? [], window.to, family))}
                onKeyDown={(event) => steer(event, view.current, at.current, state.frame?.times.length ?? 0)}
                onBlur={() => view.current?.leave()} />
            {failed && <p class="over" role="alert">{t("state.failed", state.failure)}</p>}
            {empty && !failed && <p class="over faint">{t("host.noValues")}</p>}
            {!state.frame && !failed && <p class="over faint">{t("state.loading")}</p>}
            <Legend chart={chart} lines={lines} family={family} dark={dark} hidden={hidden} all={all}
                times={state.frame?.times ?? []} to={range.held ?? window.to} at={at} redraw={legend}
                onAll={() => setAll(!all)}
                onToggle={(name) => toggleHidden(chart.id, name)} />
        </figure>
    );
}

function summary(lines: Drawn[], times: number[], to: number, family: Family): string {
    return lines.slice(0, 3).map((line) => {
        const value = line.avg[latest(line, times, to)];
        return `${line.name} ${value === null || value === undefined ? "–" : text(family, value)}`;
    }).join(", ");
}

/** With Shift the arrows move the cursor from value to value; Enter holds it there. */
function steer(event: KeyboardEvent, view: ChartView | undefined, at: number | null, length: number): void {
    if (event.key === "Enter" && view && event.target === event.currentTarget) {
        event.preventDefault();
        event.stopPropagation();
        view.holdAt(at);
        return;
    }
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (step === 0 || !event.shiftKey || !view) return;
    event.preventDefault();
    event.stopPropagation();
    view.point(Math.min(length - 1, Math.max(0, (at ?? length) + step)));
}

function useSight(box: { current: HTMLElement | null }, data: HostData, chart: ChartSpec): void {
    useEffect(() => {
        const element = box.current;
        if (!element) return;
        const observer = new IntersectionObserver(
            (entries) => data.see(chart, entries.at(-1)?.isIntersecting ?? false),
            { rootMargin: "150px 0px" },
        );
        observer.observe(element);
        return () => {
            observer.disconnect();
            data.see(chart, false);
        };
    }, [data, chart]);
}

interface LegendProps {
    chart: ChartSpec;
    lines: Drawn[];
    family: Family;
    dark: boolean;
    hidden: ReadonlySet<string>;
    all: boolean;
    times: number[];
    to: number;
    at: { current: number | null };
    redraw: { current: () => void };
    onAll: () => void;
    onToggle: (name: string) => void;
}

function Legend(props: LegendProps) {
    const { chart, lines, family, hidden, times, to, at } = props;
    const list = useRef<HTMLUListElement>(null);
    const shown = props.all ? lines : lines.slice(0, LEGEND_MAX);
    // The cursor moves more often than anything else: it writes values without drawing components.
    const write = () => {
        const cells = list.current?.querySelectorAll<HTMLElement>("[data-value]");
        shown.forEach((line, i) => {
            const cell = cells?.[i];
            if (!cell) return;
            const index = at.current ?? latest(line, times, to);
            const value = line.avg[index];
            const least = line.min?.[index];
            const highest = line.max?.[index];
            let words = value === null || value === undefined ? "–" : text(family, value);
            if (at.current !== null && typeof least === "number" && typeof highest === "number" && typeof value === "number") {
                const part = (one: number) => show(family, one, value).number;
                words = `${part(least)} – ${words} – ${part(highest)}`;
            }
            if (cell.textContent !== words) cell.textContent = words;
        });
    };
    props.redraw.current = write;
    useLayoutEffect(write);
    return (
        <ul class="legend" ref={list}>
            {shown.map((line) => (
                <li key={line.key}>
                    <button type="button" aria-pressed={!hidden.has(line.name)} data-tip={tipOf(chart, line, family)}
                        onClick={() => props.onToggle(line.name)}>
                        <i style={{ background: lineColour(lines.indexOf(line), props.dark) }} />
                        <span class="name">{line.name}</span>
                        <span class="number" data-value="" />
                    </button>
                </li>
            ))}
            {lines.length > LEGEND_MAX && (
                <li>
                    <button type="button" class="more" onClick={props.onAll}>
                        {props.all ? t("chart.fewer") : t("chart.more", lines.length - LEGEND_MAX)}
                    </button>
                </li>
            )}
        </ul>
    );
}

export function gapWords(from: number, to: number, zone: string): string {
    return `${writeInstant(from, zone)} – ${writeInstant(to, zone)}`;
}
