import { readFileSync } from "node:fs";
import { open } from "./chromium.mjs";
import { SimulatedHost, send } from "./simulate.mjs";

const PROCESSES = ["java", "postgres", "nginx", "sshd", "systemd", "cron"];
const CGROUPS = ["/", "/system.slice", "/system.slice/postgresql.service", "/user.slice"];

/** A host whose agent sends processes and control groups, and whose messages of one stretch came late. */
export async function busy(url) {
    const now = Date.now() / 1000;
    const host = new SimulatedHost(11, { hostname: "busy-1", cluster: "tokyo", bootedAt: now - 50_000, processes: PROCESSES, cgroups: CGROUPS });
    const messages = [];
    for (let t = now - 900; t < now; t++) messages.push(host.message(t));
    await send(url, messages, 300);
    host.until = now;
    return host;
}

const query = (page) => new URL(page.url()).searchParams;
const plot = (page, id) => page.locator(`#chart-${id} .u-over`);
const span = (page) => Number(query(page).get("to")) - Number(query(page).get("from"));

async function ready(page, id) {
    await page.locator(`#chart-${id}`).scrollIntoViewIfNeeded();
    await page.waitForSelector(`#chart-${id}:not([data-points="0"]) canvas`);
}

/** Where a chart is, once the page stands still. */
async function boxOf(page, id) {
    let before = await plot(page, id).boundingBox();
    for (;;) {
        await page.waitForTimeout(120);
        const box = await plot(page, id).boundingBox();
        if (before && box && before.y === box.y && before.x === box.x && before.width === box.width) return box;
        before = box;
    }
}

/** Points at a chart until that shows: one that is just laid out anew does not see the move, and a hand would move on. */
async function pointAt(page, id, share, shows, argument) {
    for (let tries = 10; ; tries--) {
        const box = await boxOf(page, id);
        const place = { x: box.x + box.width * share + (tries % 2), y: box.y + 50 };
        await page.mouse.move(place.x, place.y);
        try {
            await page.waitForFunction(shows, argument, { timeout: 2_500 });
            return place;
        } catch (e) {
            if (tries === 0) throw e;
        }
    }
}

export function interactions(house, hosts) {
    return {
        ...table(house, hosts),
        ...charts(house, hosts),
        ...tasks(house, hosts),
        ...adding(house),
    };
}

function table(house, hosts) {
    return {
        async "the table has every figure of a host"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/?q=${hosts.fine[0].hostname}`);
            const row = page.locator(".row.host");
            await row.waitFor();
            const cell = (name) => row.locator(`.cell.${name}`).innerText();
            const text = async (name, form) => assert.match((await cell(name)).replaceAll("\u00a0", " "), form, name);
            await text("labels", /berlin[\s\S]*10\.0\.0\.3/);
            await text("load", /^\d+\.\d\d \/ 4$/);
            await text("cpu", /^\d+\.\d %$/);
            await text("pressure", /^\d+\.\d %\s*(cpu|io|memory)$/);
            await text("mem", /^\d+\.\d %$/);
            await text("fs", /^\d+\.\d %\s*\//);
            await text("disk", /B\/s[\s\S]*B\/s/);
            await text("net", /B\/s[\s\S]*B\/s/);
            await text("offset", /^[+−]\d+(\.\d+)? (ms|µs|s)$/);
            await text("complete", /^100 %$/);
            await text("seen", /(ago|now)$/);
            await page.waitForFunction(() => (document.querySelector(".row.host .spark path:not(.base)")?.getAttribute("d") ?? "").length > 100);
            const heads = await page.locator('[role="columnheader"] [data-tip]').evaluateAll((all) => all.map((one) => one.dataset.tip));
            assert.equal(heads.length, 13);
            assert.ok(heads.every((tip) => tip.length > 20));
            assert.ok(heads.filter((tip) => tip.includes("Source: ")).length >= 8);
            await end(assert);
        },

        async "what is missing counts, and is never rounded to all"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/?q=expired-1`);
            await page.locator(".row.host").waitFor();
            const text = (await page.locator(".row.host .cell.complete").innerText()).replaceAll("\u00a0", " ");
            assert.match(text, /^\d+\.\d\d %$/);
            assert.ok(Number.parseFloat(text) < 100, text);
            await end(assert);
        },

        async "every column sorts both ways and back, by pointer and by key, and the address keeps it"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(url);
            await page.locator(".row.host").first().waitFor();
            for (const column of ["host", "labels", "load", "cpu", "pressure", "mem", "fs", "disk", "net", "offset", "complete", "seen"]) {
                const head = page.locator(`[role="columnheader"].${column}`);
                await head.getByRole("button").click();
                assert.equal(query(page).get("sort"), column);
                const first = await head.getAttribute("aria-sort");
                assert.notEqual(first, "none");
                await head.getByRole("button").press("Enter");
                await page.waitForURL(/reverse=1/);
                assert.notEqual(await head.getAttribute("aria-sort"), first);
                await head.getByRole("button").press("Space");
                await page.waitForFunction(() => !location.search.includes("sort="));
            }
            await end(assert);
        },

        async "hosts are grouped by cluster, state and kernel"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(url);
            await page.locator(".row.host").first().waitFor();
            // A host that has sent for the last time is silent after a while, whatever it was before.
            for (const [by, word] of [["cluster", "berlin"], ["level", /Silent|Critical|Warning|Fine/], ["kernel", "6.1.0-40-amd64"]]) {
                await page.locator("select[name=group]").selectOption(by);
                await page.locator(".row.group", { hasText: word }).first().waitFor();
                assert.equal(query(page).get("group"), by);
            }
            await end(assert);
        },

        async "each tile shows the hosts that it counts"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(url);
            await page.locator(".row.host").first().waitFor();
            for (const level of ["silent", "bad", "warn", "ok"]) {
                const tile = page.locator(`.tile.${level}`);
                await tile.click();
                assert.equal(query(page).get("state"), level);
                await page.waitForFunction((one) => {
                    const count = Number(document.querySelector(`.tile.${one} b`).textContent);
                    const rows = [...document.querySelectorAll(".row.host")];
                    return rows.length === Math.min(count, rows.length) && rows.every((row) => row.classList.contains(one)) && (count > 0 || rows.length === 0);
                }, level);
                await tile.click();
                await page.waitForFunction(() => !location.search.includes("state="));
            }
            await end(assert);
        },

        async "five windows of one browser are all live"(assert) {
            const context = await house.browser.newContext({ viewport: { width: 1200, height: 800 } });
            context.setDefaultTimeout(25_000);
            const pages = [];
            for (let i = 0; i < 5; i++) {
                const page = await context.newPage();
                await page.goto(`${house.url}/hosts/${hosts.busy.agent}?last=5m`);
                pages.push(page);
            }
            for (const page of pages) await ready(page, "cpu-total");
            const marks = await Promise.all(pages.map((page) => page.locator("#chart-cpu-total").getAttribute("data-points")));
            await send(house.url, [hosts.busy.message(Date.now() / 1000)]);
            await Promise.all(pages.map((page, i) => page.waitForFunction((before) => document.querySelector("#chart-cpu-total").dataset.points !== before, marks[i])));
            // And each can still ask for something else.
            await pages[4].keyboard.press("3");
            await pages[4].waitForURL(/last=1h/);
            await ready(pages[4], "load");
            await context.close();
        },
    };
}

function charts(house, hosts) {
    return {
        async "presets, steps and switches are pressed, and the address holds all that is seen"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.busy.agent}`);
            await ready(page, "cpu-total");
            for (const preset of ["5m", "1h", "6h", "1d", "7d", "30d", "15m"]) {
                await page.locator(".presets button", { hasText: new RegExp(`^${preset}$`) }).click();
                assert.equal(query(page).get("last"), preset);
                assert.equal(await page.locator('.presets [aria-pressed="true"]').innerText(), preset);
            }
            await page.getByRole("button", { name: "Zoom in" }).click();
            await page.waitForURL(/from=/);
            const first = span(page);
            assert.ok(Math.abs(first - 450_000) < 3_000, String(first));
            await page.getByRole("button", { name: "Zoom out" }).click();
            await page.waitForFunction((was) => { const at = new URLSearchParams(location.search); return at.get("to") - at.get("from") > was * 1.5; }, first);
            const from = Number(query(page).get("from"));
            await page.getByRole("button", { name: "Earlier", exact: true }).click();
            await page.waitForFunction((was) => Number(new URLSearchParams(location.search).get("from")) < was, from);
            await page.getByRole("button", { name: "Later", exact: true }).click();
            await page.waitForFunction((was) => Number(new URLSearchParams(location.search).get("from")) >= was - 1, from);
            await page.locator(".segments button", { hasText: "Absolute" }).click();
            assert.equal(query(page).get("values"), "absolute");
            await page.locator("#chart-load .legend button").first().click();
            await page.locator("#group-swap h3 button").click();
            await page.waitForURL(/open=group-swap/);
            const address = page.url();
            assert.match(address, /hide=load/);
            const other = await page.context().newPage();
            await other.goto(address);
            await ready(other, "load");
            assert.equal(await other.locator(".mode").innerText(), "History");
            assert.equal(await other.locator('#chart-load .legend [aria-pressed="false"]').count(), 1);
            assert.equal(await other.locator('.segments [aria-pressed="true"]').innerText(), "Absolute");
            assert.equal(await other.locator("#group-swap .chart").count() > 0, true);
            await other.close();
            await page.getByRole("button", { name: "Go live" }).click();
            await page.waitForFunction(() => !location.search.includes("from="));
            assert.equal(await page.locator(".mode").innerText(), "Live");
            await page.getByRole("button", { name: "Pause" }).click();
            await page.waitForURL(/paused=1/);
            await send(url, [hosts.busy.message(Date.now() / 1000)]);
            await page.locator(".toolbar", { hasText: "newer values" }).waitFor();
            await page.getByRole("button", { name: "Go on" }).click();
            await page.waitForFunction(() => !location.search.includes("paused"));
            await end(assert);
        },

        async "yesterday from 14:00 to 15:00 in a chosen zone is that hour, by keys alone"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.busy.agent}`);
            await ready(page, "cpu-total");
            await page.locator(".custom .range").focus();
            await page.keyboard.press("Enter");
            const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
            await page.locator("input[name=zone]").fill("Asia/Shanghai");
            await page.locator("input[name=from]").fill(`${day}T15:00`);
            await page.locator("input[name=to]").fill(`${day}T14:00`);
            await page.locator("input[name=to]").press("Enter");
            await page.locator(".popover .refusal").waitFor();
            await page.locator("input[name=from]").fill(`${day}T14:00`);
            await page.locator("input[name=to]").fill(`${day}T15:00`);
            await page.locator("input[name=to]").press("Enter");
            const from = Date.parse(`${day}T06:00:00Z`);
            await page.waitForURL(new RegExp(`from=${from}&to=${from + 3_600_000}`));
            assert.equal(query(page).get("tz"), "Asia/Shanghai");
            assert.match(await page.locator(".custom .range").innerText(), /14:00:00 – 15:00:00 Asia\/Shanghai/);
            await end(assert);
        },

        async "a pinch zooms, Ctrl and the wheel too, and one finger holds an instant"(assert) {
            const { page, end, url } = await open(house, { touch: true });
            const to = Math.floor(Date.now());
            await page.goto(`${url}/hosts/${hosts.busy.agent}?from=${to - 600_000}&to=${to}`);
            await ready(page, "cpu-total");
            const box = await boxOf(page, "cpu-total");
            const client = await page.context().newCDPSession(page);
            const touch = (type, ...xs) => client.send("Input.dispatchTouchEvent", {
                type, touchPoints: xs.map((x, id) => ({ id, x: box.x + box.width * x, y: box.y + 60 })),
            });
            await touch("touchStart", 0.4, 0.6);
            for (let i = 1; i <= 5; i++) await touch("touchMove", 0.4 - i * 0.04, 0.6 + i * 0.04);
            await touch("touchEnd");
            await page.waitForFunction(() => {
                const at = new URLSearchParams(location.search);
                return at.get("to") - at.get("from") < 400_000;
            });
            const zoomed = span(page);
            const again = await boxOf(page, "cpu-total");
            await page.mouse.move(again.x + again.width / 2, again.y + 50);
            await page.keyboard.down("Control");
            await page.mouse.wheel(0, 60);
            await page.keyboard.up("Control");
            await page.waitForFunction((before) => {
                const at = new URLSearchParams(location.search);
                return at.get("to") - at.get("from") > before * 1.2;
            }, zoomed);
            const last = await boxOf(page, "cpu-total");
            await page.touchscreen.tap(last.x + last.width / 2, last.y + 60);
            await page.waitForURL(/at=\d+/);
            await end(assert);
        },

        async "the cursor is moved, an instant held and let go of by keys alone"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.busy.agent}`);
            await ready(page, "cpu-total");
            await page.keyboard.press(" ");
            await page.waitForURL(/paused=1/);
            await page.locator("#chart-cpu-total .plot").focus();
            await page.keyboard.press("Shift+ArrowLeft");
            const cursor = () => page.locator(".cursor").innerText();
            await page.waitForFunction(() => /\d\d:\d\d:\d\d/.test(document.querySelector(".cursor").textContent));
            const first = await cursor();
            for (let i = 0; i < 5; i++) await page.keyboard.press("Shift+ArrowLeft");
            await page.waitForFunction((before) => document.querySelector(".cursor").textContent.slice(0, 19) < before.slice(0, 19), first);
            await page.keyboard.press("Enter");
            await page.waitForURL(/at=\d+/);
            await page.keyboard.press("Escape");
            await page.waitForFunction(() => !location.search.includes("at=") && !location.search.includes("paused"));
            await end(assert);
        },

        async "all that can be pressed is reached by Tab, in sight, and shows that it is"(assert) {
            for (const [path, wanted] of [["/", "select[name=group]"], [`/hosts/${hosts.busy.agent}`, "#group-swap h3 button"]]) {
                const { page, end, url } = await open(house);
                await page.goto(`${url}${path}`);
                await page.waitForSelector(path === "/" ? ".row.host" : "#chart-cpu-total canvas");
                const missing = await page.evaluate(() => [...document.querySelectorAll("button, a[href], select, input")]
                    .filter((one) => one.tabIndex < 0 && !one.closest(".row.host")).map((one) => one.outerHTML.slice(0, 80)));
                assert.deepEqual(missing, []);
                let reached = false;
                for (let i = 0; i < 260 && !reached; i++) {
                    await page.keyboard.press("Tab");
                    const at = await page.evaluate((selector) => {
                        const one = document.activeElement;
                        const style = getComputedStyle(one);
                        return { reached: one.matches(selector), body: one === document.body, seen: style.outlineStyle !== "none" || one.matches(".skip"), what: one.outerHTML.slice(0, 80) };
                    }, wanted);
                    assert.ok(at.body || at.seen, `focus shows on ${at.what}`);
                    reached = at.reached;
                }
                assert.ok(reached, `${wanted} of ${path}`);
                await end(assert);
            }
        },

        async "holes say reboot, restart, expiry, and notes say what came late and that the clock was set"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.expired.agent}?last=15m`);
            await ready(page, "cpu-total");
            const row = (words) => page.locator("#holes tbody tr", { hasText: words });
            await row("too old for the agent's journal").waitFor();
            await row("agent was stopped").waitFor();
            await row("the host's clock was set: −37 s").waitFor();
            // A message that was made when the server knew the host, and came a good while later.
            const made = hosts.busyLate.made;
            const wait = made * 1000 + 17_000 - Date.now();
            if (wait > 0) await page.waitForTimeout(wait);
            await send(url, hosts.busyLate.messages);
            await page.goto(`${url}/hosts/${hosts.busyLate.host.agent}?last=15m`);
            await ready(page, "cpu-total");
            await row("the server was not reached: kept and sent later, all here since").waitFor();
            await end(assert);
        },
    };
}

function tasks(house, hosts) {
    return {
        async "processes and control groups stand at the cursor, now and in the past"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.busy.agent}?last=15m`);
            await ready(page, "cpu-total");
            await page.waitForFunction(() => document.querySelectorAll("#tasks-top_process .taskname").length === 6);
            assert.deepEqual((await page.locator("#tasks-top_process .taskname").allInnerTexts()).sort(), [...PROCESSES].sort());
            const shares = await page.locator("#tasks-top_process tbody tr td:nth-child(3)").allInnerTexts();
            assert.deepEqual(shares, [...shares].sort((a, b) => Number.parseFloat(b) - Number.parseFloat(a)));
            assert.ok((await page.locator("#tasks-cgroup .taskname").allInnerTexts()).includes("/system.slice/postgresql.service"));
            const newest = Number(await page.locator("#tasks [data-time]").getAttribute("data-time"));
            await ready(page, "cpu-total");
            const place = await pointAt(page, "cpu-total", 0.3, (before) => Number(document.querySelector("#tasks [data-time]").dataset.time) < before - 300, newest);
            await page.waitForFunction(() => /(java|postgres) \d+\.\d % · \w+/.test(document.querySelector(".cursor").textContent));
            await page.mouse.click(place.x, place.y);
            await page.waitForURL(/at=\d+/);
            const at = Number(query(page).get("at")) / 1000;
            await page.mouse.move(5, 5);
            await page.waitForFunction((held) => Math.abs(Number(document.querySelector("#tasks [data-time]").dataset.time) - held) < 1.5, at);
            assert.match(await page.locator("#tasks-cgroup tbody tr").first().innerText(), /\d+\.\d %/);
            await page.locator("#tasks th button", { hasText: "Memory" }).first().click();
            await page.waitForURL(/by=memory/);
            await page.reload();
            await page.waitForFunction((held) => Math.abs(Number(document.querySelector("#tasks [data-time]")?.dataset.time) - held) < 1.5, at);
            assert.equal(await page.locator('#tasks-top_process [aria-sort="descending"]').innerText(), "Memory ↓");
            await page.getByRole("button", { name: "Let go of the instant" }).click();
            await page.waitForFunction(() => !location.search.includes("at="));
            await end(assert);
        },

        async "a host that sends no processes says how to turn them on"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.holed.agent}`);
            await ready(page, "cpu-total");
            await page.locator("#tasks", { hasText: "collect.groups.top_process turns them on" }).waitFor();
            await end(assert);
        },

        async "a chart is saved with the names and values that are seen"(assert) {
            const { page, end, url } = await open(house);
            const to = Math.floor(hosts.busy.until * 1000);
            await page.goto(`${url}/hosts/${hosts.busy.agent}?from=${to - 60_000}&to=${to}&values=absolute`);
            await ready(page, "mem-use");
            await page.locator("#chart-mem-use .plot").focus();
            const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as CSV: Memory" }).press("Enter")]);
            assert.equal(download.suggestedFilename(), "busy-1-mem-use.csv");
            const [head, ...lines] = readFileSync(await download.path(), "utf8").trim().split("\r\n");
            assert.equal(head, 'time,"used"');
            assert.ok(lines.length > 30 && lines.length <= 62, String(lines.length));
            assert.ok(lines.every((line) => /^\d{4}-\d\d-\d\dT[\d:.]+Z,\d{9,}/.test(line)), lines[0]);
            await end(assert);
        },
    };
}

function adding(house) {
    const begin = async (page, url) => {
        await page.clock.install();
        await page.goto(url);
        await page.waitForSelector(".row.host");
        await page.keyboard.press("a");
        await page.getByRole("button", { name: "Make a token" }).click();
        await page.locator(".step", { hasText: "Waiting for the host" }).waitFor();
        return page.locator(".paste").innerText().then((line) => line.split(" ").at(-1));
    };
    const says = (page, words) => page.locator(".step", { hasText: words }).waitFor();
    return {
        async "the dialog names why a host does not come: nothing heard, enrolled and silent, expired, taken away"(assert) {
            const { page, end, url } = await open(house);
            const token = await begin(page, url);
            await page.clock.fastForward(61_000);
            await says(page, "Nothing yet. Is Hostpulse installed there?");
            const host = new SimulatedHost(10, { hostname: "silent-1" });
            await fetch(`${url}/api/v1/enrol`, {
                method: "POST", headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ token: token.slice(5, 13), secret: token.slice(14, 57), hostname: "silent-1", agent: host.agent }),
            });
            await says(page, "It has enrolled and sends nothing: start its agent");
            await page.keyboard.press("Escape");
            await page.waitForSelector("dialog", { state: "detached" });
            await page.keyboard.press("a");
            await page.getByRole("button", { name: "Make a token" }).click();
            await says(page, "Waiting for the host");
            const second = (await page.locator(".paste").innerText()).split(" ").at(-1);
            await fetch(`${url}/api/v1/tokens/${second.slice(5, 13)}`, { method: "DELETE", headers: { "X-Hostpulse-Request": "1" } });
            await says(page, "The token was taken away");
            await page.keyboard.press("Escape");
            await page.keyboard.press("a");
            await page.getByRole("button", { name: "Make a token" }).click();
            await says(page, "Waiting for the host");
            await page.clock.fastForward(3_700_000);
            await says(page, "The token has expired");
            await end(assert);
        },
    };
}
