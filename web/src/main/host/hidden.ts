import { setQuery } from "../lib/route";

/** Which lines are not drawn, as the address names them: `chart:line`, each part encoded, commas between. */
export function hiddenOf(query: URLSearchParams, chart: string): ReadonlySet<string> {
    const names = new Set<string>();
    for (const one of (query.get("hide") ?? "").split(",")) {
        const [id, line] = one.split(":");
        if (line === undefined || decoded(id ?? "") !== chart) continue;
        names.add(decoded(line));
    }
    return names;
}

/** An address may have been written by hand. */
function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

/** Shows a line again, or no more. */
export function toggleHidden(chart: string, line: string): void {
    const now = (new URLSearchParams(location.search).get("hide") ?? "").split(",").filter((one) => one !== "");
    const mine = `${encodeURIComponent(chart)}:${encodeURIComponent(line)}`;
    const next = now.includes(mine) ? now.filter((one) => one !== mine) : [...now, mine];
    setQuery({ hide: next.join(",") });
}
