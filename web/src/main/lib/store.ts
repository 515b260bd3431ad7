import { useEffect, useState } from "preact/hooks";

/** A value that others watch. */
export class Store<T> {
    private readonly watchers = new Set<() => void>();

    constructor(private value: T) {}

    get(): T {
        return this.value;
    }

    set(next: T): void {
        if (next !== this.value) {
            this.value = next;
            this.tell();
        }
    }

    /** Tells all watchers, also of a value that changed inside. */
    tell(): void {
        for (const watcher of [...this.watchers]) watcher();
    }

    watch(watcher: () => void): () => void {
        this.watchers.add(watcher);
        return () => this.watchers.delete(watcher);
    }
}

/** The value of a store; the component is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
    const [, again] = useState(0);
    useEffect(() => store.watch(() => again((n) => n + 1)), [store]);
    return store.get();
}
