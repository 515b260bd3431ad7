import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { listen, type Connection } from "../lib/api";
import { FLEET } from "../lib/early";
import { go, place, setQuery } from "../lib/route";
import { inTurn, whenIdle } from "../lib/idle";
import { language } from "../lib/settings";
import { useStore } from "../lib/store";
import { t } from "../words/words";
import { Banner, Failure, Loading } from "../ui/states";
import { keys } from "../ui/keys";
import {
    GROUPS, groupOf, health, heardFrom, LEVELS, matches, SORTS, sorted, type Entry, type FleetEvent, type GroupBy,
    type Level, type NotReady, type Seen, type Sort,
} from "./model";
import { Listed } from "./listed";
import { Sparks } from "./sparks";
import { Table } from "./table";

/** The order changes at most this often: rows that jump each second cannot be read. */
const ORDER_MS = 3_000;
/** What is told within this time is drawn once. */
const TOGETHER_MS = 150;
/** The table is drawn so often although nothing is told: silence is seen. */
const SILENCE_MS = 1_000;
/** What a host was is what it is for so long. */
const RECENT_MS = 5_000;

interface Watched {
    listed: Listed;
    notReady: NotReady | undefined;
    fromUs: number;
    nowUs: number;
    /** By `performance.now()`. */
    at: number;
}

/** The hosts as they were when the table was left: they are seen at once on the way back, until the stream tells of them anew. */
let left: Watched | undefined;

/** Forgets what was seen: whoever is to log in does not see it. */
export function forgetFleet(): void {
    left = undefined;
}

/** A host as the table had it a moment ago, and the server's time then. */
export function seenHost(agent: string): Seen | undefined {
    const host = left?.listed.hosts.get(agent);
    if (!left || !host || performance.now() - left.at > RECENT_MS) return undefined;
    return { host: { ...host }, fromUs: left.fromUs, nowUs: left.nowUs, at: left.at };
}

function useFleet(): { fleet: Watched | undefined; connection: Connection } {
    const [fleet, setFleet] = useState(left);
    const [connection, setConnection] = useState<Connection>("connecting");
    // Before the browser paints, which may take it long.
    useLayoutEffect(() => {
        const listed = left?.listed ?? new Listed();
        let heard: { event: FleetEvent; at: number } | undefined;
        let told = -Infinity;
        let soon = 0;
        const tell = () => {
            if (!heard) return;
            const { event, at } = heard;
            told = performance.now();
            left = { listed, notReady: event.not_ready, fromUs: heardFrom(event), nowUs: event.now_us + (told - at) * 1000, at: told };
            setFleet(left);
        };
        let end = () => {};
        const begin = () => {
            end = listen(
                FLEET,
                {
                    message: (event: FleetEvent) => {
                        listed.hear(event);
                        heard = { event, at: performance.now() };
                        // The first hosts are shown at once; of those that follow at once many together.
                        clearTimeout(soon);
                        const wait = told + TOGETHER_MS - performance.now();
                        if (wait <= 0) tell();
                        else soon = window.setTimeout(tell, wait);
                    },
                },
                (state) => {
                    if (state === "connecting") listed.begin();
                    setConnection(state);
                },
            );
        };
        // What is remembered is seen before a thousand hosts are told anew.
        const stay = left ? inTurn(begin) : begin();
        const timer = setInterval(() => performance.now() - told > SILENCE_MS / 2 && tell(), SILENCE_MS);
        return () => {
            stay?.();
            end();
            clearTimeout(soon);
            clearInterval(timer);
        };
    }, []);
    return { fleet, connection };
}

interface View {
    search: string;
    sort: Sort;
    reverse: boolean;
    by: GroupBy;
    level: Level | "";
}

function viewOf(query: URLSearchParams): View {
    const sort = SORTS.find((one) => one === query.get("sort")) ?? "worst";
    const by = GROUPS.find((one) => one === query.get("group")) ?? "";
    const level = LEVELS.find((one) => one === query.get("state")) ?? "";
    return { search: query.get("q") ?? "", sort, reverse: query.get("reverse") === "1", by, level };
}

export type Line = { group: string; count: number } | { entry: Entry };

/** Entries in the order they had, unless it is time for another. */
function useOrder(all: readonly Entry[], view: View, nowUs: number): Entry[] {
    const kept = useRef<{ at: number; view: string; order: Map<string, number> }>();
    const signature = JSON.stringify([view.sort, view.reverse, all.length]);
    const now = performance.now();
    const old = kept.current;
    if (!old || old.view !== signature || now - old.at > ORDER_MS || old.order.size === 0) {
        const order = new Map<string, number>();
        const entries = sorted([...all], view.sort, view.reverse, nowUs);
        entries.forEach((entry, i) => order.set(entry.host.agent, i));
        kept.current = { at: now, view: signature, order };
        return entries;
    }
    const rank = (entry: Entry) => old.order.get(entry.host.agent) ?? Infinity;
    return [...all].sort((a, b) => rank(a) - rank(b));
}

/** How each host is, found once for each time that the server is heard of, not for each click. */
function useEntries(fleet: Watched): { entries: readonly Entry[]; counts: Record<Level, number> } {
    return useMemo(() => {
        const entries: Entry[] = [];
        const counts: Record<Level, number> = { silent: 0, bad: 0, warn: 0, ok: 0 };
        for (const host of fleet.listed.hosts.values()) {
            const entry = { host, health: health(host, fleet.nowUs, fleet.fromUs) };
            counts[entry.health.level]++;
            entries.push(entry);
        }
        return { entries, counts };
    }, [fleet, language.get()]);
}

let isWarm = false;

/** Does in idle time, once for a page, what the first click of each kind does: code that has run is fast, and names' collator is there. */
function useWarmth(entries: readonly Entry[], nowUs: number): void {
    useEffect(() => {
        if (isWarm) return;
        const orders = SORTS.map((sort) => () => void sorted([...entries], sort, false, nowUs));
        const groups = GROUPS.map((by) => () => void linesOf([...entries], by));
        const search = () => {
            entries.filter((entry) => matches(entry, "-"));
            isWarm = true;
        };
        return whenIdle([...orders, ...groups, search]);
    }, []);
}

function linesOf(entries: Entry[], by: GroupBy): Line[] {
    if (by === "") return entries.map((entry) => ({ entry }));
    const groups = new Map<string, Entry[]>();
    for (const entry of entries) {
        const name = groupOf(entry, by);
        const group = groups.get(name);
        if (group) group.push(entry);
        else groups.set(name, [entry]);
    }
    const lines: Line[] = [];
    for (const [group, members] of groups) {
        lines.push({ group, count: members.length });
        for (const entry of members) lines.push({ entry });
    }
    return lines;
}

export function Fleet(props: { onAdd: () => void }) {
    const { fleet, connection } = useFleet();
    const view = viewOf(useStore(place).query);
    const sparks = useMemo(() => new Sparks(), []);
    useEffect(() => () => sparks.stop(), [sparks]);
    useEffect(() => {
        document.title = `${t("fleet.heading")} · Hostpulse`;
    });
    if (!fleet) {
        return connection === "lost" ? <Failure words={t("state.lost")} /> : <Loading />;
    }
    return <Known fleet={fleet} view={view} sparks={sparks} lost={connection === "lost"} onAdd={props.onAdd} />;
}

function Known(props: { fleet: Watched; view: View; sparks: Sparks; lost: boolean; onAdd: () => void }) {
    const { fleet, view, sparks } = props;
    const search = useRef<HTMLInputElement>(null);
    const [selected, setSelected] = useState(-1);
    const { entries, counts } = useEntries(fleet);
    useWarmth(entries, fleet.nowUs);
    const ordered = useOrder(entries, view, fleet.nowUs);
    const chosen = ordered.filter(
        (entry) => (view.level === "" || entry.health.level === view.level) && matches(entry, view.search),
    );
    const lines = linesOf(chosen, view.by);
    const hostFrom = (at: number, step: 1 | -1) => {
        let next = at + step;
        for (let line = lines[next]; line && "group" in line; line = lines[next]) next += step;
        return lines[next] ? next : at;
    };
    useLayoutEffect(() => keys({
        "/": () => search.current?.focus(),
        j: () => setSelected((at) => hostFrom(at, 1)),
        k: () => setSelected((at) => hostFrom(at, -1)),
        Enter: () => {
            const line = lines[selected];
            if (line && "entry" in line) go(`/hosts/${line.entry.host.agent}`);
        },
        Escape: () => setQuery({ q: null, state: null }),
    }));
    const all = fleet.listed.hosts.size;
    if (all === 0) return <Nobody onAdd={props.onAdd} />;
    return (
        <main id="content" class="fleet">
            <h1 class="visually-hidden">{t("fleet.heading")}</h1>
            <div class="tools">
                <Tiles counts={counts} all={all} level={view.level} />
                <label class="search">
                    <span class="visually-hidden">{t("fleet.search")}</span>
                    <input
                        ref={search}
                        type="search"
                        name="q"
                        autocomplete="off"
                        spellcheck={false}
                        placeholder={t("fleet.search")}
                        data-tip={t("fleet.searchHint")}
                        value={view.search}
                        onInput={(event) => setQuery({ q: event.currentTarget.value })}
                        onKeyDown={(event) => {
                            if (event.key === "Escape") {
                                setQuery({ q: null });
                                event.currentTarget.blur();
                            }
                        }}
                    />
                </label>
                <label class="choice">
                    <span aria-hidden="true">{t("fleet.groupBy")}</span>
                    <select
                        name="group"
                        aria-label={t("fleet.groupBy")}
                        value={view.by}
                        onChange={(event) => setQuery({ group: event.currentTarget.value })}
                    >
                        <option value="">{t("fleet.group.none")}</option>
                        <option value="cluster">{t("fleet.group.cluster")}</option>
                        <option value="level">{t("fleet.group.level")}</option>
                        <option value="kernel">{t("fleet.group.kernel")}</option>
                    </select>
                </label>
                <span class="count faint">{t("fleet.count", chosen.length, all)}</span>
            </div>
            <Banner lost={props.lost} notReady={fleet.notReady} />
            {chosen.length === 0 ? (
                <div class="empty">
                    <p>{t("fleet.noMatch")}</p>
                    <button type="button" onClick={() => setQuery({ q: null, state: null })}>{t("fleet.clear")}</button>
                </div>
            ) : (
                <Table
                    lines={lines}
                    nowUs={fleet.nowUs}
                    sort={view.sort}
                    reverse={view.reverse}
                    sparks={sparks}
                    selected={selected}
                    onSelect={setSelected}
                />
            )}
        </main>
    );
}

function Nobody(props: { onAdd: () => void }) {
    return (
        <main id="content" class="empty">
            <h1>{t("fleet.empty")}</h1>
            <p>{t("fleet.emptyHint")}</p>
            <button type="button" class="main" onClick={props.onAdd}>{t("nav.addHost")}</button>
        </main>
    );
}

function Tiles(props: { counts: Record<Level, number>; all: number; level: Level | "" }) {
    const tile = (level: Level | "", words: string, count: number) => (
        <button
            type="button"
            key={level}
            class={`tile ${level}`}
            aria-pressed={props.level === level}
            onClick={() => setQuery({ state: props.level === level ? null : level })}
        >
            <b>{count}</b> <span>{words}</span>
        </button>
    );
    return (
        <div class="tiles" role="group" aria-label={t("fleet.group.level")}>
            {tile("", t("fleet.all"), props.all)}
            {LEVELS.map((level) => tile(level, t(`level.${level}`), props.counts[level]))}
        </div>
    );
}
