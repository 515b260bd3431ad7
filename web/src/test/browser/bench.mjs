// What the page costs, as ratios and times for people to read: node bench.mjs URL [--check] [--fleet] [PROFILE]. Sends 1,000 hosts and
// an hour of one host at one second to that server, which is fresh, first. Judges nothing without --check: with it the page of 1,000
// hosts has to keep what is promised of it, and 1 is how this ends where it does not. --fleet leaves the charts out. PROFILE is a file
// for a profile of live updates.
import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { start } from "./chromium.mjs";
import { SimulatedHost, send } from "./simulate.mjs";

const [url, profileFile] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const asked = (word) => process.argv.includes(`--${word}`);
const RUNS = 5;
/** What is promised of 1,000 hosts, in milliseconds. */
const FIRST_ROWS_MS = 1_000;
const CLICK_MS = 100;
/** And of CHARTS charts of an hour. */
const CHARTS_MS = 400;
const LIVE_MS = 100;
/** A machine that others keep busy says nothing by its wall clock: there the first rows may cost this much of the main thread. */
const FIRST_CPU_MS = 500;
const CHARTS = 24;
const now = Date.now() / 1000;
const fleet = Array.from({ length: 1_000 }, (_, i) => new SimulatedHost(i + 1, { cluster: ["berlin", "tokyo", "lab"][i % 3], intervalSeconds: 10, bootedAt: now - 90_000 }));
await send(url, fleet.map((host) => host.message(now - 1)));
const one = new SimulatedHost(0, { hostname: "bench", cpus: 4, bootedAt: now - 90_000 });
const hour = [];
for (let t = now - 3_600; t < now; t++) hour.push(one.message(t));
await send(url, hour);

const browser = await start();
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
const client = await page.context().newCDPSession(page);
// CPU time of the main thread, which other programs on the machine do not lengthen, in milliseconds.
await client.send("Performance.enable", { timeDomain: "threadTicks" });
const busy = async () => 1_000 * (await client.send("Performance.getMetrics")).metrics.find((metric) => metric.name === "TaskDuration").value;
const say = (what, value) => console.log(`${what}: ${value}`);
say("load of the machine", loadavg().map((one) => one.toFixed(1)).join(" "));

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const list = (values) => values.map((value) => Math.round(value)).join(" ");
const broken = [];
const promise = (what, value, most) => {
    if (value > most) broken.push(`${what}: ${Math.round(value)} ms, ${most} are promised`);
};

// A browser that has just been started, and then the same one again: what a person waits for.
const firstRows = [];
let begin = performance.now();
await page.goto(url);
await page.waitForSelector(".row.host");
say("1,000 hosts: first rows in a browser just started", `${Math.round(performance.now() - begin)} ms`);
const firstCpu = [];
for (let i = 0; i < RUNS; i++) {
    await page.goto("about:blank");
    const before = await busy();
    begin = performance.now();
    await page.goto(url);
    await page.waitForSelector(".row.host");
    firstRows.push(performance.now() - begin);
    firstCpu.push((await busy()) - before);
}
say("1,000 hosts: first rows", `${Math.round(median(firstRows))} ms (${list(firstRows)}), of which the main thread computed ${Math.round(median(firstCpu))} ms (${list(firstCpu)})`);
say("1,000 hosts: where that goes", await page.evaluate(() => {
    const [nav] = performance.getEntriesByType("navigation");
    const files = performance.getEntriesByType("resource").map((one) => `${one.name.split("/").at(-1).slice(0, 24)} ${Math.round(one.startTime)}-${Math.round(one.responseEnd)}`);
    return `document ${Math.round(nav.responseEnd)}, first paint ${Math.round(performance.getEntriesByType("paint")[0]?.startTime ?? NaN)}; ${files.join(", ")}`;
}));
promise("first rows, main thread", median(firstCpu), FIRST_CPU_MS);
if (loadavg()[0] < availableParallelism() / 2) promise("first rows", median(firstRows), FIRST_ROWS_MS);
await page.waitForTimeout(3_000);

/** What a person does, and what is to be seen then; two that undo each other follow each other. */
const CLICKS = [
    ["sorting by a figure", () => document.querySelector(".cell.cpu button").click()],
    ["sorting by name", () => document.querySelector(".cell.host button").click()],
    ["the worst first again", () => {
        history.replaceState(null, "", "/");
        dispatchEvent(new PopStateEvent("popstate"));
    }],
    ["a tile", () => document.querySelector(".tile.ok").click()],
    ["all again", () => document.querySelector(".tile").click()],
    ["grouping", () => {
        const group = document.querySelector("select[name=group]");
        group.value = "cluster";
        group.dispatchEvent(new Event("change", { bubbles: true }));
    }],
    ["no groups again", () => {
        const group = document.querySelector("select[name=group]");
        group.value = "";
        group.dispatchEvent(new Event("change", { bubbles: true }));
    }],
    ["a letter of a search", () => {
        const search = document.querySelector("input[name=q]");
        search.value += "b";
        search.dispatchEvent(new Event("input", { bubbles: true }));
    }],
    ["no search again", () => {
        const search = document.querySelector("input[name=q]");
        search.value = "";
        search.dispatchEvent(new Event("input", { bubbles: true }));
    }],
    ["scrolling to the end", () => { document.querySelector(".table").scrollTop = 1e6; }],
    ["scrolling to the top", () => { document.querySelector(".table").scrollTop = 0; }],
    ["opening a host", () => document.querySelector(".row.host a").click(), ".host-page h1"],
    ["all hosts again", () => document.querySelector(".brand").click(), ".row.host"],
];
const costs = new Map(CLICKS.map(([what]) => [what, { took: [], cpu: [] }]));
for (let i = 0; i < RUNS; i++) {
    for (const [what, click, seen] of CLICKS) {
        const before = await busy();
        const took = await page.evaluate(async ([source, selector]) => {
            const from = performance.now();
            (0, eval)(`(${source})()`);
            const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            do await drawn(); while (selector && !document.querySelector(selector));
            return performance.now() - from;
        }, [String(click), seen ?? ""]);
        costs.get(what).cpu.push((await busy()) - before);
        costs.get(what).took.push(took);
        await page.waitForTimeout(400);
    }
}
for (const [what, { took, cpu }] of costs) {
    say(`1,000 hosts: ${what} until it is drawn`, `main thread ${Math.round(median(cpu))} ms, at most ${Math.round(Math.max(...cpu))} (${list(cpu)}); in all ${Math.round(median(took))} ms (${list(took)})`);
    // What was computed by the answer to the second question may be later, idle work; what was computed until it was drawn took no longer than that.
    promise(what, Math.max(...cpu.map((computed, i) => Math.min(computed, took[i]))), CLICK_MS);
}
if (!asked("fleet")) await charts();
for (const one of broken) say("not kept", one);
await browser.close();
process.exit(asked("check") && broken.length > 0 ? 1 : 0);

async function charts() {
    // A window so high that all 24 charts are in sight at once.
    await page.setViewportSize({ width: 1440, height: 4_600 });
    const wholes = [];
    const loads = [];
    let count = 0;
    for (let i = 0; i < RUNS; i++) {
        await page.goto("about:blank");
        const before = await busy();
        begin = performance.now();
        await page.goto(`${url}/hosts/${one.agent}?last=1h&open=group-mem,group-cpu`);
        await page.waitForFunction((wanted) => {
            const all = [...document.querySelectorAll(".chart")];
            return all.filter((chart) => Number(chart.dataset.points) > 3_000).length >= wanted && document.querySelectorAll(".chart .plot.stale").length === 0;
        }, CHARTS, { timeout: 60_000 });
        wholes.push(performance.now() - begin);
        loads.push((await busy()) - before);
        count = await page.evaluate(() => [...document.querySelectorAll(".chart")].filter((chart) => Number(chart.dataset.points) > 3_000).length);
    }
    say(`${count} charts of 3,600 points: drawn after`, `${Math.round(median(wholes))} ms (${list(wholes)}), answers of the server included; main thread, all included: ${Math.round(median(loads))} ms (${list(loads)})`);
    const redraws = [];
    const redrawCpu = [];
    for (let i = 0; i < RUNS; i++) {
        const before = await busy();
        redraws.push(await page.evaluate(async (dark) => {
            const from = performance.now();
            // Other colours build every canvas anew: what the first drawing costs, without the server's answers.
            const colours = document.querySelector("select[name=theme]");
            colours.value = dark ? "dark" : "light";
            colours.dispatchEvent(new Event("change", { bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return performance.now() - from;
        }, i % 2 === 0));
        redrawCpu.push((await busy()) - before);
        await page.waitForTimeout(500);
    }
    say(`${count} charts: drawing all from nothing until it is seen`, `${Math.round(median(redraws))} ms (${list(redraws)}), CPU ${Math.round(median(redrawCpu))} ms (${list(redrawCpu)})`);
    promise("drawing the charts", median(redrawCpu), CHARTS_MS);
    await page.waitForTimeout(2_000);
    const updates = [];
    for (let i = 0; i < 15; i++) {
        const before = await busy();
        await send(url, [one.message(Date.now() / 1000)]);
        await page.waitForTimeout(1_000);
        updates.push((await busy()) - before);
    }
    say(`${count} charts: CPU of the main thread per second with a live update`, `${Math.round(median(updates))} ms (${list(updates)})`);
    promise("a live update of the charts", median(updates), LIVE_MS);
    if (profileFile) {
        await client.send("Profiler.enable");
        await client.send("Profiler.start");
        for (let i = 0; i < 10; i++) {
            await send(url, [one.message(Date.now() / 1000)]);
            await page.waitForTimeout(1_000);
        }
        const { profile } = await client.send("Profiler.stop");
        writeFileSync(profileFile, JSON.stringify(profile));
    }
}
