/** Lengths of time as people write them. */
const LENGTHS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `15m` in seconds; nothing for what is no length. */
export function parseLength(text: string): number | undefined {
    const match = /^(\d{1,5})([smhd])$/.exec(text);
    const unit = match ? LENGTHS[match[2] ?? ""] : undefined;
    return match && unit ? Number(match[1]) * unit : undefined;
}

export function writeLength(seconds: number): string {
    for (const unit of ["d", "h", "m"]) {
        const length = LENGTHS[unit] ?? 1;
        if (seconds >= length && seconds % length === 0) return `${seconds / length}${unit}`;
    }
    return `${Math.round(seconds)}s`;
}

/** The zone that is meant when none was chosen. */
export const BROWSER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
    let found = formats.get(zone);
    if (!found) {
        found = new Intl.DateTimeFormat("en-CA", {
            timeZone: zone,
            hourCycle: "h23",
            year: "numeric",
            month: "2-digit",
            day: "2-digit",
            hour: "2-digit",
            minute: "2-digit",
            second: "2-digit",
        });
        formats.set(zone, found);
    }
    return found;
}

export function isZone(zone: string): boolean {
    try {
        format(zone);
        return true;
    } catch {
        return false;
    }
}

interface Parts {
    date: string;
    time: string;
}

function parts(seconds: number, zone: string): Parts {
    const found: Record<string, string> = {};
    for (const part of format(zone).formatToParts(seconds * 1000)) found[part.type] = part.value;
    return {
        date: `${found["year"]}-${found["month"]}-${found["day"]}`,
        time: `${found["hour"]}:${found["minute"]}:${found["second"]}`,
    };
}

/** `2026-11-26 17:04:05` in a zone. */
export function writeInstant(seconds: number, zone: string): string {
    const { date, time } = parts(seconds, zone);
    return `${date} ${time}`;
}

export function writeClock(seconds: number, zone: string): string {
    return parts(seconds, zone).time;
}

/** From one instant to another, the day once where both share it. */
export function writeRange(from: number, to: number, zone: string): string {
    const a = parts(from, zone);
    const b = parts(to, zone);
    return a.date === b.date ? `${a.date} ${a.time} – ${b.time}` : `${a.date} ${a.time} – ${b.date} ${b.time}`;
}

/** What a `datetime-local` field holds, read in a zone; nothing for what is no time. */
export function parseLocal(value: string, zone: string): number | undefined {
    const naive = Date.parse(`${value}Z`);
    if (!Number.isFinite(naive)) return undefined;
    // The zone's offset at that time, found twice because it may change between.
    let guess = naive;
    for (let i = 0; i < 2; i++) guess = naive - offset(guess / 1000, zone) * 1000;
    return guess / 1000;
}

function offset(seconds: number, zone: string): number {
    const { date, time } = parts(seconds, zone);
    return Math.round(Date.parse(`${date}T${time}Z`) / 1000 - seconds);
}

/** The value of a `datetime-local` field. */
export function writeLocal(seconds: number, zone: string): string {
    const { date, time } = parts(seconds, zone);
    return `${date}T${time}`;
}

/** A date whose local parts are those of a zone: what the chart's axis asks for. */
export function zoned(seconds: number, zone: string): Date {
    const whole = Math.floor(seconds);
    const { date, time } = parts(whole, zone);
    return new Date(`${date}T${time}`);
}
