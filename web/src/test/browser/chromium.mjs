import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.HOSTPULSE_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The machine's own browser; none is fetched. */
export function start() {
    const executablePath = PLACES.find((place) => place && existsSync(place));
    if (!executablePath) throw new Error("no Chromium: looked at " + PLACES.filter(Boolean).join(", "));
    return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** A page that remembers whatever should not have happened. */
export async function open(house, options = {}) {
    const context = await house.browser.newContext({
        viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
        locale: options.language ?? "en",
        colorScheme: options.dark ? "dark" : "light",
        reducedMotion: options.reducedMotion ?? "no-preference",
        hasTouch: options.touch ?? false,
        acceptDownloads: true,
        permissions: ["clipboard-read", "clipboard-write"],
    });
    // A stream whose page has gone keeps its seat for 10 s: with all seats taken the page tries again.
    context.setDefaultTimeout(25_000);
    const page = await context.newPage();
    const bad = [];
    const url = options.url ?? house.url;
    page.on("pageerror", (error) => bad.push(`error: ${error.message}`));
    page.on("console", (message) => {
        if (message.type() === "error" && !(options.mayFail && /status of 4/.test(message.text()))) bad.push(`console: ${message.text()}`);
    });
    page.on("request", (request) => {
        const asked = request.url();
        if (!asked.startsWith(url) && !asked.startsWith("blob:") && !asked.startsWith("data:")) bad.push(`asked elsewhere: ${asked}`);
    });
    await page.addInitScript(() => {
        window.__violations = [];
        document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    const end = async (assert) => {
        bad.push(...(await page.evaluate(() => window.__violations ?? [])));
        await context.close();
        assert.deepEqual(bad, []);
    };
    return { page, context, end, url };
}
