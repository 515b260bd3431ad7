import { useEffect, useState } from "preact/hooks";
import type { NotReady } from "../fleet/model";
import { t } from "../words/words";

const SLOW_MS = 300;

/** Nothing is known yet; said only after a moment: a quick answer does not flicker, and is not delayed by the drawing of this. */
export function Loading() {
    const [isSlow, setSlow] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setSlow(true), SLOW_MS);
        return () => clearTimeout(timer);
    }, []);
    return <p class="loading" role="status">{isSlow && t("state.loading")}</p>;
}

/** What stands above values that are not fresh, and why they are not. */
export function Banner(props: { lost: boolean; notReady: NotReady | undefined }) {
    const words = props.lost ? t("state.lost") : props.notReady && t(`state.notReady.${props.notReady}`);
    return words ? <p class="banner" role="status">{words}</p> : null;
}

export function Failure(props: { words: string; again?: () => void }) {
    return (
        <div class="empty" role="alert">
            <p>{props.words}</p>
            {props.again && <button type="button" onClick={props.again}>{t("state.again")}</button>}
        </div>
    );
}
