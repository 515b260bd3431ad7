import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogue } from "../main/lib/catalogue";

const before = globalThis.fetch;
let asked: string[] = [];
let broken = false;

beforeEach(() => {
    asked = [];
    broken = false;
    globalThis.fetch = (path) => {
        asked.push(String(path));
        const title = String(path).endsWith("zh-CN") ? "交换空间" : "Swap space";
        return Promise.resolve(
            broken
                ? new Response("{}", { status: 503 })
                : new Response(JSON.stringify({ groups: [{ name: "swap", title, fields: [] }] })),
        );
    };
});
afterEach(() => {
    globalThis.fetch = before;
});

describe("catalogue", () => {
    it("is asked for again after a failure, and once in each language", async () => {
        broken = true;
        await expect(catalogue("en")).rejects.toThrow();
        broken = false;
        expect((await catalogue("en")).group("swap")?.title).toBe("Swap space");
        expect((await catalogue("zh-CN")).group("swap")?.title).toBe("交换空间");
        expect((await catalogue("en")).group("swap")?.title).toBe("Swap space");
        expect(asked).toEqual([
            "/api/v1/catalogue?lang=en", "/api/v1/catalogue?lang=en", "/api/v1/catalogue?lang=zh-CN",
        ]);
    });
});
