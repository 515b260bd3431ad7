import { get } from "./api";
import type { Language } from "./settings";

export interface Field {
    name: string;
    kind: "label" | "text" | "counter" | "gauge";
    unit?: string;
    unit_name?: string;
    decimals?: number;
    help: string;
    source: string;
}

export interface Group {
    name: string;
    member: string;
    title: string;
    help: string;
    shape: "record" | "rows" | "keyed";
    origin: "raw" | "derived" | "agent";
    parent?: string;
    fields: Field[];
}

/** What the server says can be measured. */
export class Catalogue {
    private readonly byName = new Map<string, Group>();

    constructor(readonly groups: readonly Group[]) {
        for (const group of groups) this.byName.set(group.name, group);
    }

    group(name: string): Group | undefined {
        return this.byName.get(name);
    }

    field(group: string, name: string): Field | undefined {
        return this.byName.get(group)?.fields.find((field) => field.name === name);
    }

    /** A group's rows in a message, whatever its shape; labels of a keyed one are put back. */
    rows(message: Record<string, unknown>, group: Group): Record<string, unknown>[] {
        const parent = group.parent === undefined ? undefined : this.byName.get(group.parent);
        const home = parent ? message[parent.member] : message;
        if (typeof home !== "object" || home === null) return [];
        const whole = (home as Record<string, unknown>)[group.member];
        if (typeof whole !== "object" || whole === null) return [];
        if (Array.isArray(whole)) return whole as Record<string, unknown>[];
        if (group.shape === "record") return [whole as Record<string, unknown>];
        const label = group.fields[0]?.name ?? "name";
        return Object.entries(whole).map(([key, row]) => ({
            ...(row as Record<string, unknown>),
            [label]: key,
        }));
    }
}

const known = new Map<Language, Promise<Catalogue>>();
const answered = new Map<Language, Catalogue>();

/** The catalogue where it was asked for before, so that nothing waits for it. */
export function catalogueNow(language: Language): Catalogue | undefined {
    return answered.get(language);
}

/** The catalogue with its texts in a language; asked for once each, and again after a failure. */
export function catalogue(language: Language): Promise<Catalogue> {
    let asked = known.get(language);
    if (!asked) {
        asked = get<{ groups: Group[] }>(`/api/v1/catalogue?lang=${language}`).then(
            (answer) => new Catalogue(answer.groups),
        );
        known.set(language, asked);
        asked.then((answer) => answered.set(language, answer), () => known.delete(language));
    }
    return asked;
}

/** A text that the message tells of a row; labels and other texts alike. */
export function labelsOf(group: Group, row: Record<string, unknown>): string {
    const texts: string[] = [];
    for (const field of group.fields) {
        if (field.kind !== "label") continue;
        const value = row[field.name];
        texts.push(typeof value === "string" ? value : "");
    }
    return texts.join(" ");
}
