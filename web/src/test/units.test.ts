import { describe, expect, it } from "vitest";
import { display, show, text } from "../main/lib/units";
import { parseLength, parseLocal, writeInstant, writeLength, writeLocal, writeRange } from "../main/lib/time";

describe("units", () => {
    it("writes three digits and the unit that fits", () => {
        expect(text("bytes", 0)).toBe("0 B");
        expect(text("bytes", 1023)).toBe("1023 B");
        expect(text("bytes", 1024)).toBe("1 KiB");
        expect(text("bytes/s", 1536 * 1024)).toBe("1.50 MiB/s");
        expect(text("bytes", 1023.7 * 1024)).toBe("1.00 MiB");
        expect(text("count", 9_999)).toBe("9999");
        expect(text("count/s", 12_345)).toBe("12.3 k/s");
        expect(text("percent", 99.97)).toBe("100 %");
        expect(text("percent", 12.34)).toBe("12.3 %");
        expect(text("seconds", 0.0004)).toBe("400 µs");
        expect(text("seconds", 90_000)).toBe("25 h");
        expect(text("milliseconds", 1500)).toBe("1.50 s");
    });

    it("shares one scale among numbers that stand together", () => {
        expect(show("bytes", 512 * 1024, 4 * 1024 ** 2)).toEqual({ number: "0.50", unit: "MiB" });
    });

    it("shows counters as rates and shares of time as percent", () => {
        expect(display("bytes", true)).toEqual({ family: "bytes/s", factor: 1 });
        expect(display("seconds", true)).toEqual({ family: "percent", factor: 100 });
        expect(display("milliseconds", true)).toEqual({ family: "percent", factor: 0.1 });
        expect(display("ratio", false)).toEqual({ family: "percent", factor: 100 });
        expect(display("mebibytes", false)).toEqual({ family: "bytes", factor: 1048576 });
        expect(display("something new", false)).toEqual({ family: "plain", factor: 1 });
    });
});

describe("time", () => {
    it("reads and writes lengths", () => {
        expect(parseLength("15m")).toBe(900);
        expect(parseLength("7d")).toBe(604_800);
        expect(parseLength("1w")).toBeUndefined();
        expect(parseLength("-5m")).toBeUndefined();
        expect(writeLength(900)).toBe("15m");
        expect(writeLength(86_400)).toBe("1d");
        expect(writeLength(90)).toBe("90s");
    });

    it("reads local times in any zone, on both sides of a change of the clocks", () => {
        for (const zone of ["UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns"]) {
            for (const seconds of [1_795_711_734, 1_774_746_000 + 3_600, 1_774_746_000 - 3_600]) {
                expect(parseLocal(writeLocal(seconds, zone), zone), `${zone} ${seconds}`).toBe(seconds);
            }
        }
        expect(writeInstant(1_795_711_734, "Asia/Shanghai")).toBe("2026-11-27 00:48:54");
        expect(parseLocal("nonsense", "UTC")).toBeUndefined();
    });

    it("writes the day once where both ends share it", () => {
        expect(writeRange(1_795_711_734, 1_795_711_794, "UTC")).toBe("2026-11-26 16:48:54 – 16:49:54");
        expect(writeRange(1_795_625_334, 1_795_711_734, "UTC")).toBe("2026-11-25 16:48:54 – 2026-11-26 16:48:54");
    });
});
