import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { attacks } from "./attack.mjs";
import { open } from "./chromium.mjs";
import { crowds } from "./crowd.mjs";
import { busy, interactions } from "./interactions.mjs";
import { CLASSES, NAUGHTY } from "./naughty.mjs";
import { reportGap, SimulatedHost, send } from "./simulate.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const HOUR = 3_600;

/** Violations of the rules of accessibility, with where. The file is injected by the browser's own tool, which no policy of
 *  the page hinders. */
async function axe(page) {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    return violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary}`).join("; ")}`);
}

/** Hosts with an hour behind them: one with holes, an ill one, and a poisoned one. */
async function populate(url) {
    const now = Date.now() / 1000;
    const fine = [3, 4, 5, 6].map((n) => new SimulatedHost(n, { cluster: n % 2 ? "berlin" : "tokyo", intervalSeconds: 10, bootedAt: now - 90_000 }));
    const ill = new SimulatedHost(1, { hostname: "ill-1", cluster: "berlin", intervalSeconds: 10, mood: { fs: 97 }, bootedAt: now - 90_000 });
    const holed = new SimulatedHost(2, { hostname: "holed-1", cpus: 8, intervalSeconds: 1, bootedAt: now - 20_000 });
    const evil = new SimulatedHost(7, {
        hostname: NAUGHTY[0], cluster: NAUGHTY[1], intervalSeconds: 10, bootedAt: now - 90_000,
        mounts: [...CLASSES.data, ...CLASSES.elements], interfaces: CLASSES.unseen, devices: CLASSES.sizes,
        mood: { kernel: NAUGHTY[2], status: { filesystem: { state: "failed", ms: 1, why: NAUGHTY[3] } } },
    });
    const messages = [];
    for (const host of [...fine, ill]) for (let t = now - HOUR; t < now; t += 10) messages.push(host.message(t));
    for (let t = now - 60; t < now; t += 10) messages.push(evil.message(t));
    let restarted = false;
    for (let t = now - 1_500; t < now; t += 1) {
        const age = now - t;
        if (age > 900 && age < 960) continue;
        if (age <= 900 && !restarted) {
            holed.restart(true, t);
            restarted = true;
        }
        if (age > 400 && age < 440) holed.lose(1);
        else messages.push(holed.message(t));
    }
    await send(url, messages, 150);
    return { fine, ill, holed, evil, expired: await expired(url, now), busy: await busy(url), busyLate: await late(url) };
}

/** A host whose agent was stopped once, whose journal let go of some messages, and whose clock was set. */
async function expired(url, now) {
    const host = new SimulatedHost(8, { hostname: "expired-1", cluster: "tokyo", bootedAt: now - 90_000 });
    const messages = [];
    for (let t = now - 600; t < now - 400; t++) messages.push(host.message(t));
    host.restart(false, now);
    for (let t = now - 300; t < now - 200; t++) messages.push(host.message(t));
    const from = host.seq + 1;
    host.lose(40);
    for (let t = now - 160; t < now; t++) {
        host.stepMs = Math.abs(t - now + 60) < 0.5 ? -37_000 : undefined;
        messages.push(host.message(t));
    }
    await send(url, messages, 300);
    await reportGap(url, host, from, from + 39, "expired");
    return host;
}

/** A host whose last message is kept back. */
async function late(url) {
    const made = Date.now() / 1000;
    const host = new SimulatedHost(12, { hostname: "late-1", cluster: "tokyo", bootedAt: made - 90_000 });
    await send(url, [host.message(made - 1)]);
    return { host, made, messages: Array.from({ length: 5 }, (_, i) => host.message(made + 0.5 + i * 0.2)) };
}

export async function tests(house) {
    const hosts = await populate(house.url);
    const real = async () => {
        const { hosts: all } = await (await fetch(`${house.url}/api/v1/fleet`)).json();
        const known = new Set(Object.values(hosts).flat().map((host) => host.agent));
        return all.find((host) => !known.has(host.agent) && !host.hostname.startsWith("added"));
    };
    const shot = (page, name) => page.screenshot({ path: `${house.folder}/${name}.png` });
    const row = (page, name) => page.locator(".row.host", { hasText: name });
    const plot = (page, id) => page.locator(`#chart-${id} .u-over`);
    const mode = (page) => page.locator(".mode").innerText();
    const ready = async (page, id) => {
        await page.locator(`#chart-${id}`).scrollIntoViewIfNeeded();
        await page.waitForSelector(`#chart-${id}:not([data-points="0"]) canvas`);
    };
    const query = (page) => new URL(page.url()).searchParams;
    const drag = async (page, id, from, to, key) => {
        const box = await plot(page, id).boundingBox();
        if (key) await page.keyboard.down(key);
        await page.mouse.move(box.x + box.width * from, box.y + 60);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width * (from + to) / 2, box.y + 60, { steps: 4 });
        await page.mouse.move(box.x + box.width * to, box.y + 60, { steps: 4 });
        await page.mouse.up();
        if (key) await page.keyboard.up(key);
    };

    return {
        async "the worst host stands first with the reason in words"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(url);
            await page.waitForSelector(".row.host");
            const ill = row(page, "ill-1");
            await ill.waitFor();
            assert.match(await ill.innerText(), /\/ is 97\.0 % full/);
            // The order is settled anew every three seconds: until then a state may be newer than its place.
            await page.waitForFunction(() => {
                const rows = [...document.querySelectorAll(".row.host")].sort((a, b) => a.ariaRowIndex - b.ariaRowIndex);
                const levels = rows.map((one) => ["silent", "bad", "warn", "ok"].findIndex((level) => one.classList.contains(level)));
                return levels.every((level, i) => i === 0 || levels[i - 1] <= level);
            });
            await shot(page, "fleet-en");
            await end(assert);
        },

        async "hosts are searched, counted, grouped and sorted, and the address says so"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(url);
            await page.waitForSelector(".row.host");
            await page.keyboard.press("/");
            await page.keyboard.type("holed");
            await page.waitForFunction(() => document.querySelectorAll(".row.host").length === 1);
            assert.equal(query(page).get("q"), "holed");
            await page.keyboard.press("Escape");
            assert.equal(query(page).get("q"), null);
            await page.locator(".tile.bad").click();
            assert.equal(query(page).get("state"), "bad");
            assert.ok((await page.locator(".row.host").count()) >= 1);
            await page.locator(".tile.bad").click();
            await page.locator("select[name=group]").selectOption("cluster");
            await page.waitForSelector(".row.group");
            assert.ok((await page.locator(".row.group").allInnerTexts()).some((text) => text.includes("tokyo")));
            await page.locator("select[name=group]").selectOption("");
            await page.getByRole("columnheader", { name: "File system" }).getByRole("button").click();
            await page.waitForFunction(() => document.querySelector('[aria-rowindex="2"]')?.textContent.includes("ill-1"));
            const address = page.url();
            await page.goto(address);
            await page.waitForFunction(() => document.querySelector('[aria-rowindex="2"]')?.textContent.includes("ill-1"));
            await end(assert);
        },

        async "a host that says nothing new is shown, however late the page listens"(assert) {
            const { page, end, url } = await open(house);
            await page.addInitScript(() => {
                // What the page does after a drawing is done so late on a slow machine.
                const frame = window.requestAnimationFrame.bind(window);
                const later = window.setTimeout.bind(window);
                window.requestAnimationFrame = (then) => later(() => frame(then), 1_000);
                window.setTimeout = (then, ms, ...rest) => later(then, ms > 0 && ms <= 100 ? 1_000 : ms, ...rest);
            });
            await page.goto(`${url}/hosts/${hosts.fine[0].agent}`);
            await page.waitForSelector("#chart-cpu-total");
            await end(assert);
        },

        async "the table is walked by keys"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/?q=ill-1`);
            await page.waitForSelector(".row.host");
            await page.keyboard.press("j");
            await page.waitForSelector(".row.selected");
            await page.keyboard.press("Enter");
            await page.waitForURL(/\/hosts\//);
            await page.keyboard.press("h");
            await page.waitForURL((at) => at.pathname === "/");
            await page.keyboard.press("?");
            await page.waitForSelector("dialog[open]");
            await page.keyboard.press("Escape");
            await page.waitForSelector("dialog", { state: "detached" });
            await end(assert);
        },

        async "this host is live at one second"(assert) {
            const { page, end, url } = await open(house);
            const host = await real();
            assert.ok(host, "a real agent sends");
            await page.goto(`${url}/hosts/${host.agent}`);
            await ready(page, "cpu-total");
            assert.equal(await mode(page), "Live");
            const points = () => page.locator("#chart-cpu-total").getAttribute("data-points").then(Number);
            const before = await points();
            await page.waitForFunction((least) => Number(document.querySelector("#chart-cpu-total").dataset.points) >= least, before + 2, { timeout: 30_000 });
            assert.match(await page.locator("#chart-cpu-total .legend").innerText(), /user\s+\d+\.\d %/);
            await shot(page, "host-live-en");
            await end(assert);
        },

        async "dragging zooms, a double click goes back, Escape is live again"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.holed.agent}?last=15m`);
            await ready(page, "cpu-total");
            await drag(page, "cpu-total", 0.5, 0.8);
            await page.waitForURL(/from=/);
            assert.equal(await mode(page), "History");
            const first = Number(query(page).get("to")) - Number(query(page).get("from"));
            assert.ok(Math.abs(first - 270_000) < 20_000, `${first} ms of 15 min`);
            await drag(page, "cpu-total", 0.2, 0.6);
            await page.waitForFunction((before) => {
                const now = new URLSearchParams(location.search);
                return now.get("to") - now.get("from") < before / 2;
            }, first);
            await plot(page, "cpu-total").dblclick();
            await page.waitForFunction((before) => {
                const now = new URLSearchParams(location.search);
                return Math.abs(now.get("to") - now.get("from") - before) < 10;
            }, first);
            await page.keyboard.press("Escape");
            await page.waitForFunction(() => !location.search.includes("from="));
            assert.equal(await mode(page), "Live");
            await end(assert);
        },

        async "shift and drag move in time, the wheel zooms once the chart was clicked"(assert) {
            const { page, end, url } = await open(house);
            const to = Math.floor(Date.now());
            await page.goto(`${url}/hosts/${hosts.holed.agent}?from=${to - 600_000}&to=${to}`);
            await ready(page, "cpu-total");
            await drag(page, "cpu-total", 0.3, 0.6, "Shift");
            await page.waitForFunction((before) => Number(new URLSearchParams(location.search).get("to")) < before - 100_000, to);
            assert.equal(Math.round((query(page).get("to") - query(page).get("from")) / 1000), 600);
            const box = await plot(page, "cpu-cores").boundingBox();
            await page.mouse.move(box.x + box.width / 2, box.y + 50);
            const top = await page.evaluate(() => scrollY);
            await page.mouse.wheel(0, 60);
            await page.waitForFunction((before) => scrollY > before, top);
            assert.equal(Math.round((query(page).get("to") - query(page).get("from")) / 1000), 600);
            const now = await plot(page, "cpu-cores").boundingBox();
            await page.mouse.click(now.x + now.width / 2, now.y + 50);
            await page.waitForTimeout(1_200);
            await page.mouse.wheel(0, -60);
            await page.waitForFunction(() => {
                const at = new URLSearchParams(location.search);
                return at.get("to") - at.get("from") < 590_000;
            });
            await end(assert);
        },

        async "keys pause, zoom, move and choose ranges"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.holed.agent}`);
            await ready(page, "cpu-total");
            await page.keyboard.press(" ");
            await page.waitForURL(/paused=1/);
            assert.equal(await mode(page), "Paused");
            await page.keyboard.press(" ");
            await page.waitForFunction(() => !location.search.includes("paused"));
            assert.equal(await mode(page), "Live");
            await page.keyboard.press("3");
            await page.waitForURL(/last=1h/);
            await page.keyboard.press("+");
            await page.waitForURL(/from=/);
            const span = () => Number(query(page).get("to")) - Number(query(page).get("from"));
            const before = span();
            assert.ok(Math.abs(before - 1_800_000) < 5_000);
            await page.keyboard.press("-");
            await page.waitForFunction((was) => { const at = new URLSearchParams(location.search); return at.get("to") - at.get("from") > was * 1.5; }, before);
            const at = Number(query(page).get("from"));
            await page.keyboard.press("ArrowLeft");
            await page.waitForFunction((was) => Number(new URLSearchParams(location.search).get("from")) < was, at);
            await page.keyboard.press("p");
            await page.waitForURL(/values=absolute/);
            await page.keyboard.press("l");
            await page.waitForFunction(() => !location.search.includes("from="));
            await end(assert);
        },

        async "one cursor stands in all charts, and a number's formula, unit and source are one hover away"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.holed.agent}`);
            await ready(page, "cpu-total");
            await ready(page, "load");
            const box = await plot(page, "cpu-total").boundingBox();
            await page.mouse.move(box.x + box.width * 0.9, box.y + 40);
            await page.waitForFunction(() => document.querySelector("#chart-load .u-cursor-x").style.transform !== document.querySelector("#chart-load .u-cursor-x").dataset.none
                && /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(document.querySelector(".cursor").textContent));
            const places = await page.locator(".u-cursor-x").evaluateAll((lines) => lines.slice(0, 2).map((line) => line.style.transform));
            assert.equal(places[0], places[1]);
            await page.locator("#chart-mem-use .legend button").first().hover();
            await page.waitForSelector(".tip:not([hidden])");
            const tip = await page.locator(".tip").innerText();
            assert.match(tip, /Formula: .*mem_available/);
            assert.match(tip, /Unit: percent/);
            assert.match(tip, /Source: MemAvailable|Source: .*MemTotal/);
            await page.locator("#chart-load .legend button").first().click();
            assert.equal(await page.locator("#chart-load .legend button").first().getAttribute("aria-pressed"), "false");
            await end(assert);
        },

        async "holes are drawn and named by the ledger's causes"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.holed.agent}?last=1h`);
            await ready(page, "cpu-total");
            await page.waitForFunction(() => document.querySelectorAll("#holes tbody tr").length >= 3);
            const causes = await page.locator("#holes tbody tr").allInnerTexts();
            assert.ok(causes.some((text) => text.includes("host was off or restarted")), causes.join("\n"));
            assert.ok(causes.some((text) => text.includes("on its way") && /\b(39|40)\b/.test(text)), causes.join("\n"));
            assert.ok(causes.some((text) => text.includes("not yet watched")), causes.join("\n"));
            await page.evaluate(() => document.querySelector("#cpu").scrollIntoView());
            await shot(page, "host-holes-en");
            await end(assert);
        },

        async "a long range shows bands, a free one its zone, and charts are saved"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.ill.agent}?last=1d&tz=Asia/Shanghai`);
            await ready(page, "load");
            assert.match(await page.locator("#chart-load figcaption").innerText(), /from least to most/);
            await page.locator(".custom .range").click();
            await page.locator("input[name=zone]").fill("UTC");
            await page.locator("input[name=from]").fill("2026-01-01T00:00");
            await page.locator("input[name=to]").fill("2026-01-01T06:00");
            await page.locator(".popover button[type=submit]").click();
            await page.waitForURL(/from=1767225600000&to=1767247200000/);
            await page.waitForFunction(() => document.body.innerText.includes("not yet watched"));
            await page.goto(`${url}/hosts/${hosts.evil.agent}?last=15m`);
            await ready(page, "fs-used");
            for (const kind of ["CSV", "PNG"]) {
                await page.locator("#chart-fs-used").hover();
                const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#chart-fs-used .chart-tools button", { hasText: kind }).click()]);
                const bytes = readFileSync(await download.path());
                if (kind === "PNG") {
                    assert.equal(bytes.subarray(1, 4).toString(), "PNG");
                } else {
                    const [head, ...lines] = bytes.toString("utf8").split("\r\n");
                    assert.ok(head.startsWith("time,"));
                    assert.ok(lines.length > 5);
                    assert.ok(!/(^|,)"?[=+@]/.test(head), head);
                }
            }
            await end(assert);
        },

        async "every further group of the catalogue has its charts"(assert) {
            const { page, end, url } = await open(house);
            const { groups } = await (await fetch(`${url}/api/v1/catalogue`)).json();
            await page.goto(`${url}/hosts/${hosts.holed.agent}?open=group-memory`);
            await page.waitForSelector("#group-memory .chart");
            for (const group of groups.filter((one) => one.fields.some((field) => field.kind === "gauge" || field.kind === "counter"))) {
                assert.equal(await page.locator(`#group-${group.name}`).count(), 1, group.name);
            }
            await page.locator("#group-swap h3 button").click();
            await page.waitForURL(/open=group-memory%2Cgroup-swap/);
            await page.locator("#group-swap .chart").first().scrollIntoViewIfNeeded();
            await page.waitForSelector('#group-swap .chart:not([data-points="0"])');
            await end(assert);
        },

        async "what the catalogue says stands in the page's language, also after that changes"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(`${url}/hosts/${hosts.holed.agent}?open=group-swap`);
            const says = (title, tip) => page.waitForFunction(
                ([one, other]) =>
                    document.querySelector("#group-swap h3 button")?.textContent?.includes(one) &&
                    document.querySelector("#group-swap .chart h3")?.getAttribute("data-tip")?.includes(other),
                [title, tip],
            );
            await says("Swap space", "Swap space, from /proc/meminfo.");
            await page.locator("#group-swap .chart").first().scrollIntoViewIfNeeded();
            await page.waitForSelector('#group-swap .chart:not([data-points="0"])');
            await page.keyboard.press("w");
            await says("交换空间", "交换空间，来自 /proc/meminfo。");
            const line = page.locator("#group-swap .chart [data-tip*='total']").first();
            assert.match(await line.getAttribute("data-tip"), /交换空间。.*SwapTotal/);
            await page.waitForSelector('#group-swap .chart:not([data-points="0"])');
            await page.keyboard.press("w");
            await says("Swap space", "Swap space, from /proc/meminfo.");
            await end(assert);
        },

        ...interactions(house, hosts),
        ...access(house, hosts, shot),
        ...looks(house, hosts, shot, ready),
        // Last: so many hosts are in the way of the others.
        ...attacks(house),
        ...crowds(house),
    };
}

/** Both languages, wide and narrow, light and dark. */
function looks(house, hosts, shot, ready) {
    const made = {};
    // Each language, width and colour, though not each with each.
    for (const [language, width, dark] of [["en", 1440, false], ["en", 360, true], ["zh-CN", 1440, true], ["zh-CN", 360, false]]) {
        const name = `${language}-${width}-${dark ? "dark" : "light"}`;
        made[`nothing hinders anyone: ${name}`] = async (assert) => {
            const { page, end, url } = await open(house, { language, width, height: width === 360 ? 740 : 900, dark, reducedMotion: "reduce" });
            const fits = async (where) =>
                assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${where} is no wider than the window`);
            await page.goto(url);
            await page.waitForSelector(".row.host");
            assert.equal(await page.locator("html").getAttribute("lang"), language);
            await page.waitForTimeout(400);
            await shot(page, `fleet-${name}`);
            assert.deepEqual(await axe(page), [], "hosts");
            await fits("hosts");
            await page.goto(`${url}/hosts/${hosts.holed.agent}`);
            await ready(page, "cpu-total");
            await page.waitForTimeout(400);
            await shot(page, `host-${name}`);
            assert.deepEqual(await axe(page), [], "a host");
            await fits("a host");
            assert.equal(await page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length), 0);
            await page.keyboard.press("?");
            await page.waitForSelector("dialog[open]");
            assert.deepEqual(await axe(page), [], "keys");
            await shot(page, `keys-${name}`);
            await page.keyboard.press("Escape");
            await page.keyboard.press("a");
            await page.waitForSelector("dialog[open]");
            assert.deepEqual(await axe(page), [], "add a host");
            if (language === "zh-CN") {
                const text = await page.evaluate(() => document.body.innerText);
                for (const word of ["Add host", "Group by", "Live", "Pressure", "Holes"]) {
                    assert.ok(!text.split("\n").includes(word), `${word} is English`);
                }
            }
            await end(assert);
        };
    }
    return made;
}

function access(house, hosts, shot) {
    return {
        async "a new host is added by one line, and the dialog says how far it has come"(assert) {
            const { page, end, url } = await open(house);
            await page.goto(url);
            await page.waitForSelector(".row.host");
            await page.getByRole("button", { name: "Add host" }).click();
            await page.locator("#note").fill("for the test");
            await page.getByRole("button", { name: "Make a token" }).click();
            const line = await page.locator(".paste").innerText();
            assert.match(line, /^hostpulse enroll http:\/\/127\.0\.0\.1:\d+ hpe1_\S+$/);
            await page.waitForFunction(() => document.querySelector(".step")?.textContent.includes("Waiting for the host"));
            await shot(page, "add-host");
            const token = line.split(" ").at(-1);
            const added = new SimulatedHost(9, { hostname: "added-1", intervalSeconds: 10 });
            const enrolled = await fetch(`${url}/api/v1/enrol`, {
                method: "POST", headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ token: token.slice(5, 13), secret: token.slice(14, 57), hostname: "added-1", agent: added.agent }),
            });
            assert.equal(enrolled.status, 200, await enrolled.clone().text());
            const { credential } = await enrolled.json();
            await page.waitForFunction(() => document.querySelector(".step")?.textContent.includes("added-1 has enrolled"));
            await send(url, [added.message(Date.now() / 1000)], 1, credential);
            await page.waitForFunction(() => document.querySelector(".step")?.textContent.includes("added-1 is connected"));
            await page.locator("a.button.main").click();
            await page.waitForURL(new RegExp(added.agent));
            await end(assert);
        },

        async "a server with a password asks for it, keeps the login, and forgets it"(assert) {
            const { page, context, end, url } = await open(house, { url: house.lockedUrl, mayFail: true });
            await page.goto(`${url}/?q=x`);
            await page.waitForSelector("#password");
            await shot(page, "login");
            assert.deepEqual(await axe(page), []);
            await page.locator("#password").fill("not the password");
            await page.keyboard.press("Enter");
            await page.waitForFunction(() => document.querySelector("#refusal").textContent.includes("not the password"));
            await page.locator("#password").fill(house.password);
            await page.keyboard.press("Enter");
            await page.waitForSelector(".top");
            const [cookie] = (await context.cookies()).filter((one) => one.name === "__Host-hostpulse");
            assert.deepEqual([cookie.secure, cookie.httpOnly, cookie.sameSite, cookie.path], [true, true, "Strict", "/"]);
            assert.equal(await page.evaluate(() => document.cookie), "");
            assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes("hpe1_")), false);
            await page.reload();
            await page.waitForSelector(".top");
            await foreign(context, page, url, assert);
            await page.getByRole("button", { name: "Log out" }).click();
            await page.waitForSelector("#password");
            assert.equal((await context.request.get(`${url}/api/v1/fleet`, { headers: { Cookie: `${cookie.name}=${cookie.value}` } })).status(), 401);
            await end(assert);
        },

        async "guesses of the password are few"(assert) {
            const statuses = [];
            for (let i = 0; i < 8; i++) {
                const answer = await fetch(`${house.lockedUrl}/api/v1/session`, {
                    method: "POST", headers: { "Content-Type": "application/json", "X-Hostpulse-Request": "1" }, body: '{"password":"guess guess guess"}',
                });
                statuses.push(answer.status);
            }
            assert.ok(statuses.includes(429), statuses.join(" "));
            const { page, end, url } = await open(house, { url: house.lockedUrl, mayFail: true });
            await page.goto(url);
            await page.locator("#password").fill("guess guess guess");
            await page.keyboard.press("Enter");
            await page.waitForFunction(() => document.querySelector("#refusal").textContent.includes("Too many attempts"));
            await end(assert);
        },
    };
}

/** A page of another origin in the same browser, with a live session: it can change and read nothing. */
async function foreign(context, own, url, assert) {
    const server = createServer((_, answer) => {
        answer.setHeader("Content-Type", "text/html");
        answer.end("<!doctype html><title>another site</title><body></body>");
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    try {
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${server.address().port}/`);
        const seen = await page.evaluate(async (target) => {
            const attempt = async (path, options) => {
                try {
                    const answer = await fetch(target + path, { credentials: "include", ...options });
                    return answer.type === "opaque" ? "opaque" : answer.status;
                } catch {
                    return "refused";
                }
            };
            return {
                read: await attempt("/api/v1/fleet"),
                blind: await attempt("/api/v1/tokens", { method: "POST", mode: "no-cors", body: "{}" }),
                json: await attempt("/api/v1/tokens", { method: "POST", headers: { "Content-Type": "application/json", "X-Hostpulse-Request": "1" }, body: "{}" }),
                logout: await attempt("/api/v1/session", { method: "DELETE", headers: { "X-Hostpulse-Request": "1" } }),
            };
        }, url);
        assert.equal(seen.read, "refused");
        assert.equal(seen.json, "refused");
        assert.equal(seen.logout, "refused");
        const framed = await page.evaluate((target) => new Promise((done) => {
            const frame = document.createElement("iframe");
            frame.src = target;
            frame.onload = () => done(frame.contentDocument === null ? "blocked" : "shown");
            document.body.append(frame);
        }), url);
        assert.equal(framed, "blocked");
        await page.close();
        // The session is alive, and nothing was made in its name.
        assert.deepEqual(await own.evaluate(async () => (await fetch("/api/v1/tokens")).json()), { tokens: [] });
    } finally {
        server.close();
    }
}
