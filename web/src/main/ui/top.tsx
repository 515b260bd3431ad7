import { remove, type Session } from "../lib/api";
import { language, theme, type Language, type Theme } from "../lib/settings";
import { useStore } from "../lib/store";
import { t } from "../words/words";

/** The line above every page. */
export function Top(props: { session: Session; onAdd: () => void; onHelp: () => void; onOut: () => void }) {
    const now = useStore(theme);
    return (
        <header class="top">
            <a class="brand" href="/" aria-label="Hostpulse">
                <svg viewBox="0 0 32 20" width="28" height="18" aria-hidden="true">
                    <path d="M1 11h6l3-8 5 15 4-11 2 4h10" />
                </svg>
                Hostpulse
            </a>
            <nav aria-label={t("nav.fleet")}>
                <a href="/">{t("nav.fleet")}</a>
            </nav>
            <span class="space" />
            <button type="button" class="quiet" onClick={props.onAdd}>{t("nav.addHost")}</button>
            <label>
                <span class="visually-hidden">{t("nav.theme")}</span>
                <select name="theme" value={now} onChange={(event) => theme.set(event.currentTarget.value as Theme)}>
                    <option value="system">{t("theme.system")}</option>
                    <option value="light">{t("theme.light")}</option>
                    <option value="dark">{t("theme.dark")}</option>
                </select>
            </label>
            <label>
                <span class="visually-hidden">{t("nav.language")}</span>
                <select name="language" value={language.get()}
                    onChange={(event) => language.set(event.currentTarget.value as Language)}>
                    <option value="en" lang="en">English</option>
                    <option value="zh-CN" lang="zh-CN">中文</option>
                </select>
            </label>
            <button type="button" class="quiet key" aria-label={t("nav.help")} data-tip={t("nav.help")} onClick={props.onHelp}>?</button>
            {props.session.password_set && (
                <button type="button" class="quiet" onClick={() => void remove("/api/v1/session").then(props.onOut, props.onOut)}>
                    {t("nav.logout")}
                </button>
            )}
        </header>
    );
}
