// What the page is for and which keys it knows; the keys themselves.
import { el } from "./dom.js";
import { modal } from "./notices.js";

const KEYS = [
  ["Alt + 1", "page-key-filer"], ["Alt + 2", "page-key-reviewer"], ["Alt + 3", "page-key-try"], ["Alt + 4", "page-key-buttons"],
  ["Alt + 5", "page-key-hour"], ["Alt + 6", "page-key-day"], ["Alt + 7", "page-key-reminder"], ["Alt + 8", "page-key-restart"],
  ["Enter", "page-key-send"], ["Shift + Enter", "page-key-line"], ["Esc", "page-key-close"], ["?", "page-key-help"],
];

export function showHelp() {
  return modal(
    el("form", { method: "dialog", class: "help" },
      el("h2", { w: "page-help" }),
      ...["page-help-what", "page-help-try", "page-help-time", "page-help-kill"].map((key) => el("p", { w: key })),
      el("h3", { w: "page-keys" }),
      el("dl", { class: "keys-list" }, ...KEYS.flatMap(([key, words]) => [
        el("dt", {}, ...key.split(" + ").flatMap((part, at) => (at ? ["+", el("kbd", {}, part)] : [el("kbd", {}, part)]))),
        el("dd", { w: words }),
      ])),
      el("div", { class: "modal-actions" }, el("button", { class: "primary", value: "ok", w: "page-close" }))),
    { label: "page-help" });
}

/** Hangs the keys on the page; `actions` maps a digit to what it does. */
export function listenForKeys(actions) {
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, dialog");
    if (event.key === "?" && !writing) { showHelp(); return; }
    if (!event.altKey || event.ctrlKey || event.metaKey || !event.code.startsWith("Digit")) return;
    const run = actions[event.code.slice(5)];
    if (!run || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    run();
  });
}
