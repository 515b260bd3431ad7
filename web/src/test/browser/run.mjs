// Drives the page in a real Chromium: node run.mjs URL FOLDER [PASSWORD_URL PASSWORD [NAMES]], NAMES being a regular expression for
// some of them, and the server fresh. Prints a line for each test,
// `ok NAME` or `not ok NAME: WHY`, and ends with 1 when one failed. Screenshots go to FOLDER.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { tests } from "./tests.mjs";
import { start } from "./chromium.mjs";

const [, , url, folder, lockedUrl, password, only] = process.argv;
const TEST_MS = 120_000;
mkdirSync(folder, { recursive: true });
const browser = await start();
const house = { url, folder, lockedUrl, password, browser };
let failed = 0;

/** A page that is stuck answers nothing, not even its own tool. */
function limited(test) {
    return Promise.race([test, new Promise((_, fail) => setTimeout(() => fail(new Error("stuck")), TEST_MS))]);
}

for (const [name, test] of Object.entries(await tests(house))) {
    if (only && !new RegExp(only).test(name)) continue;
    const begin = performance.now();
    try {
        await limited(test(assert));
        console.log(`ok ${name} (${Math.round(performance.now() - begin)} ms)`);
    } catch (e) {
        failed++;
        console.log(`not ok ${name}: ${String(e?.stack ?? e).replaceAll("\n", "\\n")}`);
    }
}
await Promise.race([browser.close(), new Promise((done) => setTimeout(done, 3_000))]);
process.exit(failed ? 1 : 0);
