import type uPlot from "uplot";
import { word } from "../words/words";
import type { Gap } from "./gaps";

/** The instant that is held, as a dashed line. */
export function drawHeld(plot: uPlot, held: number | undefined, colour: string): void {
    const { ctx } = plot;
    const { left, top, width, height } = plot.bbox;
    const x = held === undefined ? NaN : Math.round(plot.valToPos(held, "x", true));
    if (!(x >= left && x <= left + width)) return;
    ctx.save();
    ctx.strokeStyle = colour;
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
    ctx.restore();
}

const HATCH = 6;

/** What left no hole: a bar at the foot, named where there is room. */
function note(ctx: CanvasRenderingContext2D, gap: Gap, from: number, to: number, foot: number, ratio: number): void {
    ctx.globalAlpha = 0.75;
    ctx.fillRect(from, foot - 3 * ratio, to - from, 3 * ratio);
    const words = word("gap", gap.cause);
    if (ctx.measureText(words).width + 10 * ratio < to - from) {
        ctx.globalAlpha = 1;
        ctx.fillText(words, from + 5 * ratio, foot - 17 * ratio);
    }
}

/** Stretches of which nothing is known, hatched and named. */
export function drawGaps(plot: uPlot, gaps: readonly Gap[], colour: string): void {
    const { ctx } = plot;
    const { left, top, width, height } = plot.bbox;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = ratio;
    ctx.font = `${11 * ratio}px system-ui, "WenQuanYi Micro Hei", sans-serif`;
    ctx.textBaseline = "top";
    ctx.textAlign = "left";
    for (const gap of gaps) {
        const from = Math.max(left, plot.valToPos(gap.from, "x", true));
        const to = Math.min(left + width, plot.valToPos(gap.to, "x", true));
        if (gap.note) {
            note(ctx, gap, from, Math.max(to, from + 3 * ratio), top + height, ratio);
            continue;
        }
        if (to - from < 1) continue;
        ctx.save();
        ctx.beginPath();
        ctx.rect(from, top, to - from, height);
        ctx.clip();
        ctx.globalAlpha = 0.07;
        ctx.fillRect(from, top, to - from, height);
        ctx.globalAlpha = 0.28;
        ctx.beginPath();
        for (let x = from - height; x < to; x += HATCH * ratio) {
            ctx.moveTo(x, top + height);
            ctx.lineTo(x + height, top);
        }
        ctx.stroke();
        const words = word("gap", gap.cause);
        if (ctx.measureText(words).width + 10 * ratio < to - from) {
            ctx.globalAlpha = 1;
            ctx.fillText(words, from + 5 * ratio, top + 4 * ratio);
        }
        ctx.restore();
    }
    ctx.restore();
}
