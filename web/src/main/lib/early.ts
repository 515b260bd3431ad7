import { keep, read } from "./kept";

/** What the table of all hosts listens to. */
export const FLEET = "/api/v1/fleet/live";

const LET_IN = "in";

/** A stream that was opened before anything was drawn, and what has been said on it since. */
export interface Early {
    source: EventSource;
    said: string[];
}

let early: Early | undefined;

/**
 * Opens the stream of all hosts while the page is still being read, asked and drawn: the first hosts are there when the
 * table is. Not for who was not let in the last time, who would only be refused.
 */
function begin(): void {
    if (location.pathname !== "/" || read(LET_IN) === null) return;
    const source = new EventSource(FLEET);
    const said: string[] = [];
    source.onmessage = (event: MessageEvent<string>) => said.push(event.data);
    // Whoever listens then opens another one, and says what is wrong.
    source.onerror = dropEarly;
    early = { source, said };
}

/** Remembers for the next visit whether this browser is let in; nothing is kept that lets anybody in. */
export function letIn(isIn: boolean): void {
    if (isIn !== (read(LET_IN) !== null)) keep(LET_IN, isIn ? "1" : null);
    if (!isIn) dropEarly();
}

/** Hands the stream over, once. */
export function takeEarly(path: string): Early | undefined {
    const taken = path === FLEET ? early : undefined;
    if (taken) early = undefined;
    return taken;
}

/** A stream that nobody listens to keeps a seat. */
export function dropEarly(): void {
    early?.source.close();
    early = undefined;
}

begin();
