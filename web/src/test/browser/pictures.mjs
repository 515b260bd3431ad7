// Takes the pictures that the README shows, of a calm fleet: node pictures.mjs URL FOLDER. The server is fresh.
import { mkdirSync } from "node:fs";
import { open, start } from "./chromium.mjs";
import { SimulatedHost, send } from "./simulate.mjs";

const [, , url, folder] = process.argv;
mkdirSync(folder, { recursive: true });
const PROCESSES = ["postgres", "java", "nginx", "node", "redis-server", "systemd", "sshd", "cron"];
const CGROUPS = ["/", "/system.slice", "/system.slice/postgresql.service", "/system.slice/nginx.service", "/user.slice"];
const FLEET = [
    ["api-1", "tokyo"], ["api-2", "tokyo"], ["api-3", "tokyo"], ["cache-1", "tokyo"], ["db-1", "tokyo", { fs: 88 }], ["db-2", "tokyo"],
    ["build-1", "berlin", { pressure: 46 }], ["build-2", "berlin"], ["gateway-1", "berlin"], ["gateway-2", "berlin"], ["web-1", "berlin"], ["web-2", "berlin"],
    ["web-3", "berlin"], ["web-4", "berlin"], ["mail-1", "berlin"], ["backup-1", "berlin", { fs: 96 }],
];

/** An hour of 16 hosts; one of them at one second for the last quarter, with a short stop of its agent. */
async function populate() {
    const now = Date.now() / 1000;
    const fleet = FLEET.map(([hostname, cluster, mood = {}], i) => new SimulatedHost(i + 21, {
        hostname, cluster, mood, cpus: [4, 8, 16][i % 3], intervalSeconds: 10, bootedAt: now - 400_000 - i * 70_000, mounts: ["/", "/var", "/srv"],
    }));
    for (const host of fleet) {
        const messages = [];
        for (let t = now - 3_600; t < now; t += 10) messages.push(host.message(t));
        await send(url, messages, 400);
    }
    const one = new SimulatedHost(40, { hostname: "db-3", cluster: "tokyo", cpus: 8, bootedAt: now - 800_000, processes: PROCESSES, cgroups: CGROUPS, mounts: ["/", "/var", "/srv"], devices: ["nvme0n1", "nvme1n1"] });
    const seconds = [];
    for (let t = now - 1_000; t < now; t++) {
        if (t - now > -420 && t - now < -350) continue;
        if (Math.abs(t - now + 350) < 0.5) one.restart(false, t);
        seconds.push(one.message(t));
    }
    await send(url, seconds, 300);
    // What has passed while all that was sent.
    const rest = [];
    for (let t = now; t < Date.now() / 1000; t++) rest.push(one.message(t));
    await send(url, rest, 300);
    return { fleet, one };
}

const hosts = await populate();
const browser = await start();
const beat = setInterval(() => {
    const now = Date.now() / 1000;
    void send(url, [hosts.one.message(now), ...(Math.round(now) % 10 === 0 ? hosts.fleet.map((host) => host.message(now)) : [])]).catch(() => {});
}, 1_000);

async function picture(name, options, path, then = async () => {}) {
    const { page, context } = await open({ browser, url }, { reducedMotion: "reduce", ...options });
    await page.goto(`${url}${path}`);
    await then(page);
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: `${folder}/${name}.png` });
    await context.close();
}

const fleetReady = async (page) => {
    await page.waitForSelector(".row.host");
    await page.waitForFunction(() => document.querySelectorAll(".row.host .spark path:not(.base)").length >= 8);
};
const hostReady = (page) => page.waitForFunction(() => {
    const seen = [...document.querySelectorAll(".chart")].filter((one) => one.getBoundingClientRect().top < innerHeight);
    return seen.length >= 2 && seen.every((one) => Number(one.dataset.points) > 100);
});
const addReady = async (page) => {
    await page.waitForSelector(".row.host");
    await page.keyboard.press("a");
    await page.locator("dialog form button.main").click();
    await page.waitForSelector(".paste");
};
const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };
for (const dark of [false, true]) {
    const colour = dark ? "dark" : "light";
    await picture(`fleet-${colour}`, { width: 1440, height: 640, dark }, "/", fleetReady);
    await picture(`host-${colour}`, { ...wide, height: 860, dark }, `/hosts/${hosts.one.agent}?last=15m`, hostReady);
    await picture(`add-host-${colour}`, { ...wide, dark }, "/", addReady);
    await picture(`fleet-360-${colour}`, { ...narrow, dark }, "/", fleetReady);
    await picture(`host-360-${colour}`, { ...narrow, dark }, `/hosts/${hosts.one.agent}?last=15m`, hostReady);
    await picture(`add-host-360-${colour}`, { ...narrow, dark }, "/", addReady);
}
await picture("tasks-light", { ...wide, height: 860 }, `/hosts/${hosts.one.agent}?last=15m`, async (page) => {
    await hostReady(page);
    await page.locator("#tasks").scrollIntoViewIfNeeded();
    await page.waitForSelector("#tasks .taskname");
});
clearInterval(beat);
await browser.close();
process.exit();
