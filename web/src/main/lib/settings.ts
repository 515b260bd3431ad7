import { keep, read } from "./kept";
import { Store } from "./store";

export type Theme = "system" | "light" | "dark";
export type Language = "en" | "zh-CN";

function firstTheme(): Theme {
    const kept = read("theme");
    return kept === "light" || kept === "dark" ? kept : "system";
}

function firstLanguage(): Language {
    const kept = read("language");
    if (kept === "en" || kept === "zh-CN") return kept;
    return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export const theme = new Store<Theme>(firstTheme());
export const language = new Store<Language>(firstLanguage());

const darkQuery = window.matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark now. */
export function isDark(): boolean {
    return theme.get() === "dark" || (theme.get() === "system" && darkQuery.matches);
}

/** Told when colours change, for what is drawn on a canvas. */
export const painted = new Store<boolean>(isDark());

function paint(): void {
    document.documentElement.dataset["theme"] = isDark() ? "dark" : "light";
    painted.set(isDark());
}

theme.watch(() => {
    keep("theme", theme.get());
    paint();
});
language.watch(() => {
    keep("language", language.get());
    document.documentElement.lang = language.get();
});
darkQuery.addEventListener("change", paint);
document.documentElement.lang = language.get();
paint();
