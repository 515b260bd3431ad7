import { language } from "../lib/settings";
import { en, type Key, type Words } from "./en";
import { zh } from "./zh";

export type { Key } from "./en";

const all: Record<"en" | "zh-CN", Words> = { en, "zh-CN": zh };

/** A text in the person's language, with what is put in where `{0}`, `{1}` stand. */
export function t(key: Key, ...put: (string | number)[]): string {
    return all[language.get()][key].replace(/\{(\d)\}/g, (_, place: string) =>
        String(put[Number(place)] ?? ""),
    );
}

/** A key that is made of a word of the server's; the word itself where the page has none for it. */
export function word(prefix: string, name: string): string {
    const key = `${prefix}.${name}`;
    return key in en ? t(key as Key) : name.replaceAll("_", " ");
}
