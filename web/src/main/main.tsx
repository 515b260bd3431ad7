// Before anything else: what is asked for comes while the rest is read.
import { letIn } from "./lib/early";
import { render } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { AddHost } from "./ui/addhost";
import { Help } from "./ui/help";
import { Login } from "./ui/login";
import { Failure, Loading } from "./ui/states";
import { keys, startKeys } from "./ui/keys";
import { startTips } from "./ui/tip";
import { Top } from "./ui/top";
import { Fleet, forgetFleet } from "./fleet/fleet";
import { get, whenLoginIsNeeded, type Session } from "./lib/api";
import { whenIdle } from "./lib/idle";
import { follow, go, place } from "./lib/route";
import { language, theme, type Theme } from "./lib/settings";
import { useStore } from "./lib/store";
import { t } from "./words/words";
import "uplot/dist/uPlot.min.css";
import "./style.css";

/** When nothing is said to be wanted, the host page is fetched so long after the table, */
const LATER_MS = 2_000;

const THEMES: readonly Theme[] = ["system", "light", "dark"];

type Entry = { state: "asking" } | { state: "failed"; words: string } | { state: "known"; session: Session };

function useSession() {
    const [entry, setEntry] = useState<Entry>({ state: "asking" });
    const ask = () => {
        void get<Session>("/api/v1/session").then(
            (session) => {
                letIn(!session.login_needed);
                setEntry({ state: "known", session });
            },
            (e: unknown) => setEntry({ state: "failed", words: String(e instanceof Error ? e.message : e) }),
        );
    };
    useLayoutEffect(() => {
        whenLoginIsNeeded(() => setEntry((now) =>
            now.state === "known"
                ? { state: "known", session: { ...now.session, login_needed: true } }
                : now,
        ));
        ask();
    }, []);
    return { entry, ask };
}

type Part = typeof import("./host/host");

/** The host page is a file of its own: the table of all hosts is there sooner without it. */
let part: Part | undefined;

async function loadPart(): Promise<Part> {
    part = await import("./host/host");
    return part;
}

/** and what opening a host takes for the first time is done in idle time. */
function prepare(): () => void {
    const timer = setTimeout(() => void loadPart().then((loaded) => whenIdle(loaded.FIRST), () => {}), LATER_MS);
    return () => clearTimeout(timer);
}

function LazyHost(props: { agent: string }) {
    const [loaded, setLoaded] = useState(part);
    const [failed, setFailed] = useState(false);
    useLayoutEffect(() => {
        if (!part) void loadPart().then(setLoaded, () => setFailed(true));
    }, []);
    // A server that was upgraded has other files: only a new page knows their names.
    if (failed) return <Failure words={t("state.failed", t("nav.hostPage"))} again={() => location.reload()} />;
    return loaded ? <loaded.HostPage agent={props.agent} /> : <Loading />;
}

function Page() {
    useStore(language);
    const at = useStore(place);
    const { entry, ask } = useSession();
    const [dialog, setDialog] = useState<"help" | "add">();
    useLayoutEffect(() => keys({
        "?": () => setDialog("help"),
        a: () => setDialog("add"),
        h: () => go("/"),
        t: () => theme.set(THEMES[(THEMES.indexOf(theme.get()) + 1) % THEMES.length] ?? "system"),
        w: () => language.set(language.get() === "en" ? "zh-CN" : "en"),
    }), []);
    const isIn = entry.state === "known" && !entry.session.login_needed;
    useEffect(() => (isIn ? prepare() : undefined), [isIn]);
    if (entry.state === "asking") return <Loading />;
    if (entry.state === "failed") return <Failure words={t("state.failed", entry.words)} again={ask} />;
    if (entry.session.login_needed) forgetFleet();
    if (entry.session.login_needed) return <Login session={entry.session} onIn={ask} />;
    const host = /^\/hosts\/([0-9A-Za-z-]+)$/.exec(at.path)?.[1];
    return (
        <div class="page" onClick={follow}>
            <a class="skip" href="#content">{t("page.skip")}</a>
            <Top session={entry.session} onAdd={() => setDialog("add")} onHelp={() => setDialog("help")} onOut={ask} />
            {host ? <LazyHost key={host} agent={host} /> : <Fleet onAdd={() => setDialog("add")} />}
            {dialog === "help" && <Help onClose={() => setDialog(undefined)} />}
            {dialog === "add" && <AddHost onClose={() => setDialog(undefined)} />}
        </div>
    );
}

startTips();
startKeys();
if (place.get().path.startsWith("/hosts/")) void loadPart().catch(() => {});
render(<Page />, document.getElementById("page") ?? document.body);
