import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../words/words";

/** A dialog over the page: the browser keeps the focus in it, Esc closes it. */
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren }) {
    const element = useRef<HTMLDialogElement>(null);
    useEffect(() => {
        const dialog = element.current;
        if (dialog && !dialog.open) dialog.showModal();
        return () => dialog?.close();
    }, []);
    return (
        <dialog
            ref={element}
            aria-labelledby="dialog-title"
            onCancel={(event) => {
                event.preventDefault();
                props.onClose();
            }}
            onClick={(event) => event.target === element.current && props.onClose()}
        >
            <div class="dialog-body">
                <header>
                    <h2 id="dialog-title">{props.title}</h2>
                    <button type="button" class="quiet" onClick={props.onClose}>
                        {t("action.close")}
                    </button>
                </header>
                {props.children}
            </div>
        </dialog>
    );
}
