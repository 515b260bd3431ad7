import { useState } from "preact/hooks";
import { setQuery } from "../lib/route";
import { BROWSER_ZONE, isZone, parseLength, parseLocal, writeLength, writeLocal, writeRange } from "../lib/time";
import { useStore } from "../lib/store";
import { t } from "../words/words";
import type { HostData } from "./data";
import { goLive, lookAt, PRESETS, type Range } from "./range";

export interface Moves {
    live(): void;
    pause(): void;
    back(): void;
    zoom(factor: number): void;
    pan(share: number): void;
}

let zones: string[] | undefined;

/** All there are, found when first wanted: that takes a tenth of a second. */
function allZones(): string[] {
    zones ??= [...new Set([BROWSER_ZONE, "UTC", ...(Intl.supportedValuesOf?.("timeZone") ?? [])])];
    return zones;
}

export function Toolbar(props: { data: HostData; range: Range; percent: boolean; moves: Moves }) {
    const { data, range, moves } = props;
    useStore(data.beat);
    const held = useStore(data.held);
    const { from, to } = data.window();
    return (
        <div class="toolbar" role="toolbar" aria-label={t("range.presets")}>
            <span class={`mode ${range.mode}`} role="status">
                <i aria-hidden="true" />
                {t(`state.${range.mode}`)}
            </span>
            <span class="presets" role="group" aria-label={t("range.presets")}>
                {PRESETS.map((preset) => (
                    <button type="button" key={preset} aria-pressed={range.mode === "live" && writeLength(range.span) === writeLength(parseLength(preset) ?? 0)}
                        aria-label={t("range.last", preset)} onClick={() => goLive(parseLength(preset))}>
                        {preset}
                    </button>
                ))}
            </span>
            <span class="steps">
                {range.mode === "live" ? (
                    <button type="button" onClick={moves.pause}>{t("range.pause")}</button>
                ) : (
                    <button type="button" class="main" onClick={moves.live}>
                        {range.mode === "paused" ? t("range.resume") : t("range.live")}
                    </button>
                )}
                <button type="button" class="quiet" aria-label={t("range.earlier")} data-tip={t("range.earlier")} onClick={() => moves.pan(-0.5)}>←</button>
                <button type="button" class="quiet" aria-label={t("range.later")} data-tip={t("range.later")} onClick={() => moves.pan(0.5)}>→</button>
                <button type="button" class="quiet" aria-label={t("range.in")} data-tip={t("range.in")} onClick={() => moves.zoom(0.5)}>+</button>
                <button type="button" class="quiet" aria-label={t("range.out")} data-tip={t("range.out")} onClick={() => moves.zoom(2)}>−</button>
            </span>
            <Custom range={range} from={from} to={to} />
            <span class="space" />
            {range.mode === "paused" && held > 0 && <span class="faint">{t("range.new", held)}</span>}
            <span class="segments" role="group" aria-label={t("values.label")}>
                <button type="button" aria-pressed={!props.percent} onClick={() => setQuery({ values: "absolute" })}>
                    {t("values.absolute")}
                </button>
                <button type="button" aria-pressed={props.percent} onClick={() => setQuery({ values: null })}>
                    {t("values.percent")}
                </button>
            </span>
        </div>
    );
}

function Custom(props: { range: Range; from: number; to: number }) {
    const { range, from, to } = props;
    const [open, setOpen] = useState(false);
    const [bad, setBad] = useState(false);
    const apply = (event: SubmitEvent) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget as HTMLFormElement);
        const zone = String(form.get("zone"));
        const chosen = isZone(zone) ? zone : range.zone;
        const a = parseLocal(String(form.get("from")), chosen);
        const b = parseLocal(String(form.get("to")), chosen);
        if (a === undefined || b === undefined || b <= a) {
            setBad(true);
            return;
        }
        setBad(false);
        setOpen(false);
        setQuery({ tz: chosen === BROWSER_ZONE ? null : chosen });
        lookAt(a, b, 0);
    };
    return (
        <span class="custom">
            <button type="button" class="range number" aria-expanded={open} aria-label={`${t("range.custom")}: ${writeRange(from, to, range.zone)} ${range.zone}`}
                onClick={() => setOpen(!open)}>
                {writeRange(from, to, range.zone)} <small class="faint">{range.zone}</small>
            </button>
            {open && (
                <form class="popover stack" onSubmit={apply}
                    onKeyDown={(event) => {
                        if (event.key === "Escape") {
                            event.stopPropagation();
                            setOpen(false);
                        }
                    }}>
                    <label>{t("range.from")}
                        <input type="datetime-local" step="1" name="from" required defaultValue={writeLocal(from, range.zone)} />
                    </label>
                    <label>{t("range.to")}
                        <input type="datetime-local" step="1" name="to" required defaultValue={writeLocal(to, range.zone)} />
                    </label>
                    <label>{t("range.zone")}
                        <input name="zone" list="zones" autocomplete="off" defaultValue={range.zone} />
                    </label>
                    <datalist id="zones">{allZones().map((zone) => <option key={zone} value={zone} />)}</datalist>
                    {bad && <p class="refusal" role="alert">{t("range.bad")}</p>}
                    <button type="submit" class="main">{t("range.apply")}</button>
                </form>
            )}
        </span>
    );
}
