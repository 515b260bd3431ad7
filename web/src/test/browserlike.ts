/** What of a browser the modules touch when they are loaded; tests of logic need no more. */
const listeners = { addEventListener() {}, removeEventListener() {} };
Object.assign(globalThis, {
    window: Object.assign(globalThis, listeners),
    matchMedia: () => ({ matches: false, ...listeners }),
    location: { pathname: "/", search: "", origin: "http://127.0.0.1", hostname: "127.0.0.1" },
    document: { documentElement: { dataset: {}, lang: "en" }, ...listeners },
});
if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: { language: "en" } });
