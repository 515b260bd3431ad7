import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/**
 * The folders of the libraries that these modules are of, as package-lock.json names them. A module without a file, whose
 * name begins with a zero byte, is a few lines that the bundler itself adds.
 */
function libraries(modules: readonly string[]): string[] {
    const found = modules.map((module) => /^[^\0].*?\/(node_modules\/(.*\/node_modules\/)?(@[^/]+\/)?[^/]+)\//.exec(module)?.[1]);
    return [...new Set(found)].filter((folder) => folder !== undefined).sort();
}

/** What is in the page beside our sources, a line `name version licence integrity` each: for the bill of materials. */
function named(folders: readonly string[]): string {
    const locked = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
    return folders
        .map((folder) => {
            const { version, license, integrity } = locked[folder];
            return `${folder.slice(folder.lastIndexOf("node_modules/") + 13)} ${version} ${license} ${integrity}\n`;
        })
        .join("");
}

/** Each file also in gzip, and the list of all: the server reads only what it names. */
function packed(): Plugin {
    return {
        name: "hostpulse-packed",
        apply: "build",
        // What is written is final: before, other plugins still change it.
        writeBundle(output, bundle) {
            const folder = output.dir ?? "";
            const names: string[] = [];
            let sum = 0;
            for (const [name, file] of Object.entries(bundle)) {
                const plain = Buffer.from(file.type === "chunk" ? file.code : file.source);
                const small = gzipSync(plain, { level: 9 });
                names.push(name);
                sum += small.length;
                writeFileSync(join(folder, `${name}.gz`), small);
            }
            const folders = libraries(Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : [])));
            writeFileSync(join(folder, "libraries.txt"), named(folders));
            // Their licences ask to be with them.
            const texts = folders.map((library) => `${library}\n\n${readFileSync(join(library, "LICENSE"), "utf8")}\n`);
            writeFileSync(join(folder, "licences.txt"), texts.join("\n"));
            names.sort();
            writeFileSync(join(folder, "files.txt"), names.join("\n") + "\n");
            if (sum > 100 * 1024) {
                this.error(`the page has ${sum} bytes in gzip; 102400 is its limit`);
            }
            console.error(`hostpulse web: ${(sum / 1024).toFixed(1)} KiB in gzip`);
        },
    };
}

/**
 * Chromium reads a script that begins so whole, beside the main thread, while it comes; else each function is read when it is
 * called for the first time, by the main thread, while a person waits for what was clicked. To other browsers it is a comment.
 */
function readWhole(): Plugin {
    return {
        name: "hostpulse-read-whole",
        apply: "build",
        // After the comments were taken away. The files' names do not tell of it, as it is the same in each.
        generateBundle: {
            order: "post",
            handler(_, bundle) {
                for (const file of Object.values(bundle)) {
                    if (file.type === "chunk") file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
                }
            },
        },
    };
}

/** The page's files have names of letters, digits and hyphens, which is all the server looks for. */
function hash(text: string): string {
    return createHash("sha256").update(text).digest("hex").slice(0, 10);
}

export default defineConfig({
    // `npm run dev` serves the sources and asks a server that runs for the rest.
    server: { proxy: { "/api": process.env.HOSTPULSE_URL ?? "http://127.0.0.1:7700" } },
    esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
    build: {
        outDir: "target/classes/hostpulse-page",
        target: "es2022",
        modulePreload: false,
        assetsInlineLimit: 0,
        cssCodeSplit: false,
        reportCompressedSize: false,
        rollupOptions: {
            output: {
                hashCharacters: "hex",
                entryFileNames: "assets/page-[hash].js",
                chunkFileNames: "assets/part-[hash].js",
                assetFileNames: (asset) =>
                    `assets/${hash(String(asset.originalFileNames[0] ?? asset.names[0]))}-[hash][extname]`,
            },
        },
    },
    plugins: [readWhole(), packed()],
    test: { include: ["src/test/**/*.test.ts"], setupFiles: ["src/test/browserlike.ts"] },
} as Parameters<typeof defineConfig>[0]);
