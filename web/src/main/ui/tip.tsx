/**
 * One tooltip for the whole page: whatever has `data-tip` shows it on hover and on focus. The text
 * is set as text, so that a host's name can never be anything else.
 */
let box: HTMLDivElement | undefined;
let timer = 0;

function show(target: Element): void {
    const words = target.getAttribute("data-tip");
    if (!words || !box) return;
    box.replaceChildren(
        ...words.split("\n").map((line) => {
            const row = document.createElement("div");
            row.textContent = line;
            return row;
        }),
    );
    box.hidden = false;
    const at = target.getBoundingClientRect();
    const size = box.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left), innerWidth - size.width - 8);
    const below = at.bottom + 6;
    const top = below + size.height > innerHeight - 8 ? at.top - size.height - 6 : below;
    box.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(8, top))}px)`;
}

function hide(): void {
    clearTimeout(timer);
    if (box) box.hidden = true;
}

function meant(event: Event): Element | null {
    return event.target instanceof Element ? event.target.closest("[data-tip]") : null;
}

export function startTips(): void {
    box = document.createElement("div");
    box.className = "tip";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    document.body.append(box);
    document.addEventListener("pointerover", (event) => {
        const target = meant(event);
        hide();
        if (target && event.pointerType !== "touch") {
            timer = window.setTimeout(() => show(target), 250);
        }
    });
    document.addEventListener("focusin", (event) => {
        const target = meant(event);
        hide();
        if (target?.matches(":focus-visible")) show(target);
    });
    for (const end of ["focusout", "pointerdown", "keydown"]) {
        document.addEventListener(end, hide, { capture: true, passive: true });
    }
    // One that is still to come is shown where its element is then.
    document.addEventListener("scroll", () => box?.hidden === false && hide(), { capture: true, passive: true });
}
