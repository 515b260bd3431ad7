import { beforeEach, describe, expect, it } from "vitest";
import { apply, byText, complete, health, heardFrom, matches, sorted, type Entry, type FleetEvent, type FleetHost } from "../main/fleet/model";
import { Listed } from "../main/fleet/listed";
import { sparkPath } from "../main/fleet/sparks";
import { language } from "../main/lib/settings";

const NOW = 1_795_711_734e6;
const host = (name: string, figures: Partial<FleetHost> = {}): FleetHost => ({
    agent: name, hostname: name, interval_ms: 10_000, last_seen_us: NOW - 2e6, messages: 100, missing: 0, unexplained: 0, ...figures,
});
const entry = (one: FleetHost): Entry => ({ host: one, health: health(one, NOW, 0) });

beforeEach(() => language.set("en"));

describe("a host's health", () => {
    it("is told in words, the worst first, in both languages", () => {
        const ill = host("a", { fs: 96.4, fs_mount: "/var", cpu: 97 });
        expect(health(ill, NOW, 0)).toEqual({
            level: "bad",
            reasons: [{ level: "bad", words: "/var is 96.4 % full" }, { level: "warn", words: "CPU 97.0 % busy" }],
        });
        language.set("zh-CN");
        expect(health(ill, NOW, 0).reasons[0]?.words).toBe("/var 已用 96.4 %");
    });

    it("knows late from silent by the host's own interval", () => {
        expect(health(host("a", { last_seen_us: NOW - 20e6 }), NOW, 0).level).toBe("ok");
        expect(health(host("a", { last_seen_us: NOW - 40e6 }), NOW, 0).level).toBe("warn");
        expect(health(host("a", { last_seen_us: NOW - 61e6 }), NOW, 0).level).toBe("silent");
        expect(health(host("a", { interval_ms: 1000, last_seen_us: NOW - 31e6 }), NOW, 0).level).toBe("silent");
    });

    it("is not silent while the server takes nothing in, nor at once when it does again", () => {
        const heard = (event: Partial<FleetEvent>, quiet: number) =>
            health(host("a", { last_seen_us: NOW - quiet }), NOW, heardFrom({ now_us: NOW, hosts: [], ...event })).level;
        expect(heard({ not_ready: "unavailable" }, 3600e6)).toBe("ok");
        expect(heard({ ready_since_us: NOW - 80e6 }, 3600e6)).toBe("ok");
        expect(heard({ ready_since_us: NOW - 100e6 }, 3600e6)).toBe("warn");
        expect(heard({ ready_since_us: NOW - 121e6 }, 3600e6)).toBe("silent");
        expect(heard({ ready_since_us: NOW - 3600e6 }, 61e6)).toBe("silent");
        expect(heard({}, 61e6)).toBe("silent");
    });

    it("is bad where messages are missing and nobody knows why", () => {
        expect(health(host("a", { missing: 3, unexplained: 3 }), NOW, 0).level).toBe("bad");
        expect(health(host("a", { missing: 3, pending: 3 }), NOW, 0).level).toBe("ok");
    });
});

describe("the order", () => {
    it("has the worst first, then more reasons, then names as people count", () => {
        const all = [host("web-10"), host("web-9"), host("b", { mem: 91 }), host("c", { fs: 99 }), host("d", { last_seen_us: 0 })];
        expect(sorted(all.map(entry), "worst", false, NOW).map((one) => one.host.agent)).toEqual(["d", "c", "b", "web-9", "web-10"]);
    });

    it("has names as a collator has them", () => {
        const collator = new Intl.Collator("en", { numeric: true });
        const parts = ["", "web", "db", "a", "z", "-", ".", "0", "1", "01", "10", "9", "099", "A", "Web", "_", "ö", "田", "e\u0301", "\u202e", "<"];
        const names = parts.flatMap((a) => parts.flatMap((b) => parts.slice(0, 13).map((c) => a + b + c)));
        for (let i = 0; i < names.length; i++) {
            const [a, b] = [names[i] ?? "", names[(i * 7_919 + 13) % names.length] ?? ""];
            expect(Math.sign(byText(a, b)), `${a} and ${b}`).toBe(Math.sign(collator.compare(a, b)));
        }
    });

    it("has what is not known last, whichever way", () => {
        const all = [host("a", { cpu: 1 }), host("b"), host("c", { cpu: 9 })];
        const order = (reverse: boolean) => sorted(all.map(entry), "cpu", reverse, NOW).map((one) => one.host.agent);
        expect(order(false)).toEqual(["c", "a", "b"]);
        expect(order(true)).toEqual(["a", "c", "b"]);
    });
});

describe("figures", () => {
    it("change alone, go away, and never touch a prototype", () => {
        const hosts = new Map<string, FleetHost>();
        apply(hosts, { now_us: 1, hosts: [{ agent: "a", hostname: "web", cpu: 5 }] });
        apply(hosts, JSON.parse('{"now_us":2,"hosts":[{"agent":"a","cpu":null,"mem":7,"__proto__":{"evil":1}}]}'));
        apply(hosts, JSON.parse('{"now_us":3,"hosts":[{"agent":"__proto__","hostname":"constructor"}]}'));
        expect(hosts.get("a")).toMatchObject({ agent: "a", hostname: "web", mem: 7 });
        expect(hosts.get("a")?.cpu).toBeUndefined();
        expect(({} as Record<string, unknown>)["evil"]).toBeUndefined();
        expect(hosts.get("__proto__")?.hostname).toBe("constructor");
    });

    it("are complete only when nothing is missing", () => {
        expect(complete(host("a"))).toBe(100);
        expect(complete(host("a", { missing: 1 }))).toBeCloseTo(99.0099);
        expect(complete(host("a", { missing: 1, pending: 1 }))).toBe(100);
    });

    it("are found by every word of a search", () => {
        const one = entry(host("web-1", { cluster: "berlin", fs: 99, fs_mount: "/var" }));
        expect(matches(one, "BERLIN web")).toBe(true);
        expect(matches(one, "full")).toBe(true);
        expect(matches(one, "tokyo web")).toBe(false);
    });
});

describe("the hosts that are listed", () => {
    const event = (names: string[], more = false) => ({ now_us: NOW, hosts: names.map((name) => host(name)), ...(more && { more }) });
    const names = (listed: Listed) => [...listed.hosts.keys()];

    it("stay until a stream that begins anew has told of all, and go where it has not told of them", () => {
        const listed = new Listed();
        listed.hear(event(["a", "b", "c", "d"]));
        listed.begin();
        expect(names(listed)).toEqual(["a", "b", "c", "d"]);
        listed.hear(event(["b"], true));
        expect(names(listed)).toEqual(["a", "b", "c", "d"]);
        listed.hear(event(["d", "e"]));
        expect(names(listed)).toEqual(["b", "d", "e"]);
    });

    it("stay where a stream tells only of what changed", () => {
        const listed = new Listed();
        listed.hear(event(["a", "b"], true));
        listed.hear(event(["c"]));
        listed.hear(event(["b"]));
        listed.hear(event([]));
        expect(names(listed)).toEqual(["a", "b", "c"]);
    });

    it("stay where a stream broke off before it had told of all", () => {
        const listed = new Listed();
        listed.hear(event(["a", "b", "c"]));
        listed.begin();
        listed.hear(event(["a"], true));
        listed.begin();
        listed.hear(event(["b", "c"]));
        expect(names(listed)).toEqual(["b", "c"]);
    });
});

describe("a small curve", () => {
    it("is broken where nothing was heard", () => {
        const path = sparkPath({ times: [1_000, 1_060, 2_000], values: [0, 50, 100] }, 4_000);
        expect(path.match(/[ML]/g)).toEqual(["M", "L", "M"]);
    });
});
