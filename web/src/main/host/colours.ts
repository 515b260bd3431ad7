/** Colours of lines, told apart by people who see colours differently, on light and on dark. */
const LIGHT = ["#0f766e", "#b45309", "#4f46e5", "#be185d", "#4d7c0f", "#0369a1", "#7c3aed", "#64748b", "#b91c1c", "#0891b2"];
const DARK = ["#2dd4bf", "#fbbf24", "#a5b4fc", "#f472b6", "#a3e635", "#38bdf8", "#c4b5fd", "#94a3b8", "#f87171", "#67e8f9"];

export function lineColour(index: number, dark: boolean): string {
    const palette = dark ? DARK : LIGHT;
    return palette[index % palette.length] ?? "#888888";
}

export interface Paint {
    text: string;
    grid: string;
    gap: string;
    back: string;
}

export function paint(dark: boolean): Paint {
    return dark
        ? { text: "#9aa4b2", grid: "#232a33", gap: "#e5a13b", back: "#12161b" }
        : { text: "#5b6572", grid: "#e8ebef", gap: "#b45309", back: "#ffffff" };
}
