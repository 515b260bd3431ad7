import { useEffect, useRef, useState } from "preact/hooks";
import { post, Refused, type Session } from "../lib/api";
import { text } from "../lib/units";
import { t } from "../words/words";

function refusal(e: unknown): string {
    if (!(e instanceof Refused)) return t("state.failed", String(e instanceof Error ? e.message : e));
    if (e.status === 429) return t("login.tooMany", text("seconds", e.retryAfterSeconds));
    return e.status === 401 ? t("login.wrong") : t("state.failed", e.message);
}

export function Login(props: { session: Session; onIn: () => void }) {
    const field = useRef<HTMLInputElement>(null);
    const [words, setWords] = useState("");
    const [busy, setBusy] = useState(false);
    useEffect(() => {
        document.title = `${t("login.heading")} · Hostpulse`;
        field.current?.focus();
    }, []);
    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setWords("");
        try {
            await post("/api/v1/session", { password: field.current?.value ?? "" });
            props.onIn();
        } catch (e) {
            setWords(refusal(e));
            field.current?.select();
        } finally {
            setBusy(false);
        }
    };
    return (
        <main class="login">
            <form onSubmit={(event) => void submit(event)}>
                <h1>Hostpulse</h1>
                {props.session.password_set ? (
                    <>
                        <label for="password">{t("login.password")}</label>
                        <input ref={field} id="password" type="password" name="password"
                            autocomplete="current-password" required aria-describedby="refusal" />
                        <button type="submit" class="main" disabled={busy}>{t("login.submit")}</button>
                    </>
                ) : (
                    <p>{t("login.noPassword")}</p>
                )}
                <p id="refusal" class="refusal" role="alert">{words}</p>
                {!isSecureContext && <p class="faint">{t("login.insecure")}</p>}
            </form>
        </main>
    );
}
