// One message, or one album, as a bubble with its buttons.
import * as api from "./api.js";
import { el, icon } from "./dom.js";
import { openMenu } from "./menus.js";
import { alertBox, attempt, copy, toast } from "./notices.js";
import { rich } from "./richtext.js";
import { view } from "./viewer.js";
import { group } from "./world.js";
import { hours, size, w } from "./words.js";

const TAP_WAIT_MS = 20000;
const TAP_LOOK_MS = 250;
const COLOURS = 6;

/** What `pane` hands in: the talk, what to do on reply, edit, command, jump. */
export function bubble(album, { talk, reply, edit, command, jump, showTopic }) {
  const first = album[0];
  const last = album.at(-1);
  if (first.service) return service(first);
  const own = first.from_id === talk.person;
  const words = album.find((one) => one.html) ?? null;
  const pictures = album.filter((one) => one.file);
  const bare = !words && pictures.length > 0 && pictures.every((one) => one.file.kind === "photo");
  const body = el("div", { class: bare ? "bubble bare" : "bubble" },
    !own && !talk.private ? el("span", { class: `name colour-${first.from_id % COLOURS}` }, first.name) : null,
    showTopic && first.thread_id ? topic(talk, first.thread_id) : null,
    first.forwarded ? el("span", { class: "forwarded", w: "page-forwarded" }) : null,
    first.reply_to ? quoted(talk, first.reply_to, jump) : null,
    pictures.length ? files(pictures) : null,
    first.kind && !first.file ? odd(first.kind, first.text) : null,
    words ? el("div", { class: "words", dir: "auto" }, rich(words.html ?? "", command)) : null,
    el("span", { class: "meta" },
      album.some((one) => one.edited) ? el("span", { w: "page-edited" }) : null,
      el("time", { datetime: new Date(last.date * 1000).toISOString() }, hours(new Date(last.date * 1000)))));
  const more = el("button", { class: "more", type: "button", label: "page-message-menu", "aria-haspopup": "menu" }, icon("more"));
  more.addEventListener("click", () => openMenu(more, actions(album, { talk, own, words, reply, edit })));
  return el("article", {
    class: `message ${own ? "own" : "theirs"}${pictures.length ? " with-files" : ""}`,
    data: { messageId: String(first.message_id), last: String(last.message_id) }, tabindex: "-1",
  },
  el("span", { class: "offscreen" }, own ? w("page-you") : first.name, ": "),
  el("div", { class: "stack" },
    el("div", { class: "line" }, body, more),
    last.reaction ? el("span", { class: "reaction" }, last.reaction) : null,
    last.buttons?.length || first.buttons?.length ? keyboard(last.buttons?.length ? last : first, talk) : null));
}

function service(message) {
  const told = [serviceWords(message.service), message.text].filter(Boolean).join(" · ");
  return el("article", { class: "message service", data: { messageId: String(message.message_id), last: String(message.message_id) } },
    el("span", { class: "pill" }, told));
}

function serviceWords(kind) {
  const key = `page-service-${String(kind).replace(/_/g, "-")}`;
  const words = w(key);
  return words === key ? kind : words;
}

function topic(talk, thread) {
  const name = group(talk.chat)?.topics?.find((one) => one.id === thread)?.name;
  return name ? el("span", { class: "topic-tag" }, name) : null;
}

function quoted(talk, id, jump) {
  const target = talk.messages.find((one) => one.message_id === id);
  return el("button", { class: "quoted", type: "button", on: { click: () => jump(id) } },
    el("b", {}, target ? (target.from_id === talk.person ? w("page-you") : target.name) : ""),
    el("span", {}, target ? outline(target) : w("page-gone")));
}

/** A message in one line, for quotations, pins and reply bars. */
export function outline(message) {
  const line = (message.text ?? "").split("\n").find((one) => one.trim()) ?? "";
  if (line) return line.slice(0, 120);
  if (!message.file) return serviceWords(message.service ?? message.kind ?? "");
  return message.file.kind === "photo" ? w("page-photo") : message.file.name ?? w("page-file");
}

function files(messages) {
  const photos = messages.filter((one) => one.file.kind === "photo");
  const rest = messages.filter((one) => one.file.kind !== "photo");
  return el("div", { class: "files" },
    photos.length ? el("div", { class: `photos count-${Math.min(photos.length, 4)}` }, ...photos.map(photo)) : null,
    ...rest.map(document_));
}

function photo({ file, text }) {
  const alt = text ? text.slice(0, 80) : w("page-photo");
  const img = el("img", { src: file.url, alt, width: file.width, height: file.height, loading: "lazy", draggable: "false" });
  return el("button", { class: "photo", type: "button", on: { click: () => view(file, alt) } }, img);
}

/** A message of a kind that the page only names: a sticker, a contact, a place. */
const odd = (kind, text) => el("div", { class: "odd" }, icon(kind === "contact" ? "person" : "file"), el("span", {}, [serviceWords(kind), text].filter(Boolean).join(" · ")));

function document_({ file }) {
  if (!["document", "photo"].includes(file.kind)) return odd(file.kind);
  const name = file.name ?? w("page-file");
  const shown = /^(image\/(jpeg|png|webp|gif)|application\/pdf)$/.test(file.mime ?? "");
  const ending = (name.includes(".") ? name.split(".").pop() : "").slice(0, 4).toUpperCase();
  return el("a", {
    class: "document", href: file.url, target: shown ? "_blank" : null, download: shown ? null : name, rel: "noopener",
  },
  el("span", { class: "document-mark", "aria-hidden": "true" }, ending || icon("file")),
  el("span", { class: "document-text" }, el("b", {}, name), el("small", {}, size(file.size))));
}

function keyboard(message, talk) {
  return el("div", { class: "keyboard", role: "group", label: "page-answers-of-message" },
    ...message.buttons.map((row) => el("div", { class: "keys" }, ...row.map((button) => key(message, button, talk)))));
}

function key(message, button, talk) {
  if (button.url) {
    return el("a", { class: "key", href: button.url, target: "_blank", rel: "noopener noreferrer" }, el("span", {}, button.text), icon("link"));
  }
  if (button.copy_text !== undefined) {
    const text = typeof button.copy_text === "string" ? button.copy_text : button.copy_text.text;
    return el("button", { class: "key", type: "button", on: { click: () => copy(text) } }, el("span", {}, button.text), icon("copy"));
  }
  const node = el("button", { class: "key", type: "button", data: { data: button.data ?? "" } }, el("span", {}, button.text));
  node.addEventListener("click", () => press(node, message, button, talk));
  return node;
}

/** Taps a button and waits until the bot has answered the tap, as Telegram's spinner does. */
async function press(node, message, button, talk) {
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  const told = await attempt(() => api.tap(talk, message.message_id, button.data));
  const until = Date.now() + TAP_WAIT_MS;
  while (told && Date.now() < until) {
    const all = await api.taps(talk.person).catch(() => []);
    const mine = all.find((one) => one.callback_id === told.callback_id);
    if (mine?.answered) {
      if (mine.text) mine.alert ? alertBox(mine.text) : toast(mine.text);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, TAP_LOOK_MS));
  }
  node.removeAttribute("aria-busy");
}

function actions(album, { talk, own, words, reply, edit }) {
  const first = album[0];
  const items = [{ w: "page-reply", icon: "reply", run: () => reply(first) }];
  if (words) items.push({ w: "page-copy-text", icon: "copy", run: () => copy(words.text) });
  if (own && words && !first.file) items.push({ w: "page-edit", run: () => edit(first) });
  if (talk.private) items.push({ w: "page-forward", run: () => attempt(() => api.forward(talk, first.message_id)) });
  if (own || talk.private) {
    items.push("-", { w: "page-delete", danger: true, run: () => attempt(async () => {
      for (const one of album) await api.remove(talk, one.message_id);
    }) });
  }
  return items;
}

