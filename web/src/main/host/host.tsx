import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { ago } from "../fleet/columns";
import { complete, health, silence } from "../fleet/model";
import { seenHost } from "../fleet/fleet";
import { catalogue, catalogueNow, type Catalogue } from "../lib/catalogue";
import { inTurn } from "../lib/idle";
import { place, setQuery, zoomDepth } from "../lib/route";
import { Store, useStore } from "../lib/store";
import { BROWSER_ZONE, parseLength, writeInstant } from "../lib/time";
import { text } from "../lib/units";
import { keys } from "../ui/keys";
import { Banner, Failure, Loading } from "../ui/states";
import { t, word } from "../words/words";
import { language } from "../lib/settings";
import { Chart } from "./chart";
import { HostData } from "./data";
import type { Gap } from "./gaps";
import { plan, type Section } from "./plan";
import { goLive, hold, lookAt, pause, PRESETS, rangeOf, zoomed, type Range } from "./range";
import { leaders, taskSortOf, TaskTables, useTasks } from "./tasktables";
import { Toolbar, type Moves } from "./toolbar";

/** What opening a host does for the first time, in steps: the catalogue is there then, and code that has run is fast. */
export const FIRST: readonly (() => void)[] = [
    () => void catalogue(language.get()).then(plan, () => {}),
    () => void writeInstant(Date.now() / 1000, BROWSER_ZONE),
];

export function HostPage(props: { agent: string }) {
    const [known, setKnown] = useState(() => catalogueNow(language.get()));
    const [failure, setFailure] = useState("");
    const [asked, setAsked] = useState(0);
    const lang = useStore(language);
    useLayoutEffect(() => {
        let isWanted = true;
        setFailure("");
        catalogue(lang).then(
            (answer) => isWanted && setKnown(answer),
            (e: unknown) => isWanted && setFailure(e instanceof Error ? e.message : String(e)),
        );
        return () => {
            isWanted = false;
        };
    }, [lang, asked]);
    const ask = () => setAsked(asked + 1);
    if (failure) return <Failure words={t("state.failed", failure)} again={ask} />;
    return known ? <Known agent={props.agent} catalogue={known} /> : <Loading />;
}

function movesOf(data: HostData, range: Range): Moves {
    const window = () => data.window();
    return {
        live: () => goLive(range.mode === "paused" ? Math.round(range.span) : undefined),
        pause: () => pause(window().from, window().to),
        back: () => (zoomDepth() > 0 ? history.back() : goLive()),
        zoom: (factor) => {
            const { from, to } = window();
            // What is live is held at its newest end.
            lookAt(...zoomed(from, to, factor, range.mode === "live" ? 1 : 0.5), zoomDepth());
        },
        pan: (share) => {
            const { from, to } = window();
            const by = (to - from) * share;
            lookAt(from + by, to + by, zoomDepth());
        },
    };
}

function Known(props: { agent: string; catalogue: Catalogue }) {
    const { query } = useStore(place);
    const range = rangeOf(query);
    const percent = query.get("values") !== "absolute";
    // Not made anew for a catalogue in another language: names and kinds are the same in each.
    const data = useMemo(() => new HostData(props.agent, props.catalogue, range, seenHost(props.agent)), [props.agent]);
    useEffect(() => () => data.close(), [data]);
    data.look(range);
    const row = useStore(data.row);
    const isKnown = useStore(data.known);
    const connection = useStore(data.connection);
    const notReady = useStore(data.notReady);
    const lang = useStore(language);
    const sections = useMemo(() => plan(props.catalogue), [props.catalogue, lang]);
    const cursor = useMemo(() => new Store<number | null>(null), []);
    const [panned, setPanned] = useState(0);
    const frame = useRef(0);
    const moves = movesOf(data, range);
    useLayoutEffect(() => keys({
        l: moves.live,
        Escape: () => (range.mode !== "live" || range.held !== undefined) && goLive(),
        " ": () => (range.mode === "live" ? moves.pause() : moves.live()),
        "+": () => moves.zoom(0.5),
        "=": () => moves.zoom(0.5),
        "-": () => moves.zoom(2),
        ArrowLeft: () => moves.pan(-0.25),
        ArrowRight: () => moves.pan(0.25),
        Backspace: moves.back,
        p: () => setQuery({ values: percent ? "absolute" : null }),
        ...Object.fromEntries(PRESETS.map((preset, i) => [String(i + 1), () => goLive(parseLength(preset))])),
    }));
    useEffect(() => {
        document.title = `${row?.hostname ?? t("nav.fleet")} · Hostpulse`;
    });
    if (isKnown && !row) return <Failure words={t("host.gone")} />;
    if (!row) return connection === "lost" ? <Failure words={t("state.lost")} /> : <Loading />;
    const hand = {
        zoom: (from: number, to: number) => lookAt(from, to, zoomDepth()),
        pan: (from: number, to: number, done: boolean) => {
            cancelAnimationFrame(frame.current);
            if (done) lookAt(from, to, zoomDepth());
            else frame.current = requestAnimationFrame(() => {
                data.look({ ...range, mode: "history", from, to });
                setPanned(panned + 1);
            });
        },
        back: moves.back,
        hold,
        time: (seconds: number | null) => cursor.set(seconds),
    };
    return (
        <main id="content" class={`host-page ${range.mode}`}>
            <Head data={data} nowSeconds={data.now()} />
            <Banner lost={connection === "lost"} notReady={notReady} />
            <div class="sticky">
                <Toolbar data={data} range={range} percent={percent} moves={moves} />
                <Cursor data={data} range={range} time={cursor} />
            </div>
            <nav class="sections" aria-label={t("host.sections")}>
                {sections.filter((one) => !one.folded).map((one) => <a key={one.id} href={`#${one.id}`}>{one.title}</a>)}
                <a href="#tasks">{t("section.tasks")}</a>
                <a href="#further">{t("host.further")}</a>
                <a href="#holes">{t("gaps.heading")}</a>
            </nav>
            {sections.filter((one) => !one.folded).map((section) => (
                <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
                    <h2 id={`${section.id}-title`}>{section.title}</h2>
                    <Charts section={section} data={data} range={range} percent={percent} hide={query.get("hide") ?? ""} hand={hand} />
                </section>
            ))}
            <TaskTables data={data} range={range} catalogue={props.catalogue} by={taskSortOf(query)} />
            <section id="further" aria-labelledby="further-title">
                <h2 id="further-title">{t("host.further")}</h2>
                <p class="faint">{t("host.furtherHint")}</p>
                {sections.filter((one) => one.folded).map((section) => (
                    <Folded key={section.id} section={section} open={openOf(query).includes(section.id)}>
                        {() => <Charts section={section} data={data} range={range} percent={percent} hide={query.get("hide") ?? ""} hand={hand} />}
                    </Folded>
                ))}
            </section>
            <Holes data={data} range={range} />
        </main>
    );
}

function openOf(query: URLSearchParams): string[] {
    return (query.get("open") ?? "").split(",").filter((one) => one !== "");
}

function Folded(props: { section: Section; open: boolean; children: () => preact.ComponentChildren }) {
    const { section, open } = props;
    const toggle = () => {
        const now = openOf(new URLSearchParams(location.search));
        const next = now.includes(section.id) ? now.filter((one) => one !== section.id) : [...now, section.id];
        setQuery({ open: next.join(",") });
    };
    return (
        <section class="folded" id={section.id}>
            <h3>
                <button type="button" aria-expanded={open} onClick={toggle}>
                    <span aria-hidden="true">{open ? "▾" : "▸"}</span> {section.title}
                    <small class="faint"> {section.help}</small>
                </button>
            </h3>
            {open && props.children()}
        </section>
    );
}

function Charts(props: {
    section: Section; data: HostData; range: Range; percent: boolean; hide: string; hand: Parameters<typeof Chart>[0]["hand"];
}) {
    const [isTurn, setTurn] = useState(false);
    // The page is seen before its charts are made, and those of one section before those of the next.
    useLayoutEffect(() => inTurn(() => setTurn(true)), []);
    return (
        <div class="charts">
            {isTurn && props.section.charts.map((chart) => (
                <Chart key={chart.id} data={props.data} chart={chart} range={props.range}
                    percent={props.percent} hide={props.hide} hand={props.hand} />
            ))}
        </div>
    );
}

function Head(props: { data: HostData; nowSeconds: number }) {
    const row = useStore(props.data.row);
    useStore(props.data.beat);
    if (!row) return null;
    const nowUs = props.data.now() * 1e6;
    const { level, reasons } = health(row, nowUs, props.data.fromUs);
    const missing = (row.missing ?? 0) - (row.pending ?? 0);
    const parts = [
        row.cluster, row.ip, row.kernel,
        row.cpus === undefined ? undefined : t("host.cpus", row.cpus),
        row.mem_total === undefined ? undefined : text("bytes", row.mem_total),
        row.interval_ms === undefined ? undefined : t("host.interval", text("seconds", row.interval_ms / 1000)),
        row.offset_us === undefined ? undefined : t("host.clock", `${row.offset_us < 0 ? "−" : "+"}${text("seconds", Math.abs(row.offset_us) / 1e6)}`),
    ].filter((part) => part !== undefined && part !== "");
    const share = complete(row);
    const words = [
        missing > 0
            ? t("completeness.missing", missing, (row.messages ?? 0) + missing)
            : t("completeness.whole", row.messages ?? 0),
        ...(row.unexplained ? [t("completeness.unexplained", row.unexplained)] : []),
        ...(row.pending ? [t("completeness.pending", row.pending)] : []),
    ];
    return (
        <header class="host-head">
            <h1>
                <span class={`dot ${level}`} role="img" aria-label={t(`level.${level}`)} />
                {row.hostname ?? row.agent}
            </h1>
            <p class="faint facts">{parts.map((part) => <span key={part}>{part}</span>)}</p>
            <p class="facts">
                <span class={`why ${level}`}>
                    {reasons.length === 0 ? t("host.fine") : reasons.map((one) => one.words).join(" · ")}
                </span>
                <a href="#holes" class={share !== undefined && share < 100 ? "warn" : "faint"}>{words.join(", ")}</a>
                <span class="faint">{t("fleet.col.seen")} {ago(silence(row, nowUs))}</span>
            </p>
        </header>
    );
}

/** The instant below the cursor, why there is nothing when there is nothing, and who took most then. */
function Cursor(props: { data: HostData; range: Range; time: Store<number | null> }) {
    const { data, range } = props;
    const gaps = useStore(data.gaps);
    const time = useStore(props.time) ?? range.held;
    const tasks = useStore(data.tasks.shown);
    const asking = useStore(data.tasks.asking);
    useTasks(data, range, props.time);
    const gap = time === undefined ? undefined : gaps.find((one) => time >= one.from && time <= one.to);
    const who = time !== undefined && tasks && asking === "" ? leaders(tasks.processes) : "";
    return (
        <p class="cursor number" aria-hidden="true">
            {time === undefined ? " " : writeInstant(time, range.zone)}
            {gap && <span class="warn"> {causeOf(gap, range.zone)}</span>}
            {who !== "" && <span> · {who}</span>}
        </p>
    );
}

/** The cause in words, and what is known beside it. */
function causeOf(gap: Gap, zone: string): string {
    const cause = word("gap", gap.cause);
    if (gap.arrived !== undefined) return t("gaps.filled", cause, writeInstant(gap.arrived, zone));
    if (gap.stepped === undefined) return cause;
    return t("gaps.stepped", cause, `${gap.stepped < 0 ? "−" : "+"}${text("seconds", Math.abs(gap.stepped))}`);
}

function Holes(props: { data: HostData; range: Range }) {
    const gaps = useStore(props.data.gaps);
    const { zone } = props.range;
    return (
        <section id="holes" aria-labelledby="holes-title">
            <h2 id="holes-title">{t("gaps.heading")}</h2>
            {gaps.length === 0 ? (
                <p class="faint">{t("gaps.none")}</p>
            ) : (
                <div class="scroll" tabIndex={0}>
                    <table class="plain">
                        <thead>
                            <tr>
                                <th scope="col">{t("gaps.from")}</th>
                                <th scope="col">{t("gaps.to")}</th>
                                <th scope="col">{t("gaps.cause")}</th>
                                <th scope="col" class="right">{t("gaps.messages")}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {gaps.map((gap) => (
                                <tr key={`${gap.from} ${gap.cause} ${gap.messages}`}>
                                    <td class="number">{gap.about && `${t("gaps.about")} `}{writeInstant(gap.from, zone)}</td>
                                    <td class="number">{gap.about && `${t("gaps.about")} `}{writeInstant(gap.to, zone)}</td>
                                    <td>{causeOf(gap, zone)}</td>
                                    <td class="number right">{gap.messages || "–"}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}
