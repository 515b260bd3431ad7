import { isDark } from "../lib/settings";
import { writeRange } from "../lib/time";
import { lineColour, paint } from "./colours";
import type { HostData } from "./data";
import type { Drawn } from "./frame";
import type { ChartSpec } from "./plan";
import type { Range } from "./range";

function give(blob: Blob, name: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function nameOf(data: HostData, chart: ChartSpec, ending: string): string {
    return `${data.row.get()?.hostname ?? data.agent}-${chart.id}.${ending}`;
}

export function saveCsv(text: string, data: HostData, chart: ChartSpec): void {
    give(new Blob([text], { type: "text/csv;charset=utf-8" }), nameOf(data, chart, "csv"));
}

/** The chart as it is seen, below its title, host and time, above its lines' names. */
export function savePng(
    canvas: HTMLCanvasElement | undefined,
    data: HostData,
    chart: ChartSpec,
    lines: Drawn[],
    range: Range,
): void {
    if (!canvas) return;
    const ratio = devicePixelRatio;
    const head = 44 * ratio;
    const foot = 24 * ratio;
    const out = document.createElement("canvas");
    out.width = canvas.width;
    out.height = canvas.height + head + foot;
    const ctx = out.getContext("2d");
    if (!ctx) return;
    const dark = isDark();
    const colours = paint(dark);
    ctx.fillStyle = colours.back;
    ctx.fillRect(0, 0, out.width, out.height);
    ctx.textBaseline = "top";
    ctx.fillStyle = dark ? "#e6e9ee" : "#161b22";
    ctx.font = `600 ${13 * ratio}px system-ui, sans-serif`;
    ctx.fillText(`${chart.title} · ${data.row.get()?.hostname ?? ""}`, 8 * ratio, 6 * ratio);
    ctx.fillStyle = colours.text;
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    const { from, to } = data.window();
    ctx.fillText(`${writeRange(from, to, range.zone)} ${range.zone}`, 8 * ratio, 24 * ratio);
    ctx.drawImage(canvas, 0, head);
    let x = 8 * ratio;
    lines.slice(0, 12).forEach((line, i) => {
        ctx.fillStyle = lineColour(i, dark);
        ctx.fillRect(x, out.height - foot + 9 * ratio, 10 * ratio, 3 * ratio);
        ctx.fillStyle = colours.text;
        ctx.fillText(line.name, x + 14 * ratio, out.height - foot + 4 * ratio);
        x += 28 * ratio + ctx.measureText(line.name).width;
    });
    out.toBlob((blob) => blob && give(blob, nameOf(data, chart, "png")), "image/png");
}
