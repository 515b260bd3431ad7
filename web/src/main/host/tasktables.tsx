import { useEffect } from "preact/hooks";
import type { Catalogue } from "../lib/catalogue";
import { setQuery } from "../lib/route";
import { useStore, type Store } from "../lib/store";
import { writeInstant } from "../lib/time";
import { text, type Family } from "../lib/units";
import { t, type Key } from "../words/words";
import type { HostData } from "./data";
import type { Range } from "./range";
import { sortedTasks, TASK_SORTS, type Task, type TaskSort } from "./tasks";

/** In the line below the toolbar stand so many. */
const LEADERS = 3;

/** The instant that is looked at: below the cursor, else held, else the end of what is seen. */
export function useTasks(data: HostData, range: Range, cursor: Store<number | null>): void {
    const time = useStore(cursor);
    useStore(data.beat);
    const at = time ?? range.held ?? (range.mode === "live" ? data.newest() : range.to);
    useEffect(() => data.tasks.look(at), [data, at]);
}

/** Who takes most CPU at the instant that is looked at, in a few words. */
export function leaders(tasks: readonly Task[]): string {
    return sortedTasks(tasks, "cpu").filter((task) => (task.cpu ?? 0) > 0).slice(0, LEADERS)
        .map((task) => `${task.name} ${text("percent", task.cpu ?? 0)}`).join(" · ");
}

interface Column {
    id: keyof Task;
    title: Key;
    /** Fields of processes, of control groups: their help and source stand in the tip. */
    fields: [string[], string[]];
    family?: Family;
    sort?: TaskSort;
}

const COLUMNS: readonly Column[] = [
    { id: "cpu", title: "tasks.cpu", fields: [["cpu_percent"], ["cpu"]], family: "percent", sort: "cpu" },
    { id: "memory", title: "tasks.memory", fields: [["resident_memory"], ["memory"]], family: "bytes", sort: "memory" },
    { id: "disk", title: "tasks.disk", fields: [["io_bytes_recent"], ["read_bytes", "write_bytes"]], family: "bytes/s", sort: "disk" },
    { id: "threads", title: "tasks.threads", fields: [["threads"], ["pids"]], family: "count" },
];

export function TaskTables(props: { data: HostData; range: Range; catalogue: Catalogue; by: TaskSort }) {
    const { data, range, catalogue, by } = props;
    const sample = useStore(data.tasks.shown);
    const asking = useStore(data.tasks.asking);
    const words = asking === "failed" ? t("state.failed", t("section.tasks")) : asking === "asking" ? t("state.loading") : undefined;
    return (
        <section id="tasks" aria-labelledby="tasks-title">
            <h2 id="tasks-title">{t("section.tasks")}</h2>
            <p class="faint facts" role="status">
                <span class="number" data-time={sample?.time}>
                    {words ?? (sample ? writeInstant(sample.time, range.zone) : t("host.noValues"))}
                </span>
                {range.held === undefined
                    ? <span>{t("tasks.hint")}</span>
                    : <button type="button" class="quiet" onClick={() => setQuery({ at: null })}>{t("tasks.free")}</button>}
            </p>
            <div class={`tasks${asking === "asking" ? " stale" : ""}`}>
                {(["top_process", "cgroup"] as const).map((group, kind) => (
                    <Tasks key={group} kind={kind} group={group} by={by} catalogue={catalogue}
                        tasks={(kind === 0 ? sample?.processes : sample?.cgroups) ?? []} />
                ))}
            </div>
        </section>
    );
}

function Tasks(props: { kind: number; group: "top_process" | "cgroup"; tasks: readonly Task[]; by: TaskSort; catalogue: Catalogue }) {
    const { kind, group, tasks, by, catalogue } = props;
    const tip = (names: string[]) => names.flatMap((name) => {
        const field = catalogue.field(group, name);
        return field ? `${name}: ${field.help} ${t("chart.source")}: ${field.source}` : [];
    }).join("\n");
    const head = (sort: TaskSort | undefined, title: string, names: string[], right: boolean) => (
        <th scope="col" class={right ? "right" : ""} aria-sort={sort === by ? (sort === "name" ? "ascending" : "descending") : "none"}>
            {sort === undefined ? <span tabIndex={0} data-tip={tip(names)}>{title}</span> : (
                <button type="button" class={sort === by ? "sorted" : ""} data-tip={tip(names)}
                    onClick={() => setQuery({ by: sort === TASK_SORTS[0] ? null : sort })}>
                    {title}{sort === by && <span aria-hidden="true">{sort === "name" ? " ↑" : " ↓"}</span>}
                </button>
            )}
        </th>
    );
    return (
        <div class="scroll" tabIndex={0} id={`tasks-${group}`}>
            <table class="plain">
                <caption>{t(kind === 0 ? "tasks.processes" : "tasks.cgroups")}</caption>
                {tasks.length === 0 ? <tbody><tr><td class="faint wide">{t("tasks.none", `collect.groups.${group}`)}</td></tr></tbody> : (
                    <>
                        <thead>
                            <tr>
                                {kind === 0 && head(undefined, t("tasks.pid"), ["pid"], true)}
                                {head("name", t(kind === 0 ? "tasks.name" : "tasks.path"), [kind === 0 ? "name" : "path"], false)}
                                {COLUMNS.map((column) => head(column.sort, t(column.title), column.fields[kind as 0 | 1], true))}
                            </tr>
                        </thead>
                        <tbody>
                            {sortedTasks(tasks, by).map((task) => (
                                <tr key={task.id}>
                                    {kind === 0 && <td class="number right faint">{task.id}</td>}
                                    <td class="taskname">{task.name}</td>
                                    {COLUMNS.map((column) => {
                                        const value = task[column.id];
                                        return (
                                            <td key={column.id} class="number right">
                                                {typeof value === "number" && column.family ? text(column.family, value) : <span class="absent">–</span>}
                                            </td>
                                        );
                                    })}
                                </tr>
                            ))}
                        </tbody>
                    </>
                )}
            </table>
        </div>
    );
}

export function taskSortOf(query: URLSearchParams): TaskSort {
    return TASK_SORTS.find((one) => one === query.get("by")) ?? TASK_SORTS[0];
}
