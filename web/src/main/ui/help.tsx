import { t, type Key } from "../words/words";
import { Dialog } from "./dialog";

const KEYS: [Key, [string, Key][]][] = [
    ["help.anywhere", [
        ["?", "help.this"], ["h", "help.fleet"], ["a", "help.add"], ["t", "help.theme"], ["w", "help.language"],
        ["Esc", "help.escape"],
    ]],
    ["help.table", [["/", "help.search"], ["j k", "help.move"], ["Enter", "help.open"]]],
    ["help.charts", [
        ["l Esc", "help.live"], ["Space", "help.pause"], ["+ −", "help.zoom"], ["← →", "help.pan"],
        ["Backspace", "help.back"], ["1 – 7", "help.range"], ["p", "help.percent"], ["Tab", "help.nextChart"], ["Enter", "help.holdKey"],
    ]],
    ["help.mouse", [
        ["", "help.hold"], ["", "help.drag"], ["", "help.shiftDrag"], ["", "help.wheel"], ["", "help.double"],
    ]],
];

export function Help(props: { onClose: () => void }) {
    return (
        <Dialog title={t("help.heading")} onClose={props.onClose}>
            <div class="keys">
                {KEYS.map(([heading, rows]) => (
                    <section key={heading}>
                        <h3>{t(heading)}</h3>
                        <dl>
                            {rows.map(([key, words]) => (
                                <div key={words}>
                                    <dt>{key.split(" ").filter((k) => k).map((k) => <kbd key={k}>{k}</kbd>)}</dt>
                                    <dd>{t(words)}</dd>
                                </div>
                            ))}
                        </dl>
                    </section>
                ))}
            </div>
        </Dialog>
    );
}
