import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { go, setQuery } from "../lib/route";
import { useStore } from "../lib/store";
import { t } from "../words/words";
import { COLUMNS, type ColumnSpec } from "./columns";
import type { Line } from "./fleet";
import type { Sort } from "./model";
import type { Sparks } from "./sparks";

/** Rows have one height, so that only those in sight are made: 1,000 hosts cost what 40 do. */
const ROW = 40;
const ROW_NARROW = 84;
const NARROW = 760;
/** So many rows beyond those in sight are made, */
const BEYOND = 6;
/** so long after the first ones were drawn: scrolling finds them there. */
const BEYOND_MS = 100;
/** What stands above the rows takes so many pixels at least. */
const ABOVE = 120;

/** The rows that are made: those in sight and some beyond. */
interface Sight {
    first: number;
    last: number;
    narrow: boolean;
}

function rowsIn(top: number, height: number, width: number, beyond: number): Sight {
    const narrow = width < NARROW;
    const row = narrow ? ROW_NARROW : ROW;
    return { first: Math.max(0, Math.floor(top / row) - beyond), last: Math.ceil((top + height) / row) + beyond, narrow };
}

/** The size that the table had, or will have: to ask the browser costs a layout of the page that is being left. */
let size: { height: number; width: number } | undefined;

/** The rows in sight. They are guessed at first, from the window: a layout to measure them would delay what it is for. */
function useSight() {
    const box = useRef<HTMLDivElement>(null);
    const [sight, setSight] = useState<Sight>(() => {
        size ??= { height: innerHeight - ABOVE, width: innerWidth };
        return rowsIn(0, size.height, size.width, 0);
    });
    useLayoutEffect(() => {
        const element = box.current;
        if (!element) return;
        const look = (beyond: number) => {
            size = { height: element.clientHeight, width: element.clientWidth };
            const next = rowsIn(element.scrollTop, size.height, size.width, beyond);
            // More rows than needed are no reason to draw them all again.
            setSight((old) =>
                old.narrow === next.narrow && old.first <= next.first && old.last >= next.last && old.last - next.last <= 3 * BEYOND
                    ? old : next);
        };
        let soon = 0;
        const lookSoon = () => {
            look(0);
            clearTimeout(soon);
            soon = window.setTimeout(() => look(BEYOND), BEYOND_MS);
        };
        const observer = new ResizeObserver(lookSoon);
        observer.observe(element);
        let last = element.scrollTop;
        const scrolled = () => {
            const isJump = Math.abs(element.scrollTop - last) > element.clientHeight;
            last = element.scrollTop;
            if (isJump) lookSoon();
            else look(BEYOND);
        };
        element.addEventListener("scroll", scrolled, { passive: true });
        return () => {
            clearTimeout(soon);
            observer.disconnect();
            element.removeEventListener("scroll", scrolled);
        };
    }, []);
    return { box, sight };
}

interface TableProps {
    lines: Line[];
    nowUs: number;
    sort: Sort;
    reverse: boolean;
    sparks: Sparks;
    selected: number;
    onSelect: (row: number) => void;
}

export function Table(props: TableProps) {
    const { box, sight } = useSight();
    useStore(props.sparks.changed);
    const row = sight.narrow ? ROW_NARROW : ROW;
    const { first } = sight;
    const seen = props.lines.slice(first, sight.last);
    useEffect(() => {
        props.sparks.want(seen.flatMap((line) => ("entry" in line ? [line.entry.host.agent] : [])));
    });
    useEffect(() => {
        const element = box.current;
        if (!element || props.selected < 0) return;
        const top = props.selected * row;
        if (top < element.scrollTop) element.scrollTop = top;
        else if (top + 2 * row > element.scrollTop + element.clientHeight) {
            element.scrollTop = top + 2 * row - element.clientHeight;
        }
    }, [props.selected, row]);
    return (
        <div
            class={sight.narrow ? "table narrow" : "table"}
            ref={box}
            role="table"
            tabIndex={0}
            aria-label={t("fleet.heading")}
            aria-rowcount={props.lines.length + 1}
        >
            <div role="rowgroup" class="head">
                <div role="row" class="row" aria-rowindex={1}>
                    {COLUMNS.map((column) => (
                        <Head key={column.id} column={column} sort={props.sort} reverse={props.reverse} />
                    ))}
                </div>
            </div>
            <div role="rowgroup" class="rows" style={{ height: `${props.lines.length * row}px` }}>
                {seen.map((line, i) => (
                    // A row's place, not its host: in another order the same elements show other figures, which
                    // costs a fraction of making them anew; scrolled out above, they come in below.
                    <Row key={`${"entry" in line ? "" : "group "}${(first + i) % Math.max(1, sight.last - first)}`}
                        line={line} at={first + i} narrow={sight.narrow} table={props} />
                ))}
            </div>
        </div>
    );
}

function Head(props: { column: ColumnSpec; sort: Sort; reverse: boolean }) {
    const { column, sort, reverse } = props;
    const mine = column.sort !== undefined && column.sort === sort;
    const ascending = mine && (sort === "host" || sort === "labels" ? !reverse : reverse);
    const press = () => {
        if (!mine) setQuery({ sort: column.sort ?? null, reverse: null });
        else if (!reverse) setQuery({ reverse: "1" });
        else setQuery({ sort: null, reverse: null });
    };
    return (
        <div role="columnheader" class={`cell ${column.id}`}
            aria-sort={mine ? (ascending ? "ascending" : "descending") : "none"}>
            {column.sort ? (
                <button type="button" class={mine ? "sorted" : ""} data-tip={t(column.tip)} onClick={press}>
                    {t(column.title)}
                    {mine && <span aria-hidden="true">{ascending ? " ↑" : " ↓"}</span>}
                </button>
            ) : (
                <span data-tip={t(column.tip)}>{t(column.title)}</span>
            )}
        </div>
    );
}

function Row(props: { line: Line; at: number; narrow: boolean; table: TableProps }) {
    const { line, at, narrow, table } = props;
    const height = narrow ? ROW_NARROW : ROW;
    const style = { transform: `translateY(${at * height}px)`, height: `${height}px` };
    if (!("entry" in line)) {
        return (
            <div role="row" class="row group" aria-rowindex={at + 2} style={style}>
                <div role="cell" class="cell" aria-colspan={COLUMNS.length}>
                    {line.group} <span class="faint">{line.count}</span>
                </div>
            </div>
        );
    }
    const { host, health } = line.entry;
    const around = { nowUs: table.nowUs, spark: table.sparks.of(host.agent) };
    return (
        <div
            role="row"
            class={`row host ${health.level}${table.selected === at ? " selected" : ""}`}
            aria-rowindex={at + 2}
            aria-selected={table.selected === at}
            style={style}
            onClick={(event) => {
                table.onSelect(at);
                if (!(event.target as Element).closest("a") && !getSelection()?.toString()) {
                    go(`/hosts/${host.agent}`);
                }
            }}
        >
            {COLUMNS.map((column) => (
                <div role="cell" key={column.id} class={`cell ${column.id}`} data-title={narrow ? t(column.title) : undefined}>
                    {column.cell(line.entry, around)}
                </div>
            ))}
        </div>
    );
}
