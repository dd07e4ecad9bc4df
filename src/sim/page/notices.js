// Short words to the person: toasts, alerts that want an OK, and copying with a word about it.
import { el } from "./dom.js";
import { fill, w } from "./words.js";

const TOAST_MS = 4500;

/** A short word that goes by itself; one of the kind "time" takes the place of the one before. */
export function toast(text, kind = "") {
  const box = document.getElementById("toasts");
  if (kind === "time") box.querySelector(".time")?.remove();
  const node = el("div", { class: `toast ${kind}` }, text);
  box.append(node);
  while (box.children.length > 3) box.firstElementChild.remove();
  setTimeout(() => {
    node.classList.add("leaving");
    setTimeout(() => node.remove(), 250);
  }, TOAST_MS);
}

/** Says that a request was refused, in the server's own words. */
export const failed = (error) => toast(error.message || w("page-failed"), "bad");

/** Runs an action and says so if it is refused. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    failed(error);
    return null;
  }
}

/** A modal box; resolves when it is closed, with the value of the button that closed it. */
export function modal(content, { label, wide = false } = {}) {
  return new Promise((resolve) => {
    const box = el("dialog", { class: wide ? "modal wide" : "modal", label }, content);
    box.addEventListener("click", (event) => { if (event.target === box) box.close(""); });
    box.addEventListener("close", () => { box.remove(); resolve(box.returnValue); });
    document.body.append(fill(box));
    box.showModal();
  });
}

export function alertBox(text) {
  return modal(
    el("form", { method: "dialog", class: "alert" },
      el("p", {}, text),
      el("div", { class: "modal-actions" }, el("button", { class: "primary", value: "ok", w: "page-ok" }))),
    { label: "page-bot-says" });
}

export async function copy(text) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    const field = el("textarea", { class: "offscreen" });
    field.value = text;
    document.body.append(field);
    field.select();
    done = document.execCommand("copy");
    field.remove();
  }
  toast(done ? w("page-copied") : w("page-not-copied"), done ? "" : "bad");
}
