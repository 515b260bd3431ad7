/** Keys of the part of the page that is seen; the newest part is asked first. */
type Handlers = Record<string, (event: KeyboardEvent) => void>;

const parts: Handlers[] = [];

/**
 * Listens until what this returns is called. In a layout effect: what an effect after the frame would put in place is late for who presses a
 * key as soon as the page shows what the one before did.
 */
export function keys(handlers: Handlers): () => void {
    parts.push(handlers);
    return () => {
        const at = parts.indexOf(handlers);
        if (at >= 0) parts.splice(at, 1);
    };
}

function isTyping(target: EventTarget | null): boolean {
    return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

export function startKeys(): void {
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
        if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
        const onButton = event.target instanceof HTMLElement && event.target.matches("button, a, summary");
        // A button that has the focus is pressed by these.
        if (onButton && (event.key === "Enter" || event.key === " ")) return;
        for (let i = parts.length - 1; i >= 0; i--) {
            const handler = parts[i]?.[event.key];
            if (handler) {
                event.preventDefault();
                handler(event);
                return;
            }
        }
    });
}
