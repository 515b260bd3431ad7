import { describe, expect, it } from "vitest";
import { en } from "../main/words/en";
import { zh } from "../main/words/zh";

describe("words", () => {
    it("has every key in both languages", () => {
        expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    });

    it("has no empty text and puts the same things in", () => {
        const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map((match) => match[0]).sort();
        for (const [key, text] of Object.entries(en)) {
            const other = zh[key as keyof typeof en];
            expect(text.trim(), key).not.toBe("");
            expect(other.trim(), key).not.toBe("");
            expect(places(other), key).toEqual(places(text));
        }
    });

    it("is Chinese where it should be", () => {
        const latin = Object.entries(zh).filter(([, text]) => !/\p{Script=Han}/u.test(text));
        expect(latin.map(([key]) => key).sort()).toEqual(["chart.label", "fleet.col.cpu", "gaps.stepped", "page.title", "section.cpu", "tasks.cpu", "why.group"]);
    });
});
