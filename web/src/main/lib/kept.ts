/** What this browser keeps for the page from one visit to the next; nothing where it keeps nothing. */
export function read(name: string): string | null {
    try {
        return localStorage.getItem(`hostpulse.${name}`);
    } catch {
        return null;
    }
}

/** Keeps a value; `null` forgets it. */
export function keep(name: string, value: string | null): void {
    try {
        if (value === null) localStorage.removeItem(`hostpulse.${name}`);
        else localStorage.setItem(`hostpulse.${name}`, value);
    } catch {
        // A browser that keeps nothing: the setting lives as long as the page.
    }
}
