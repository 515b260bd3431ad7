import { apply, type FleetEvent, type FleetHost } from "./model";

/** The hosts that the server lists. */
export class Listed {
    readonly hosts = new Map<string, FleetHost>();
    /** Who was told of since the stream began, until it has told of all. */
    private told: Set<string> | undefined = new Set();

    /** A stream begins. It tells of all hosts, in one event or several; those that are known stay until it has. */
    begin(): void {
        this.told = new Set();
    }

    /** Takes an event over; whoever is not among all hosts is gone. */
    hear(event: FleetEvent): void {
        apply(this.hosts, event);
        const { told } = this;
        if (!told) return;
        for (const host of event.hosts) told.add(host.agent);
        if (event.more) return;
        this.told = undefined;
        for (const agent of this.hosts.keys()) if (!told.has(agent)) this.hosts.delete(agent);
    }
}
