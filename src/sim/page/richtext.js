// A message's HTML made into nodes: only Telegram's own marks survive, whatever the server sent.
import { el } from "./dom.js";

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BR"]);
const COMMAND = /(^|[\s(（「、,，。])(\/[a-z][a-z0-9_]{0,31})(?![\w/])/g;

/** Turns the transcript's `html` into a fragment; `onCommand` is called for a tapped /command. */
export function rich(html, onCommand) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const out = document.createDocumentFragment();
  for (const child of parsed.body.childNodes) out.append(...kept(child, onCommand, false));
  return out;
}

function kept(node, onCommand, verbatim) {
  if (node.nodeType === Node.TEXT_NODE) return verbatim ? [node.data] : withCommands(node.data, onCommand);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const code = verbatim || node.tagName === "CODE" || node.tagName === "PRE" || node.tagName === "A";
  const children = [...node.childNodes].flatMap((child) => kept(child, onCommand, code));
  if (node.tagName === "CODE" && node.parentElement?.tagName !== "PRE") return [copyable(children)];
  if (PLAIN.has(node.tagName)) return [el(node.tagName.toLowerCase(), {}, ...children)];
  if (node.tagName === "A") return [link(node, children)];
  if (node.tagName === "BLOCKQUOTE") return [quote(node, children)];
  if (node.tagName === "TG-SPOILER" || node.classList.contains("tg-spoiler")) return [spoiler(children)];
  return children;
}

function withCommands(text, onCommand) {
  if (!onCommand) return [text];
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(COMMAND)) {
    const start = match.index + match[1].length;
    const command = match[2];
    parts.push(text.slice(from, start));
    parts.push(el("button", { class: "command", type: "button", on: { click: () => onCommand(command) } }, command));
    from = start + command.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function link(node, children) {
  const href = node.getAttribute("href") ?? "";
  if (!/^(https?:|mailto:|tel:|tg:)/i.test(href)) return el("span", {}, ...children);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function quote(node, children) {
  const long = node.hasAttribute("expandable") || node.classList.contains("expandable");
  if (!long) return el("blockquote", {}, ...children);
  return el("blockquote", { class: "folded", on: { click: (event) => event.currentTarget.classList.remove("folded") } }, ...children);
}

function spoiler(children) {
  const open = (event) => event.currentTarget.classList.remove("hidden");
  return el("span", {
    class: "spoiler hidden", role: "button", tabindex: "0", label: "page-show-hidden",
    on: { click: open, keydown: (event) => { if (event.key === "Enter") open(event); } },
  }, ...children);
}

function copyable(children) {
  return el("code", {
    class: "copyable", tabindex: "0", role: "button", data: { copy: "1" },
  }, ...children);
}
