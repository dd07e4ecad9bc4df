// A menu below or above the button that opens it: arrow keys, Escape, a click elsewhere closes it.
import { el, icon } from "./dom.js";
import { fill } from "./words.js";

let open = null;

export function closeMenu(giveBack = false) {
  if (!open) return;
  const { node, anchor, away } = open;
  open = null;
  document.removeEventListener("pointerdown", away, true);
  node.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (giveBack) anchor.focus();
}

/** Opens a menu. Items: {w or text, icon, hint, checked, danger, run} or "-" for a line. */
export function openMenu(anchor, items, { label } = {}) {
  if (open?.anchor === anchor) { closeMenu(true); return; }
  closeMenu();
  const node = el("div", { class: "menu", role: "menu", label }, ...items.map(entry));
  document.body.append(fill(node));
  place(node, anchor);
  anchor.setAttribute("aria-expanded", "true");
  const away = (event) => { if (!node.contains(event.target) && !anchor.contains(event.target)) closeMenu(); };
  document.addEventListener("pointerdown", away, true);
  node.addEventListener("keydown", keys);
  open = { node, anchor, away };
  node.querySelector("[role^=menuitem]")?.focus();
}

function entry(item) {
  if (item === "-") return el("hr", {});
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  return el("button", {
    type: "button", role, class: item.danger ? "menu-item danger" : "menu-item", tabindex: "-1",
    "aria-checked": item.checked === undefined ? null : String(item.checked),
    on: { click: () => { closeMenu(true); item.run(); } },
  },
  item.icon ? icon(item.icon) : null,
  el("span", { class: "menu-text", w: item.w ?? null }, item.text ?? ""),
  item.hint ? el("span", { class: "menu-hint" }, item.hint) : null,
  item.checked ? icon("check") : null);
}

function keys(event) {
  const all = [...event.currentTarget.querySelectorAll("[role^=menuitem]")];
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    closeMenu(true);
  }
}

function place(node, anchor) {
  const at = anchor.getBoundingClientRect();
  const box = node.getBoundingClientRect();
  const gap = 6;
  const below = at.bottom + gap + box.height < innerHeight || at.top < box.height;
  const top = below ? Math.min(at.bottom + gap, innerHeight - box.height - gap) : at.top - gap - box.height;
  const left = Math.min(Math.max(gap, at.left + box.width > innerWidth - gap ? at.right - box.width : at.left), innerWidth - box.width - gap);
  node.style.top = `${Math.max(gap, top)}px`;
  node.style.left = `${left}px`;
}
