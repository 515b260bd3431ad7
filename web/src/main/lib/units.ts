/** What kind of number it is, for people: decides scale, unit and digits. */
export type Family =
    | "bytes"
    | "bytes/s"
    | "percent"
    | "count"
    | "count/s"
    | "seconds"
    | "milliseconds"
    | "plain";

export interface Display {
    family: Family;
    /** Numbers of the catalogue's unit times this are numbers of the family. */
    factor: number;
}

const KIBI = 1024;

/** How a field's unit is shown; a counter is shown as its rate. */
export function display(unitName: string | undefined, isRate: boolean): Display {
    switch (unitName) {
        case "bytes":
            return { family: isRate ? "bytes/s" : "bytes", factor: 1 };
        case "kibibytes":
            return { family: isRate ? "bytes/s" : "bytes", factor: KIBI };
        case "mebibytes":
            return { family: isRate ? "bytes/s" : "bytes", factor: KIBI * KIBI };
        case "percent":
            return { family: "percent", factor: 1 };
        case "ratio":
            return { family: "percent", factor: 100 };
        case "seconds":
            // Seconds spent per second are a share of the time.
            return isRate ? { family: "percent", factor: 100 } : { family: "seconds", factor: 1 };
        case "milliseconds":
            return isRate
                ? { family: "percent", factor: 0.1 }
                : { family: "milliseconds", factor: 1 };
        case "count":
            return { family: isRate ? "count/s" : "count", factor: 1 };
        default:
            return { family: isRate ? "count/s" : "plain", factor: 1 };
    }
}

const BINARY = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
const DECIMAL = ["", "k", "M", "G", "T"];

function step(value: number, base: number, last: number): number {
    let power = 0;
    let rest = Math.abs(value);
    // 1023.6 would be written as 1024: it belongs to the next unit.
    while (rest >= base - 0.5 && power < last) {
        rest /= base;
        power++;
    }
    return power;
}

/** Three significant digits, and no more than are of use. */
export function digits(value: number): string {
    const size = Math.abs(value);
    if (size >= 100 || Number.isInteger(value)) return String(Math.round(value));
    if (size >= 10) return value.toFixed(1);
    if (size >= 0.01 || size === 0) return value.toFixed(2);
    return value.toPrecision(1);
}

export interface Shown {
    number: string;
    unit: string;
}

/** A number with its unit; `like` fixes the scale, so that numbers in one place share it. */
export function show(family: Family, value: number, like: number = value): Shown {
    switch (family) {
        case "bytes":
        case "bytes/s": {
            const power = step(like, KIBI, BINARY.length - 1);
            const per = family === "bytes" ? "" : "/s";
            return { number: digits(value / KIBI ** power), unit: BINARY[power] + per };
        }
        case "count":
        case "count/s":
        case "plain": {
            const power = Math.abs(like) >= 10_000 ? step(like, 1000, DECIMAL.length - 1) : 0;
            const unit = (DECIMAL[power] ?? "") + (family === "count/s" ? "/s" : "");
            return { number: digits(value / 1000 ** power), unit };
        }
        case "percent":
            return { number: Math.abs(value) >= 99.95 ? String(Math.round(value)) : value.toFixed(1), unit: "%" };
        case "seconds":
            return seconds(value, like);
        case "milliseconds":
            return seconds(value / 1000, like / 1000);
    }
}

function seconds(value: number, like: number): Shown {
    const size = Math.abs(like);
    if (size >= 172_800) return { number: digits(value / 86_400), unit: "d" };
    if (size >= 7_200) return { number: digits(value / 3_600), unit: "h" };
    if (size >= 120) return { number: digits(value / 60), unit: "min" };
    if (size >= 1 || size === 0) return { number: digits(value), unit: "s" };
    if (size >= 0.001) return { number: digits(value * 1_000), unit: "ms" };
    return { number: digits(value * 1_000_000), unit: "µs" };
}

/** The same as one text. */
export function text(family: Family, value: number): string {
    const shown = show(family, value);
    return shown.unit ? `${shown.number} ${shown.unit}` : shown.number;
}

/** A length of time in whole units: what changes each second is not read to three digits. */
export function coarse(value: number): string {
    if (value < 120) return `${Math.round(value)} s`;
    if (value < 7_200) return `${Math.round(value / 60)} min`;
    if (value < 172_800) return `${Math.round(value / 3_600)} h`;
    return `${Math.round(value / 86_400)} d`;
}
