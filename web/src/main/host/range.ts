import { setQuery } from "../lib/route";
import { BROWSER_ZONE, isZone, parseLength, writeLength } from "../lib/time";

/** What time is looked at. Live slides along; paused was live and stands; history was chosen. */
export interface Range {
    mode: "live" | "paused" | "history";
    /** How long, in seconds. */
    span: number;
    /** Seconds since 1970; of a live range not used. */
    from: number;
    to: number;
    zone: string;
    /** The instant at which the cursor is held, in seconds since 1970. */
    held: number | undefined;
}

export const PRESETS: readonly string[] = ["5m", "15m", "1h", "6h", "1d", "7d", "30d"];
const FIRST_SPAN = 900;
const SPAN_MIN = 5;
const SPAN_MAX = 3 * 365 * 86_400;

export function rangeOf(query: URLSearchParams): Range {
    const zoneText = query.get("tz") ?? "";
    const zone = zoneText !== "" && isZone(zoneText) ? zoneText : BROWSER_ZONE;
    const at = Number(query.get("at")) / 1000;
    const held = query.has("at") && Number.isFinite(at) && at > 0 ? at : undefined;
    const from = Number(query.get("from")) / 1000;
    const to = Number(query.get("to")) / 1000;
    if (query.has("from") && Number.isFinite(from) && Number.isFinite(to) && to > from && from > 0) {
        const mode = query.get("paused") === "1" ? "paused" : "history";
        return { mode, span: to - from, from, to, zone, held };
    }
    const span = parseLength(query.get("last") ?? "") ?? FIRST_SPAN;
    return { mode: "live", span: clampSpan(span), from: 0, to: 0, zone, held };
}

function clampSpan(span: number): number {
    return Math.min(SPAN_MAX, Math.max(SPAN_MIN, span));
}

/** Looks at a stretch of time; a step that can be taken back. */
export function lookAt(from: number, to: number, depth: number): void {
    const span = clampSpan(to - from);
    const middle = (from + to) / 2;
    const millis = (seconds: number) => String(Math.round(seconds * 1000));
    setQuery(
        { from: millis(middle - span / 2), to: millis(middle + span / 2), paused: null, last: null },
        { push: true, zoom: depth + 1 },
    );
}

export function goLive(span?: number): void {
    const last = span === undefined ? null : writeLength(span);
    setQuery(
        { from: null, to: null, paused: null, at: null, ...(last === null ? {} : { last }) },
        { push: true, zoom: 0 },
    );
}

export function pause(from: number, to: number): void {
    setQuery({
        from: String(Math.round(from * 1000)),
        to: String(Math.round(to * 1000)),
        paused: "1",
    });
}

/** Holds the cursor at an instant, or lets go of it. */
export function hold(seconds: number | undefined): void {
    setQuery({ at: seconds === undefined ? null : String(Math.round(seconds * 1000)) });
}

/** Zooms by a factor (below 1: closer) around a place between 0 and 1. */
export function zoomed(from: number, to: number, factor: number, at: number): [number, number] {
    const span = clampSpan((to - from) * factor);
    const fixed = from + (to - from) * at;
    return [fixed - span * at, fixed + span * (1 - at)];
}
