// From `up` to a live chart: node uplive.mjs FOLDER HOSTPULSE... starts the program in that folder and follows its link as a
// person does who has a browser open. Prints how many milliseconds went from the start to a chart that has grown by a value
// within two seconds, and ends the program.
import { spawn } from "node:child_process";
import { start } from "./chromium.mjs";

const [, , folder, ...command] = process.argv;
const MOST_MS = 120_000;
const browser = await start();
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en" })).newPage();
page.setDefaultTimeout(MOST_MS);
const begin = performance.now();
const at = () => Math.round(performance.now() - begin);
const up = spawn(command[0], [...command.slice(1), "up"], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
let said = "";
let failed = 1;
try {
    const url = await new Promise((found, fail) => {
        setTimeout(() => fail(new Error(`no link: ${said}`)), MOST_MS).unref();
        up.on("exit", (code) => fail(new Error(`up has ended with ${code}: ${said}`)));
        up.stderr.setEncoding("utf8").on("data", (text) => {
            said += text;
            const link = /see this host: (\S+)/.exec(said);
            if (link) found(link[1]);
        });
    });
    console.log(`link ${at()}`);
    await page.goto(url);
    await page.locator(".row.host a").first().click();
    const points = () => page.evaluate(() => Number(document.querySelector("#chart-cpu-total")?.dataset.points ?? 0));
    await page.waitForFunction(() => Number(document.querySelector("#chart-cpu-total")?.dataset.points ?? 0) >= 2);
    if ((await page.locator(".mode").innerText()) !== "Live") throw new Error("the page is not live");
    const live = at();
    const before = await points();
    await page.waitForFunction((known) => Number(document.querySelector("#chart-cpu-total").dataset.points) > known, before, { timeout: 10_000 });
    console.log(`grew ${at()}`);
    console.log(`live ${live}`);
    failed = 0;
} catch (e) {
    console.log(`failed ${String(e?.message ?? e).replaceAll("\n", "\\n")}`);
} finally {
    up.removeAllListeners("exit");
    const ended = new Promise((done) => up.on("exit", done));
    up.kill("SIGTERM");
    await Promise.race([ended, new Promise((done) => setTimeout(done, 10_000))]);
    await Promise.race([browser.close(), new Promise((done) => setTimeout(done, 3_000))]);
}
process.exit(failed);
