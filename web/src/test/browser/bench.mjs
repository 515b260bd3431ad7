// What the page costs, as ratios and times for people to read: node bench.mjs URL. Sends 1,000 hosts and an hour of one host
// at one second to that server first; judges nothing.
import { performance } from "node:perf_hooks";
import { start } from "./chromium.mjs";
import { SimulatedHost, send } from "./simulate.mjs";

const url = process.argv[2];
const now = Date.now() / 1000;
const fleet = Array.from({ length: 1_000 }, (_, i) => new SimulatedHost(i + 1, { cluster: ["berlin", "tokyo", "lab"][i % 3], intervalSeconds: 10, bootedAt: now - 90_000 }));
await send(url, fleet.map((host) => host.message(now - 1)));
const one = new SimulatedHost(0, { hostname: "bench", cpus: 4, bootedAt: now - 90_000 });
const hour = [];
for (let t = now - 3_600; t < now; t++) hour.push(one.message(t));
await send(url, hour);

const browser = await start();
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
await page.addInitScript(() => {
    window.__long = [];
    new PerformanceObserver((list) => window.__long.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ["longtask"] });
});
const say = (what, value) => console.log(`${what}: ${value}`);

let begin = performance.now();
await page.goto(url);
await page.waitForSelector(".row.host");
say("1,000 hosts: first rows after", `${Math.round(performance.now() - begin)} ms`);
await page.waitForTimeout(3_000);
for (const [what, click] of [
    ["sorting", () => document.querySelector(".cell.cpu button").click()],
    ["a tile", () => document.querySelector(".tile.ok").click()],
    ["all again", () => document.querySelector(".tile").click()],
]) {
    const took = await page.evaluate(async (source) => {
        const from = performance.now();
        (0, eval)(`(${source})()`);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - from;
    }, String(click));
    say(`1,000 hosts: ${what} until it is drawn`, `${Math.round(took)} ms`);
}

// A window so high that all charts are in sight at once.
await page.setViewportSize({ width: 1440, height: 4_600 });
await page.evaluate(() => (window.__long = []));
begin = performance.now();
await page.goto(`${url}/hosts/${one.agent}?last=1h&open=group-mem,group-pressure,group-host`);
await page.waitForFunction(() => {
    const charts = [...document.querySelectorAll(".chart")];
    return charts.length >= 24 && charts.every((chart) => Number(chart.dataset.points) > 3_000);
}, undefined, { timeout: 60_000 });
const charts = await page.locator(".chart").count();
say(`${charts} charts of 3,600 points: all drawn after`, `${Math.round(performance.now() - begin)} ms, answers of the server included`);
const redraw = await page.evaluate(async () => {
    const from = performance.now();
    // Other colours build every canvas anew: what the first drawing costs, without the server's answers.
    const colours = document.querySelector("select[name=theme]");
    colours.value = "dark";
    colours.dispatchEvent(new Event("change", { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
});
say(`${charts} charts: drawing all from nothing`, `${Math.round(redraw)} ms`);
const client = await page.context().newCDPSession(page);
await client.send("Performance.enable");
const busy = async () => (await client.send("Performance.getMetrics")).metrics.find((metric) => metric.name === "TaskDuration").value;
await page.waitForTimeout(2_000);
const before = await busy();
const updates = 10;
for (let i = 0; i < updates; i++) {
    await send(url, [one.message(Date.now() / 1000)]);
    await page.waitForTimeout(1_000);
}
say(`${charts} charts: main thread per live update`, `${Math.round(((await busy()) - before) / updates * 1_000)} ms`);
await browser.close();
process.exit();
