import { Store } from "./store";

/** Where the page is: everything that a person sees is in the address. */
export interface Place {
    readonly path: string;
    readonly query: URLSearchParams;
}

function here(): Place {
    return { path: location.pathname, query: new URLSearchParams(location.search) };
}

export const place = new Store<Place>(here());

/** How many steps of zoom the address has behind it, so that going back stays on this host. */
export function zoomDepth(): number {
    const state = history.state as { zoom?: number } | null;
    return state?.zoom ?? 0;
}

window.addEventListener("popstate", () => place.set(here()));

/** Goes to another path. */
export function go(path: string): void {
    history.pushState(null, "", path);
    place.set(here());
    window.scrollTo(0, 0);
}

export interface Change {
    /** A new step in the browser's history, and how deep in zoom it is. */
    push?: boolean;
    zoom?: number;
}

/** Changes parameters of the address; `null` takes one away. */
export function setQuery(changes: Record<string, string | null>, how: Change = {}): void {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === "") query.delete(name);
        else query.set(name, value);
    }
    const text = query.toString();
    const url = location.pathname + (text ? `?${text}` : "");
    if (url === location.pathname + location.search) return;
    const state = { zoom: how.zoom ?? zoomDepth() };
    if (how.push) history.pushState(state, "", url);
    else history.replaceState(state, "", url);
    place.set(here());
}

/** A click on a link inside the page. */
export function follow(event: MouseEvent): void {
    const link = (event.target as Element).closest("a");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    if (link.pathname.startsWith("/api/")) return;
    event.preventDefault();
    go(link.pathname + link.search);
}
