import { useEffect, useState } from "preact/hooks";

/** A value that others watch. */
export class Store<T> {
    private readonly watchers = new Set<() => void>();
    private told = 0;

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

    /** How often its watchers were told: the same number, the same value, inside too. */
    get version(): number {
        return this.told;
    }

    /** Tells all watchers, also of a value that changed inside. */
    tell(): void {
        this.told++;
        for (const watcher of [...this.watchers]) watcher();
    }

    watch(watcher: () => void): () => void {
        this.watchers.add(watcher);
        return () => this.watchers.delete(watcher);
    }
}

/** The value of a store; the component is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
    const [, draw] = useState(0);
    const drawn = store.version;
    useEffect(() => {
        const again = () => draw((n) => n + 1);
        const end = store.watch(again);
        // An effect runs some time after its drawing: what was told between has had no watcher.
        if (store.version !== drawn) again();
        return end;
    }, [store]);
    return store.get();
}
