// Hosts whose every text is an attack, and a browser that looks at all that the page has of them.
import { open } from "./chromium.mjs";
import { CLASSES, NAUGHTY } from "./naughty.mjs";
import { SimulatedHost, send } from "./simulate.mjs";

const CROWD = "10.66.";
/** So many names on one host: each has a line and a row of its own there. */
const CHUNK = 34;
const MESSAGES = 6;

/** The name that stands so many places after another. */
const name = (i) => NAUGHTY[i % NAUGHTY.length];
const setOf = (names) => [...new Set(names)].sort();

/** One host for each name, which has it everywhere that is told of a host in a line. */
function crowd(now) {
    return NAUGHTY.map((hostname, i) => {
        const host = new SimulatedHost(i, {
            hostname, cluster: name(i + 1), intervalSeconds: 60, bootedAt: now - 90_000, mounts: ["/", name(i + 4)],
            mood: { fs: 97, kernel: name(i + 2), status: { filesystem: { state: "failed", ms: 1, why: name(i + 3) } } },
        });
        const message = host.message(now - 1);
        message.ip = `${CROWD}${i >> 8}.${i & 255}`;
        message.filesystem[0].mountpoint = name(i + 4);
        return message;
    });
}

/** A member of a message in which every text of a group is one of the names, and every figure 1 or true. */
function poisoned(group, names) {
    const value = (field, i) => field.kind === "label" || field.kind === "text" ? names[i % names.length] : field.unit_name === "boolean" ? true : 1;
    const row = (i) => Object.fromEntries(group.fields.map((field, k) => [field.name, value(field, i + k)]));
    if (group.shape === "record") return row(0);
    const rows = Array.from({ length: 4 }, (_, i) => row(i));
    return group.shape === "rows" ? rows : Object.fromEntries(rows.map((one, i) => [names[i], one]));
}

/** A host with some of the names wherever there is more than one of something, and in the texts of all other groups. */
function fat(number, names, now, groups) {
    const host = new SimulatedHost(900 + number, {
        hostname: names[0], cluster: names[1], intervalSeconds: 10, bootedAt: now - 90_000,
        mounts: names, interfaces: names, devices: names, processes: names, cgroups: names,
        mood: {
            kernel: names[2],
            status: Object.fromEntries(["filesystem", "diskio", "pressure", "swap", "hwmon"].map((group, i) => [group, { state: i % 2 ? "denied" : "failed", ms: 1, why: names[3 + i] }])),
        },
    });
    const messages = [];
    for (let i = MESSAGES; i > 0; i--) {
        const message = host.message(now - i * 10);
        for (const group of groups) {
            if (!group.parent && !(group.member in message)) message[group.member] = poisoned(group, names);
        }
        message.host.cpu_model = names[4];
        messages.push(message);
    }
    return { host, names, messages };
}

/** What must not be there, whatever a text says. */
async function unharmed(page, assert) {
    const found = await page.evaluate(() => ({
        pwned: window.__pwned, evil: ({}).evil, members: Object.keys(Object.prototype), title: document.title === "taken over",
        scripts: document.scripts.length, violations: window.__violations,
        elements: [...document.querySelectorAll("img, iframe, object, embed, base, math, video, audio, marquee, template, noscript, plaintext, style, meta[http-equiv], animate, use, foreignObject, .row script, .page script")]
            .map((one) => one.outerHTML.slice(0, 80)),
        handlers: [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some((attribute) => /^on/i.test(attribute.name))).length,
        addresses: [...document.querySelectorAll("[href], [src], [action]")].map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action"))
            .filter((address) => !/^(\/|#|blob:)/.test(address) || address.startsWith("//")),
    }));
    assert.deepEqual(found, { pwned: undefined, evil: undefined, members: [], title: false, scripts: 1, violations: [], elements: [], handlers: 0, addresses: [] });
}

/** Goes through the table from the first row to the last; the texts that a selector finds in it. */
async function texts(page, selector) {
    return page.evaluate(async (wanted) => {
        const table = document.querySelector(".table");
        const found = new Map();
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        for (let top = 0; ; top += 400) {
            table.scrollTop = top;
            await frame();
            await frame();
            for (const row of document.querySelectorAll(".rows .row")) {
                const one = row.querySelector(wanted);
                if (one) found.set(row.getAttribute("aria-rowindex"), one.textContent);
            }
            if (top > table.scrollHeight) return [...found.values()];
        }
    }, selector);
}

/** Sets the address as a person would type it, without loading the page anew. */
async function visit(page, path) {
    await page.evaluate(async (address) => {
        history.replaceState(null, "", address);
        dispatchEvent(new PopStateEvent("popstate"));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }, path);
}

/** Looks at all there is on a host's page, with some groups opened. */
async function lookAt(house, assert, { host, names }, groups) {
    const { page, end, url } = await open(house);
    await page.goto(`${url}/hosts/${host.agent}?last=5m&open=${groups.map((group) => `group-${group.name}`).join(",")}`);
    await page.waitForSelector("#chart-cpu-total canvas");
    assert.ok((await page.locator(".host-page h1").textContent()).includes(names[0]));
    for (const id of ["fs-used", "disk-read", "net-recv"]) {
        await page.locator(`#chart-${id}`).scrollIntoViewIfNeeded();
        await page.waitForSelector(`#chart-${id}:not([data-points="0"]) canvas`);
        const more = page.locator(`#chart-${id} .legend .more`);
        if (await more.count()) await more.click();
        assert.deepEqual(setOf(await page.locator(`#chart-${id} .legend .name`).allTextContents()), setOf(names), id);
        await page.locator(`#chart-${id} .legend button`).first().hover();
        await page.waitForSelector(".tip:not([hidden])");
    }
    await page.locator("#tasks").scrollIntoViewIfNeeded();
    for (const id of ["top_process", "cgroup"]) {
        await page.waitForSelector(`#tasks-${id} .taskname`);
        assert.deepEqual(setOf(await page.locator(`#tasks-${id} .taskname`).allTextContents()), setOf(names), id);
    }
    await page.evaluate(async () => {
        for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
            scrollTo(0, top);
            await new Promise((done) => setTimeout(done, 60));
        }
    });
    await unharmed(page, assert);
    await page.screenshot({ path: `${house.folder}/naughty-host.png` });
    await end(assert);
}

export function attacks(house) {
    let sent;
    const hosts = () => (sent ??= (async () => {
        const now = Date.now() / 1000;
        const { groups } = await (await fetch(`${house.url}/api/v1/catalogue`)).json();
        await send(house.url, crowd(now));
        const fats = [];
        for (let i = 0; i < NAUGHTY.length; i += CHUNK) fats.push(fat(fats.length, NAUGHTY.slice(i, i + CHUNK), now, groups));
        await send(house.url, fats.flatMap((one) => one.messages));
        return { groups, fats };
    })());

    return {
        async "no name is a script or an element in the table of hosts, and each is shown as it is"(assert) {
            assert.ok(NAUGHTY.length >= 120 && new Set(NAUGHTY).size === NAUGHTY.length, String(NAUGHTY.length));
            await hosts();
            const { page, end, url } = await open(house);
            await page.goto(`${url}/?q=${CROWD}&sort=host`);
            await page.waitForFunction((all) => Number(document.querySelector(".table")?.getAttribute("aria-rowcount")) > all, NAUGHTY.length);
            assert.deepEqual(setOf(await texts(page, ".name a")), setOf(NAUGHTY));
            assert.deepEqual(setOf(await texts(page, ".label")), setOf(NAUGHTY));
            assert.deepEqual(setOf(await texts(page, ".cell.fs .note")), setOf(NAUGHTY));
            const why = (await texts(page, ".why")).join("\n");
            for (const one of NAUGHTY) assert.ok(why.includes(`${one} is 97.0`), one);
            for (const by of ["cluster", "kernel"]) {
                await visit(page, `/?q=${CROWD}&group=${by}`);
                await page.waitForSelector(".row.group");
                const groups = (await texts(page, ".cell[aria-colspan]")).map((text) => text.replace(/ 1$/, ""));
                assert.deepEqual(setOf(groups), setOf(NAUGHTY), by);
                await unharmed(page, assert);
            }
            await page.locator(".row.host .why").first().hover();
            await page.waitForSelector(".tip:not([hidden])");
            await unharmed(page, assert);
            await page.screenshot({ path: `${house.folder}/naughty-table.png` });
            await end(assert);
        },

        // One test for each host: all of them together take a busy machine minutes.
        ...Object.fromEntries(Array.from({ length: Math.ceil(NAUGHTY.length / CHUNK) }, (_, i) => [
            `no name is a script or an element on a host's page, and each is shown as it is: ${i * CHUNK} and on`,
            async (assert) => {
                const { groups, fats } = await hosts();
                await lookAt(house, assert, fats[i], i === 0 ? groups : []);
            },
        ])),

        async "no address makes the page run, load or become something else"(assert) {
            const { fats } = await hosts();
            const { page, end, url } = await open(house);
            const every = (names, one) => names.map((parameter) => `${parameter}=${encodeURIComponent(one)}`).join("&");
            await page.goto(url);
            await page.waitForSelector(".row.host");
            for (const one of NAUGHTY) await visit(page, `/?${every(["q", "state", "sort", "reverse", "group"], one)}`);
            await unharmed(page, assert);
            await page.goto(`${url}/hosts/${fats[0].host.agent}`);
            await page.waitForSelector("#chart-cpu-total canvas");
            for (const one of NAUGHTY) {
                await visit(page, `/hosts/${fats[0].host.agent}?${every(["last", "from", "to", "tz", "values", "at", "by", "hide", "open"], one)}`);
            }
            assert.equal(await page.locator(".host-page h1").count(), 1);
            await unharmed(page, assert);
            await end(assert);
        },

        async "no name of a host that enrols is a script in the dialog that waits for it"(assert) {
            await hosts();
            const { page, end, url } = await open(house);
            await page.goto(url);
            await page.waitForSelector(".row.host");
            for (const hostname of [CLASSES.elements[0], CLASSES.templates[0], CLASSES.members[0], CLASSES.unseen[0]]) {
                await page.keyboard.press("a");
                await page.getByRole("button", { name: "Make a token" }).click();
                await page.locator(".step", { hasText: "Waiting for the host" }).waitFor();
                const token = (await page.locator(".paste").innerText()).split(" ").at(-1);
                const host = new SimulatedHost(990, { hostname });
                const enrolled = await fetch(`${url}/api/v1/enrol`, {
                    method: "POST", headers: { "Content-Type": "application/json" },
                    body: JSON.stringify({ token: token.slice(5, 13), secret: token.slice(14, 57), hostname, agent: host.agent }),
                });
                assert.equal(enrolled.status, 200);
                await page.waitForFunction((shown) => document.querySelector(".step")?.textContent.includes(shown), `${hostname} has enrolled`);
                await unharmed(page, assert);
                await page.keyboard.press("Escape");
                await page.waitForSelector("dialog", { state: "detached" });
            }
            await end(assert);
        },
    };
}
