/** Why there are no values: the server's ledger, put on the time axis. */

export interface CompletenessAnswer {
    unexplained: number;
    received: { journal: string; epoch: number; from: number; to: number }[];
    holes: {
        journal: string;
        epoch: number;
        from: number;
        to: number;
        cause: string;
        about_from_us?: number;
        about_to_us?: number;
    }[];
    starts: { journal: string; epoch: number; boot: string; why: string; from_us: number; to_us: number }[];
    late?: { from_us: number; to_us: number; arrived_us: number; messages: number }[];
    clock_steps?: { at_us: number; step_us: number }[];
}

export interface Gap {
    from: number;
    to: number;
    cause: string;
    /** How many messages are missing; none where none was made. */
    messages: number;
    /** Whether its edges are estimated from the messages' numbers. */
    about: boolean;
    /** Nothing is missing here; it is worth knowing all the same. */
    note?: boolean;
    /** When the last of what came late came. */
    arrived?: number;
    /** How far the host's clock jumped, in seconds. */
    stepped?: number;
}

/** Stretches in which no column has a value, longer than values are usually apart. */
export function observed(times: number[], columns: (number | null)[][], step: number): [number, number][] {
    const found: [number, number][] = [];
    let last: number | undefined;
    times.forEach((time, i) => {
        if (!columns.some((values) => values[i] !== null && values[i] !== undefined)) return;
        if (last !== undefined && time - last > 2.5 * step) found.push([last, time]);
        last = time;
    });
    return found;
}

function overlaps(a: Gap, [from, to]: [number, number]): boolean {
    return a.from < to && a.to > from;
}

/** What left no hole: messages that were kept while the server was away, and jumps of the clock. */
function notesOf(ledger: CompletenessAnswer, step: number): Gap[] {
    const late = (ledger.late ?? []).map((one): Gap => ({
        from: one.from_us / 1e6 - step, to: one.to_us / 1e6, cause: "late", messages: one.messages, about: false, note: true,
        arrived: one.arrived_us / 1e6,
    }));
    const steps = (ledger.clock_steps ?? []).map((one): Gap => ({
        from: one.at_us / 1e6 - step, to: one.at_us / 1e6, cause: "clock_step", messages: 0, about: false, note: true,
        stepped: one.step_us / 1e6,
    }));
    return [...late, ...steps];
}

/**
 * All holes of a stretch of time with their causes.
 *
 * @param seen stretches without values; they give the ledger's estimates their exact edges
 * @param newest when the host's newest message was made
 * @param silent whether the host is not heard of now
 */
export function gapsOf(
    ledger: CompletenessAnswer,
    seen: [number, number][],
    step: number,
    from: number,
    to: number,
    newest: number,
    silent: boolean,
): Gap[] {
    const gaps: Gap[] = [];
    ledger.starts.forEach((start, i) => {
        const before = ledger.starts[i - 1];
        if (!before) {
            gaps.push({ from: -Infinity, to: start.from_us / 1e6, cause: "first", messages: 0, about: false });
        } else if (start.from_us - before.to_us > 2.5 * step * 1e6) {
            gaps.push({
                from: before.to_us / 1e6, to: start.from_us / 1e6, cause: start.why, messages: 0, about: false,
            });
        }
    });
    for (const hole of ledger.holes) {
        if (hole.about_from_us === undefined || hole.about_to_us === undefined) continue;
        const gap: Gap = {
            from: hole.about_from_us / 1e6 - step,
            to: hole.about_to_us / 1e6 + step,
            cause: hole.cause,
            messages: hole.to - hole.from + 1,
            about: true,
        };
        const exact = seen.find((one) => overlaps(gap, one));
        if (exact) {
            [gap.from, gap.to] = exact;
            gap.about = false;
        }
        gaps.push(gap);
    }
    if (silent) gaps.push({ from: newest, to: Infinity, cause: "silent", messages: 0, about: false });
    for (const one of seen) {
        if (!gaps.some((gap) => overlaps(gap, one))) {
            gaps.push({ from: one[0], to: one[1], cause: "unread", messages: 0, about: false });
        }
    }
    gaps.push(...notesOf(ledger, step));
    return gaps
        .filter((gap) => gap.from < to && gap.to > from)
        .map((gap) => ({ ...gap, from: Math.max(gap.from, from), to: Math.min(gap.to, to) }))
        .sort((a, b) => a.from - b.from);
}
