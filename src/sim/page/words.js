// The page's own words, from the same locale files as the bot's; `{name}` is filled in here.
import { kept } from "./dom.js";

let words = {};
let language = "en";
const listeners = new Set();

export const lang = () => language;

/** The sentence for a key; an unknown key shows itself, so that a gap is seen. */
export function w(key, args = {}) {
  const sentence = words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in args ? String(args[name]) : whole));
}

/** Words for the pictures' titles and the like, which come in both languages with the data. */
export function pick(both) {
  return typeof both === "string" ? both : both?.[language] ?? both?.en ?? "";
}

export function onWords(listener) {
  listeners.add(listener);
}

/** The language to begin with: that of the address (`?lang=zh`), else chosen earlier, else the browser's. */
export function firstLanguage() {
  const chosen = new URLSearchParams(location.search).get("lang") ?? kept.get("lang");
  if (chosen === "en" || chosen === "zh") return chosen;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export async function loadWords(next) {
  const answer = await fetch(`/_demo/words?lang=${next}`);
  words = await answer.json();
  language = next;
  kept.set("lang", next);
  document.documentElement.lang = next === "zh" ? "zh-Hans" : "en";
  document.title = w("page-title");
  fill(document.body);
  for (const listener of listeners) listener();
}

const among = (root, selector) => [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];

/** Writes the words into `root` and everything below it that names a key. */
export function fill(root) {
  for (const node of among(root, "[data-w]")) node.textContent = w(node.dataset.w, node.dataset);
  for (const node of among(root, "[data-w-label]")) {
    const text = w(node.dataset.wLabel, node.dataset);
    node.setAttribute("aria-label", text);
    if (node.matches("button, a, select")) node.title = text;
  }
  for (const node of among(root, "[data-w-hint]")) node.setAttribute("placeholder", w(node.dataset.wHint, node.dataset));
  return root;
}

const zone = "Asia/Shanghai";
const tag = () => (language === "zh" ? "zh-Hans-CN" : "en-GB");
const format = (date, options) => new Intl.DateTimeFormat(tag(), { timeZone: zone, ...options }).format(date);

/** 16:05, on the wall clock of China, where the authorities sit. */
export const hours = (date) => format(date, { hour: "2-digit", minute: "2-digit", hour12: false });
export const day = (date) => format(date, { weekday: "short", day: "numeric", month: "short" });
export const dayKey = (date) => format(date, { year: "numeric", month: "2-digit", day: "2-digit" });
export const longDay = (date) => format(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

export function size(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
