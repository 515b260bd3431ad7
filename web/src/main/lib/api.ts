import { takeEarly } from "./early";

/** What the server answered when it did not do what was asked. */
export class Refused extends Error {
    constructor(
        readonly status: number,
        detail: string,
        readonly retryAfterSeconds: number,
    ) {
        super(detail);
    }
}

export interface Session {
    login_needed: boolean;
    password_set: boolean;
}

/** Called when a session has ended, so that the page asks for the password again. */
let onLoginNeeded: () => void = () => {};

export function whenLoginIsNeeded(then: () => void): void {
    onLoginNeeded = then;
}

async function ask(method: string, path: string, body: unknown, signal?: AbortSignal) {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (method !== "GET") headers["X-Hostpulse-Request"] = "1";
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const answer = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        credentials: "same-origin",
        redirect: "error",
        signal: signal ?? null,
    });
    if (answer.ok) return answer;
    let detail = `${answer.status} ${answer.statusText}`;
    try {
        const problem = (await answer.json()) as { detail?: string };
        if (typeof problem.detail === "string") detail = problem.detail;
    } catch {
        // No problem document: the status is all there is.
    }
    if (answer.status === 401 && path !== "/api/v1/session") onLoginNeeded();
    throw new Refused(answer.status, detail, Number(answer.headers.get("Retry-After") ?? 0));
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return (await (await ask("GET", path, undefined, signal)).json()) as T;
}

/** What is no JSON document. */
export async function getText(path: string): Promise<string> {
    return (await ask("GET", path, undefined)).text();
}

export async function post<T>(path: string, body: unknown): Promise<T> {
    const answer = await ask("POST", path, body);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
}

export async function remove(path: string): Promise<void> {
    await ask("DELETE", path, undefined);
}

export type Connection = "connecting" | "open" | "lost";

/** A page that nobody sees listens for so long at most: a browser gives a server six connections, and pages
 *  in the background must not use them up. */
const HIDDEN_MS = 10_000;
const WAIT_FIRST_MS = 500;
const WAIT_MAX_MS = 15_000;

/**
 * Listens to server-sent events, and connects again by itself, later and later to 15 s, until it is
 * closed. Rests while the page is hidden. A page has one such stream at most: all windows of a browser
 * share six connections.
 *
 * @param hear what is done with each kind of event, by its name; `message` has none
 */
export function listen(
    path: string,
    hear: Record<string, (event: never) => void>,
    state: (now: Connection) => void,
): () => void {
    let source: EventSource | null = null;
    let timer = 0;
    let wait = WAIT_FIRST_MS;
    const rest = () => {
        clearTimeout(timer);
        source?.close();
        source = null;
    };
    const connect = () => {
        rest();
        state("connecting");
        const early = takeEarly(path);
        source = early?.source ?? new EventSource(path);
        source.onopen = () => {
            wait = WAIT_FIRST_MS;
            state("open");
        };
        source.onmessage = null;
        for (const [name, told] of Object.entries(hear)) {
            source.addEventListener(name, (event: MessageEvent<string>) => told(JSON.parse(event.data) as never));
        }
        if (source.readyState === EventSource.OPEN) state("open");
        for (const data of early?.said ?? []) hear["message"]?.(JSON.parse(data) as never);
        source.onerror = () => {
            rest();
            state("lost");
            timer = window.setTimeout(connect, wait);
            wait = Math.min(WAIT_MAX_MS, wait * 2);
            // A session that is over looks like a lost connection here; this tells them apart.
            void get<Session>("/api/v1/session").then(
                (session) => session.login_needed && onLoginNeeded(),
                () => {},
            );
        };
    };
    const seen = () => {
        if (document.hidden) {
            clearTimeout(timer);
            timer = window.setTimeout(rest, HIDDEN_MS);
        } else if (source === null) {
            connect();
        } else {
            clearTimeout(timer);
        }
    };
    document.addEventListener("visibilitychange", seen);
    connect();
    return () => {
        document.removeEventListener("visibilitychange", seen);
        rest();
    };
}
