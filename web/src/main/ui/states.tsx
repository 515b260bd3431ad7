import { t } from "../words/words";

/** Nothing is known yet; said only after a moment, so that a quick answer does not flicker. */
export function Loading() {
    return <p class="loading" role="status">{t("state.loading")}</p>;
}

export function Failure(props: { words: string; again?: () => void }) {
    return (
        <div class="empty" role="alert">
            <p>{props.words}</p>
            {props.again && <button type="button" onClick={props.again}>{t("state.again")}</button>}
        </div>
    );
}
