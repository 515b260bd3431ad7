import { useEffect, useState } from "preact/hooks";
import { get, post } from "../lib/api";
import { t } from "../words/words";
import { Dialog } from "./dialog";

interface Made {
    token: string;
    id: string;
    expires_us: number;
    /** The line that installs, enrols and starts the agent, where the server has packages to give. */
    install?: string;
}

/** How far the new host has come. */
type Step =
    | { at: "waiting" | "expired" | "gone" }
    | { at: "enrolled" | "connected"; agent: string; hostname: string };

const LOOK_MS = 1_000;
const SLOW_MS = 60_000;

interface Agents {
    agents: { agent: string; hostname: string; enrolled_by: string; created_us: number }[];
}

interface Hosts {
    now_us: number;
    hosts: { agent: string; hostname: string; last_seen_us: number }[];
}

/** Whether only this host can reach the server, so that a line for another is worth nothing. */
function isLoopback(): boolean {
    return /^(localhost|127\.|\[::1\])/.test(location.hostname);
}

async function look(made: Made): Promise<Step> {
    const { agents } = await get<Agents>("/api/v1/agents");
    const mine = agents.find((one) => one.enrolled_by.includes(made.id));
    if (mine) {
        const { hosts } = await get<Hosts>("/api/v1/hosts?groups=load");
        const host = hosts.find((one) => one.agent === mine.agent && one.last_seen_us >= mine.created_us);
        return { at: host ? "connected" : "enrolled", agent: mine.agent, hostname: mine.hostname };
    }
    if (Date.now() * 1000 > made.expires_us) return { at: "expired" };
    const { tokens } = await get<{ tokens: { id: string }[] }>("/api/v1/tokens");
    // A token is taken away by whoever uses it, too: the next look then finds the agent.
    return tokens.some((one) => one.id === made.id) ? { at: "waiting" } : { at: "gone" };
}

function useStep(made: Made | undefined): { step: Step; slow: boolean } {
    const [step, setStep] = useState<Step>({ at: "waiting" });
    const [slow, setSlow] = useState(false);
    useEffect(() => {
        if (!made) return;
        let timer = 0;
        let over = false;
        const begin = performance.now();
        const again = async () => {
            try {
                const next = await look(made);
                if (over) return;
                setStep(next);
                if (next.at === "connected" || next.at === "expired") return;
            } catch {
                // The server is away: the next look says more.
            }
            setSlow(performance.now() - begin > SLOW_MS);
            if (!over) timer = window.setTimeout(() => void again(), LOOK_MS);
        };
        void again();
        return () => {
            over = true;
            clearTimeout(timer);
        };
    }, [made]);
    return { step, slow };
}

function words(step: Step, slow: boolean): string {
    switch (step.at) {
        case "waiting":
            return slow ? t("add.slow", location.origin) : t("add.waiting");
        case "enrolled":
            return slow ? t("add.slowEnrolled") : t("add.enrolled", step.hostname);
        case "connected":
            return t("add.connected", step.hostname);
        case "expired":
            return t("add.expired");
        case "gone":
            return t("add.gone");
    }
}

/** A line to paste, and a button that puts it where it can be pasted from. */
function Line(props: { words: string; line: string }) {
    const [copied, setCopied] = useState(false);
    return (
        <>
            <p>{props.words}</p>
            <pre class="paste" tabIndex={0}>{props.line}</pre>
            <button type="button"
                onClick={() => void navigator.clipboard?.writeText(props.line).then(() => setCopied(true), () => {})}>
                {copied ? t("add.copied") : t("add.copy")}
            </button>
        </>
    );
}

export function AddHost(props: { onClose: () => void }) {
    const [made, setMade] = useState<Made>();
    const [failure, setFailure] = useState("");
    const [note, setNote] = useState("");
    const { step, slow } = useStep(made);
    const make = async (event: Event) => {
        event.preventDefault();
        setFailure("");
        try {
            setMade(await post<Made>("/api/v1/tokens", note === "" ? { uses: 1 } : { uses: 1, note }));
        } catch (e) {
            setFailure(t("add.failed", e instanceof Error ? e.message : String(e)));
        }
    };
    const line = made ? `hostpulse enroll ${location.origin} ${made.token}` : "";
    return (
        <Dialog title={t("add.heading")} onClose={props.onClose}>
            {isLoopback() && <p class="banner">{t("add.loopback")}</p>}
            {!made ? (
                <form class="stack" onSubmit={(event) => void make(event)}>
                    <label for="note">{t("add.note")}</label>
                    <input id="note" maxLength={64} value={note} autocomplete="off"
                        onInput={(event) => setNote(event.currentTarget.value)} />
                    <button type="submit" class="main">{t("add.make")}</button>
                    <p class="refusal" role="alert">{failure}</p>
                </form>
            ) : (
                <div class="stack">
                    {made.install !== undefined && <Line words={t("add.install")} line={made.install} />}
                    <Line words={made.install === undefined ? t("add.paste") : t("add.installed")} line={line} />
                    <p class="faint">{t("add.once")}</p>
                    <p class={`step ${step.at}`} role="status">
                        <span class={`dot ${step.at === "connected" ? "ok" : "warn"}`} aria-hidden="true" />
                        {words(step, slow)}
                    </p>
                    {step.at === "connected" && (
                        <a class="button main" href={`/hosts/${step.agent}`} onClick={props.onClose}>{t("add.open")}</a>
                    )}
                </div>
            )}
        </Dialog>
    );
}
