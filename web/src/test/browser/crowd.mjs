// A thousand hosts, of which the page makes no more than are seen.
import { open } from "./chromium.mjs";
import { SimulatedHost, send } from "./simulate.mjs";

const HOSTS = 1_000;
/** So many rows the page may make for a window of 900 pixels. */
const ROWS_MAX = 60;
const LATE_MS = 3_000;

export function crowds(house) {
    let sent;
    const hosts = () => (sent ??= send(house.url, Array.from({ length: HOSTS }, (_, i) =>
        new SimulatedHost(i, { hostname: `crowd-${i}`, cluster: "crowd", intervalSeconds: 60 }).message(Date.now() / 1000 - 1))));
    const known = (page) => page.waitForFunction((all) => Number(document.querySelector(".table")?.getAttribute("aria-rowcount")) === all + 1, HOSTS);
    const rows = (page) => page.evaluate(() => [...document.querySelectorAll(".rows .row")].map((row) => ({
        at: Number(row.getAttribute("aria-rowindex")), name: row.querySelector(".name a")?.textContent ?? "",
    })).sort((a, b) => a.at - b.at));

    return {
        async "of a thousand hosts only those in sight are in the document, and all are counted, reached by keys and found by the search"(assert) {
            await hosts();
            const { page, end, url } = await open(house);
            await page.goto(`${url}/?q=crowd&sort=host`);
            await known(page);
            const first = await rows(page);
            assert.ok(first.length >= 15 && first.length <= ROWS_MAX, String(first.length));
            assert.deepEqual(first.map((row) => row.at), first.map((_, i) => i + 2));
            assert.deepEqual(first.slice(0, 3).map((row) => row.name), ["crowd-0", "crowd-1", "crowd-2"]);
            await page.evaluate(() => { document.querySelector(".table").scrollTop = 1e9; });
            await page.waitForFunction((last) => document.querySelector(`[aria-rowindex="${last}"]`)?.textContent.includes("crowd-999"), HOSTS + 1);
            const last = await rows(page);
            assert.ok(last.length <= ROWS_MAX, String(last.length));
            assert.equal(last.at(-1).at, HOSTS + 1);
            for (let i = 0; i < 40; i++) await page.keyboard.press("j");
            await page.waitForFunction(() => {
                const row = document.querySelector('.row.selected[aria-rowindex="41"]')?.getBoundingClientRect();
                const table = document.querySelector(".table").getBoundingClientRect();
                return row && row.top >= table.top && row.bottom <= table.bottom;
            });
            await page.keyboard.press("/");
            await page.keyboard.type("-777");
            await page.waitForFunction(() => document.querySelector(".table")?.getAttribute("aria-rowcount") === "2");
            assert.deepEqual((await rows(page)).map((row) => row.name), ["crowd-777"]);
            await end(assert);
        },

        async "rows beyond those in sight are there before anybody scrolls to them"(assert) {
            await hosts();
            const { page, end, url } = await open(house);
            await page.goto(`${url}/?q=crowd&sort=host`);
            await known(page);
            await page.waitForFunction(() => {
                const bottom = document.querySelector(".table").getBoundingClientRect().bottom;
                return [...document.querySelectorAll(".rows .row")].filter((row) => row.getBoundingClientRect().top >= bottom).length >= 5;
            });
            await page.setViewportSize({ width: 1440, height: 1_800 });
            await page.waitForFunction(() => document.querySelectorAll(".rows .row").length >= 40);
            await end(assert);
        },

        async "on the way back from a host the table is there at once, before the server has told of it again"(assert) {
            await hosts();
            const { page, end, url } = await open(house);
            await page.goto(`${url}/?q=crowd&sort=host`);
            await known(page);
            await page.locator(".row.host a").first().click();
            await page.waitForSelector("#chart-cpu-total canvas");
            let told = false;
            await page.route("**/api/v1/fleet/live", async (route) => {
                await new Promise((done) => setTimeout(done, LATE_MS));
                told = true;
                await route.continue();
            });
            await page.goBack();
            await page.waitForSelector('[aria-rowindex="2"]');
            assert.equal(told, false);
            assert.equal(await page.locator(".table").getAttribute("aria-rowcount"), String(HOSTS + 1));
            await end(assert);
        },

        async "who was let in before is told of all hosts while the session is still asked for, and nobody else"(assert) {
            await hosts();
            const { page, end, url } = await open(house);
            const order = [];
            page.on("request", (request) => {
                if (/\/(fleet\/live|session)$/.test(request.url())) order.push(request.url().split("/").at(-1));
            });
            page.on("requestfinished", (request) => request.url().endsWith("/session") && order.push("answered"));
            await page.route("**/api/v1/session", async (route) => {
                await new Promise((done) => setTimeout(done, 1_000));
                await route.continue();
            });
            for (const wanted of [["answered", "live"], ["live", "answered"]]) {
                order.length = 0;
                await page.goto(url);
                await page.waitForSelector(".row.host");
                assert.deepEqual(order.filter((one) => one !== "session").slice(0, 2), wanted);
            }
            await end(assert);
            const locked = await open(house, { url: house.lockedUrl, mayFail: true });
            const asked = [];
            locked.page.on("request", (request) => asked.push(request.url()));
            for (let i = 0; i < 2; i++) {
                await locked.page.goto(house.lockedUrl);
                await locked.page.waitForSelector("#password");
            }
            assert.deepEqual(asked.filter((address) => address.includes("/live")), []);
            await locked.end(assert);
        },
    };
}
