/** Work for when the browser has nothing else to do is done so late at most. */
const LATEST_MS = 2_000;

/**
 * Does one thing after another, each when nothing else is to be done: what is done for the first time is slow, and a person
 * who clicks does not wait for it then. Each step is short, for a click that comes meanwhile waits for it.
 */
export function whenIdle(steps: readonly (() => void)[]): () => void {
    let isWanted = true;
    const rest = [...steps];
    const next = () => {
        if (isWanted) rest.shift()?.();
        if (isWanted && rest.length > 0) later(next);
    };
    later(next);
    return () => {
        isWanted = false;
    };
}

function later(then: () => void): void {
    // Not every browser says when it is idle.
    if ("requestIdleCallback" in window) window.requestIdleCallback(then, { timeout: LATEST_MS });
    else setTimeout(then, LATEST_MS / 10);
}

const waiting: (() => void)[] = [];

/** Draws something after what was asked for has been seen, each in a task of its own, in the order in which it was asked for. */
export function inTurn(draw: () => void): () => void {
    waiting.push(draw);
    if (waiting.length === 1) requestAnimationFrame(() => setTimeout(nextTurn));
    return () => {
        const at = waiting.indexOf(draw);
        if (at >= 0) waiting[at] = () => {};
    };
}

function nextTurn(): void {
    waiting[0]?.();
    waiting.shift();
    if (waiting.length > 0) setTimeout(nextTurn);
}
