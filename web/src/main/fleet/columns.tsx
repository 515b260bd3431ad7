import type { ComponentChildren } from "preact";
import { coarse, show, text } from "../lib/units";
import { t, type Key } from "../words/words";
import { complete, levelOf, LIMITS, silence, worstPressure, type Entry, type Level, type Sort } from "./model";
import { sparkPath, type Spark } from "./sparks";

/** What a cell may need beside its host. */
export interface Around {
    nowUs: number;
    spark: Spark | undefined;
}

export interface ColumnSpec {
    id: string;
    title: Key;
    tip: Key;
    sort?: Sort;
    cell(entry: Entry, around: Around): ComponentChildren;
}

function Share(props: { value: number | undefined; level: Level; note?: string | undefined }) {
    if (props.value === undefined) return <span class="absent">–</span>;
    return (
        <span class={`share ${props.level}`}>
            <i class="bar" style={{ "--of": `${Math.min(100, Math.max(2, props.value)).toFixed(1)}%` }} />
            <Number family="percent" value={props.value} />
            {props.note !== undefined && <small class="note">{props.note}</small>}
        </span>
    );
}

function Number(props: { family: "percent" | "bytes/s" | "plain"; value: number | undefined }) {
    if (props.value === undefined) return <span class="absent">–</span>;
    const shown = show(props.family, props.value);
    return (
        <span class="number">
            {shown.number}
            {shown.unit && <small>&nbsp;{shown.unit}</small>}
        </span>
    );
}

function Pair(props: { a: number | undefined; b: number | undefined }) {
    return (
        <span class="pair">
            <Number family="bytes/s" value={props.a} />
            <Number family="bytes/s" value={props.b} />
        </span>
    );
}

function Offset({ us }: { us: number | undefined }) {
    if (us === undefined) return <span class="absent">–</span>;
    const size = Math.abs(us) / 1e6;
    return <span class="number">{(us < 0 ? "−" : "+") + text("seconds", size)}</span>;
}

function Complete({ entry }: { entry: Entry }) {
    const share = complete(entry.host);
    if (share === undefined) return <span class="absent">–</span>;
    const missing = (entry.host.missing ?? 0) - (entry.host.pending ?? 0);
    if (missing <= 0) return <span class="number">100&nbsp;<small>%</small></span>;
    // Never 100 % where something is missing.
    const shown = Math.min(99.99, Math.floor(share * 100) / 100);
    return (
        <span class={`number ${entry.host.unexplained ? "bad" : ""}`} data-tip={t("fleet.missing", missing)}>
            {shown.toFixed(2)}&nbsp;<small>%</small>
        </span>
    );
}

export function ago(seconds: number): string {
    return seconds < 2 ? t("unit.now") : t("unit.ago", coarse(seconds));
}

export const COLUMNS: readonly ColumnSpec[] = [
    {
        id: "host",
        title: "fleet.col.host",
        tip: "fleet.tip.host",
        sort: "host",
        cell: ({ host, health }) => (
            <>
                <span class={`dot ${health.level}`} role="img" aria-label={t(`level.${health.level}`)} data-tip={t(`level.${health.level}`)} />
                <span class="name">
                    <a href={`/hosts/${host.agent}`} tabIndex={-1}>{host.hostname ?? host.agent}</a>
                    {health.reasons.length > 0 && (
                        <span class={`why ${health.level}`} data-tip={health.reasons.map((r) => r.words).join("\n")}>
                            {health.reasons.map((r) => r.words).join(" · ")}
                        </span>
                    )}
                </span>
            </>
        ),
    },
    {
        id: "labels",
        title: "fleet.col.labels",
        tip: "fleet.tip.labels",
        sort: "labels",
        cell: ({ host }) => (
            <span class="labels">
                {host.cluster && <span class="label">{host.cluster}</span>}
                <span class="faint">{host.ip ?? ""}</span>
            </span>
        ),
    },
    {
        id: "load",
        title: "fleet.col.load",
        tip: "fleet.tip.load",
        sort: "load",
        cell: ({ host }) =>
            host.load1 === undefined ? <span class="absent">–</span> : (
                <span class="number">
                    {host.load1.toFixed(2)}
                    <small>&nbsp;/&nbsp;{host.cpus ?? "?"}</small>
                </span>
            ),
    },
    {
        id: "cpu",
        title: "fleet.col.cpu",
        tip: "fleet.tip.cpu",
        sort: "cpu",
        cell: ({ host }) => <Share value={host.cpu} level={levelOf(host.cpu, LIMITS.cpu)} />,
    },
    {
        id: "pressure",
        title: "fleet.col.pressure",
        tip: "fleet.tip.pressure",
        sort: "pressure",
        cell: ({ host }) => {
            const worst = worstPressure(host);
            const of = worst?.of as "cpu" | "memory" | "io" | undefined;
            const level = of ? levelOf(worst?.share, LIMITS[`pressure_${of}`]) : "ok";
            return <Share value={worst?.share} level={level} note={of} />;
        },
    },
    {
        id: "mem",
        title: "fleet.col.mem",
        tip: "fleet.tip.mem",
        sort: "mem",
        cell: ({ host }) => <Share value={host.mem} level={levelOf(host.mem, LIMITS.mem)} />,
    },
    {
        id: "fs",
        title: "fleet.col.fs",
        tip: "fleet.tip.fs",
        sort: "fs",
        cell: ({ host }) => <Share value={host.fs} level={levelOf(host.fs, LIMITS.fs)} note={host.fs_mount} />,
    },
    {
        id: "disk",
        title: "fleet.col.disk",
        tip: "fleet.tip.disk",
        sort: "disk",
        cell: ({ host }) => <Pair a={host.disk_read} b={host.disk_write} />,
    },
    {
        id: "net",
        title: "fleet.col.net",
        tip: "fleet.tip.net",
        sort: "net",
        cell: ({ host }) => <Pair a={host.net_recv} b={host.net_sent} />,
    },
    {
        id: "spark",
        title: "fleet.col.spark",
        tip: "fleet.tip.spark",
        cell: (_, { spark, nowUs }) =>
            spark && (
                <svg viewBox="0 0 96 20" width="96" height="20" aria-hidden="true">
                    <path d={sparkPath(spark, nowUs / 1e6)} />
                </svg>
            ),
    },
    {
        id: "offset",
        title: "fleet.col.offset",
        tip: "fleet.tip.offset",
        sort: "offset",
        cell: ({ host }) => <Offset us={host.offset_us} />,
    },
    {
        id: "complete",
        title: "fleet.col.complete",
        tip: "fleet.tip.complete",
        sort: "complete",
        cell: (entry) => <Complete entry={entry} />,
    },
    {
        id: "seen",
        title: "fleet.col.seen",
        tip: "fleet.tip.seen",
        sort: "seen",
        cell: ({ host }, { nowUs }) => <span class="number">{ago(silence(host, nowUs))}</span>,
    },
];
