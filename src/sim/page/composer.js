// Where a person writes: text, files picked, dropped or pasted, replies, corrections, the command menu.
import * as api from "./api.js";
import { CommandList } from "./commands.js";
import { el, icon } from "./dom.js";
import { openMenu } from "./menus.js";
import { outline } from "./message.js";
import { attempt } from "./notices.js";
import { Tray } from "./tray.js";
import { w } from "./words.js";

const ROWS_MAX_PX = 160;
const OWN_PHONE = "+8613912345678";
const OTHER_PHONE = "+8613800138000";
const KINDS = ["sticker", "voice", "video", "audio", "video_note", "animation", "dice", "poll", "story", "unknown"];

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.mode = null;
    this.tray = new Tray(() => this.drawSend());
    this.field = el("textarea", { rows: "1", class: "field", label: "page-write", data: { wHint: "page-write" }, autocomplete: "off", enterkeyhint: "send" });
    this.bar = el("div", { class: "bar", hidden: true });
    this.sendButton = el("button", { class: "round send", type: "submit", label: "page-send" }, icon("send"));
    const menu = el("button", { class: "round", type: "button", label: "page-commands" }, icon("slash"));
    this.attach = el("button", { class: "round", type: "button", label: "page-attach", "aria-haspopup": "menu" }, icon("attach"));
    this.tryButton = el("button", { class: "round try-toggle", type: "button", label: "page-try" }, icon("spark"));
    this.picker = el("input", { type: "file", multiple: true, class: "offscreen", tabindex: "-1", "aria-hidden": "true" });
    this.commands = new CommandList(this);
    this.offered = el("div", { class: "offered", role: "group", label: "page-offered", hidden: true });
    this.root = el("form", { class: "composer" },
      this.commands.root, this.offered, this.bar, this.tray.root,
      el("div", { class: "compose-row" }, menu, this.attach, this.field, this.tryButton, this.sendButton, this.picker));
    menu.addEventListener("click", () => this.commands.toggle());
    this.attach.addEventListener("click", () => openMenu(this.attach, this.offers()));
    this.tryButton.addEventListener("click", () => this.pane.tryout.toggle());
    this.root.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("paste", (event) => this.pasted(event));
    this.picker.addEventListener("change", () => {
      this.tray.add([...this.picker.files], this.picker.dataset.as);
      this.picker.value = "";
      this.field.focus();
    });
    this.drawSend();
  }

  focus() { this.field.focus(); }

  typed() {
    this.field.style.height = "auto";
    const wanted = this.field.scrollHeight + 2;
    this.field.style.height = `${Math.min(wanted, ROWS_MAX_PX)}px`;
    this.field.style.overflowY = wanted > ROWS_MAX_PX ? "auto" : "hidden";
    this.commands.typed(this.field.value);
    this.drawSend();
  }

  drawSend() {
    this.sendButton.disabled = !this.field.value.trim() && !this.tray.files.length;
  }

  key(event) {
    if (event.isComposing) return;
    if (this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && (this.mode || this.tray.files.length)) {
      event.stopPropagation();
      this.plain();
      this.tray.clear();
    }
  }

  pasted(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.tray.add(files, "photo");
  }

  /** Files dropped anywhere on the pane come into the tray. */
  takeDrops(zone) {
    let depth = 0;
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    zone.addEventListener("dragenter", (event) => { if (carries(event)) { depth += 1; zone.classList.add("dropping"); } });
    zone.addEventListener("dragleave", () => { depth = Math.max(0, depth - 1); if (!depth) zone.classList.remove("dropping"); });
    zone.addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
    zone.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      depth = 0;
      zone.classList.remove("dropping");
      this.tray.add([...event.dataTransfer.files], "photo");
      this.field.focus();
    });
  }

  offers() {
    const pick = (as) => () => {
      this.picker.dataset.as = as;
      this.picker.accept = as === "photo" ? "image/*" : "";
      this.picker.click();
    };
    const talk = this.pane.talk;
    const items = [
      { w: "page-attach-photo", icon: "image", run: pick("photo") },
      { w: "page-attach-file", icon: "file", run: pick("document") },
    ];
    if (!talk.private) return items;
    const person = (body) => () => attempt(() => api.contact(talk, body));
    items.push("-",
      { w: "page-contact-own", icon: "person", hint: OWN_PHONE, run: person({ phone_number: OWN_PHONE, own: true }) },
      { w: "page-contact-other", icon: "person", hint: OTHER_PHONE, run: person({ phone_number: OTHER_PHONE, first_name: "Lin" }) },
      "-",
      { w: "page-service-location", run: () => attempt(() => api.other(talk, "location")) },
      ...KINDS.map((kind) => ({ w: `page-service-${kind.replace("_", "-")}`, run: () => attempt(() => api.other(talk, kind)) })));
    return items;
  }

  /** Shows the reply keyboard of the newest message that set or removed one; a tap types for the person. */
  offer() {
    const { talk } = this.pane;
    const markup = talk.messages.findLast((one) => one.reply_keyboard)?.reply_keyboard;
    const rows = talk.private ? markup?.keyboard ?? [] : [];
    const sign = JSON.stringify(rows);
    if (this.offered.dataset.sign === sign) return;
    this.offered.dataset.sign = sign;
    this.offered.hidden = !rows.length;
    this.offered.replaceChildren(...rows.map((row) => el("div", { class: "keys" }, ...row.map((key) => this.offeredKey(key)))));
  }

  offeredKey(key) {
    const text = typeof key === "string" ? key : key.text;
    const run = key.request_contact
      ? () => attempt(() => api.contact(this.pane.talk, { phone_number: OWN_PHONE, own: true }))
      : () => this.pane.send(text);
    return el("button", { class: "key", type: "button", on: { click: run } }, el("span", {}, text));
  }

  reply(message) { this.bend({ kind: "reply", message }, w("page-replying-to"), outline(message)); }

  edit(message) {
    this.bend({ kind: "edit", message }, w("page-correcting"), outline(message));
    this.field.value = message.text;
    this.typed();
  }

  bend(mode, title, line) {
    this.mode = mode;
    const stop = el("button", { class: "round small", type: "button", "aria-label": w("page-cancel") }, icon("close"));
    stop.addEventListener("click", () => this.plain());
    this.bar.replaceChildren(icon("reply"), el("span", { class: "bar-text" }, el("b", {}, title), el("span", {}, line)), stop);
    this.bar.hidden = false;
    this.field.focus();
  }

  plain() {
    if (this.mode?.kind === "edit") { this.field.value = ""; this.typed(); }
    this.mode = null;
    this.bar.hidden = true;
  }

  reset() {
    this.plain();
    this.tray.clear();
    this.commands.close();
    this.field.value = "";
    this.typed();
  }

  /** Puts a sample answer into the field without sending it, where the person wants to look first. */
  put(text) {
    this.field.value = text;
    this.typed();
    this.field.focus();
  }

  async submit() {
    const text = this.field.value;
    const files = this.tray.files;
    if (!text.trim() && !files.length) return;
    const { mode } = this;
    const more = mode?.kind === "reply" ? this.answerTo(mode.message) : {};
    this.field.value = "";
    this.mode = null;
    this.bar.hidden = true;
    this.typed();
    let done;
    if (files.length) {
      const as = this.tray.as;
      this.tray.clear();
      done = await this.pane.sendFiles(files, as, text.trim(), more);
    } else if (mode?.kind === "edit") {
      done = await attempt(async () => { await api.edit(this.pane.talk, mode.message.message_id, text); return true; });
    } else {
      done = await this.pane.send(text, more);
    }
    if (done === null && text && !this.field.value) this.put(text);
  }

  answerTo(message) {
    return message.thread_id ? { reply_to: message.message_id, thread_id: message.thread_id } : { reply_to: message.message_id };
  }
}

