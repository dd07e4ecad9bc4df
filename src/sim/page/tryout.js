// The "Try" drawer: sample answers to the open question and sample pictures, sent with one click.
import * as api from "./api.js";
import { el, icon, kept } from "./dom.js";
import { attempt } from "./notices.js";
import { fill, onWords, pick, w } from "./words.js";

const LOOK_BACK = 3;
const BUTTONS_BACK = 4;
let pictures = null;

/** The samples rarely change: read once for all panes. */
const allPictures = () => (pictures ??= api.pictures().catch(() => { pictures = null; return []; }));

/**
 * Where the open question may stand, most likely first: the newest words of the bot back to its newest buttons,
 * then older messages that still have buttons, for reminders may have come below the question.
 */
function openWords(messages) {
  const said = messages.filter((one) => one.from === "bot" && one.html).reverse();
  const asked = said.findIndex((one) => one.buttons?.length);
  const newest = said.slice(0, Math.min(LOOK_BACK, asked < 0 ? LOOK_BACK : asked + 1));
  const older = asked < 0 ? [] : said.slice(asked + 1).filter((one) => one.buttons?.length).slice(0, BUTTONS_BACK);
  return [...newest, ...older].map((one) => one.text);
}

const nothing = () => ({ item: null, answers: [], pictures: [], printed: [] });

/** Which paper was printed last: with a new one, other pictures answer the same question. */
const lastPaper = (messages) =>
  messages.findLast((one) => one.from === "bot" && one.file?.mime === "application/pdf")?.message_id ?? "";

/** What the two marks mean. */
const legend = () => el("span", { class: "try-keys" }, el("i", { class: "dot good" }), el("span", { w: "page-try-good" }), el("i", { class: "dot bad" }), el("span", { w: "page-try-bad" }));

export class Tryout {
  constructor(pane) {
    this.pane = pane;
    this.as = kept.get("try.as") ?? "photo";
    this.open = (kept.get("try.open") ?? (innerWidth > 860 && innerHeight > 640 ? "yes" : "no")) === "yes";
    this.asked = null;
    this.found = nothing();
    this.answers = el("div", { class: "try-answers", role: "group", label: "page-try-answers" });
    this.shelf = el("div", { class: "try-pictures", role: "group", label: "page-try-pictures", tabindex: "-1" });
    this.modes = el("div", { class: "segments" });
    this.body = el("div", { class: "try-body" },
      el("div", { class: "try-head of-answers" }, el("h3", { w: "page-try-answers" }), legend()),
      this.answers,
      el("div", { class: "try-head of-pictures" }, el("h3", { w: "page-try-pictures" }), legend(), this.modes),
      this.shelf);
    this.root = el("aside", { class: "try", label: "page-try" }, this.body);
    onWords(() => this.draw());
    this.reveal();
  }

  toggle() {
    this.open = !this.open;
    kept.set("try.open", this.open ? "yes" : "no");
    this.reveal();
    if (this.open) this.look();
  }

  reveal() {
    const here = this.pane.talk?.private && this.pane.side === "filer";
    this.root.hidden = !this.open || !here;
    this.pane.composer.tryButton.hidden = !here;
    this.pane.composer.tryButton.setAttribute("aria-expanded", String(this.open));
  }

  talkChanged() {
    this.asked = null;
    this.found = nothing();
    this.reveal();
    this.draw();
  }

  /** Finds the newest question among the last messages and fetches its samples, once for each text. */
  async look() {
    if (this.root.hidden) return;
    const { talk } = this.pane;
    const texts = openWords(talk.messages);
    const sign = [...texts, lastPaper(talk.messages)].join("\u0000");
    if (sign === this.asked) return;
    this.asked = sign;
    let found = nothing();
    for (const text of texts) {
      found = await api.answers(text, talk.chat).catch(() => found);
      if (found.item) break;
    }
    if (this.pane.talk !== talk || this.asked !== sign) return;
    this.found = found;
    await this.draw();
  }

  async draw() {
    if (this.root.hidden) return;
    const { answers, item } = this.found;
    this.root.dataset.item = item ?? "";
    this.root.classList.toggle("for-answers", answers.length > 0);
    this.root.classList.toggle("for-pictures", this.found.pictures.length > 0);
    this.answers.replaceChildren(...(answers.length
      ? answers.map((one) => this.answer(one))
      : [el("p", { class: "hint" }, w("page-try-none"))]));
    const mode = (as, key) => el("button", {
      class: "segment", type: "button", "aria-pressed": String(this.as === as), w: key,
      on: { click: () => { this.as = as; kept.set("try.as", as); this.draw(); } },
    });
    this.modes.replaceChildren(mode("photo", "page-as-photo"), mode("document", "page-as-file"));
    fill(this.modes);
    const all = [...this.found.printed, ...await allPictures()];
    // Somebody else's paper is no answer where one's own was printed.
    const own = this.found.printed.map((one) => one.id);
    const wanted = new Set(own.length ? own : this.found.pictures);
    const first = [...all].sort((a, b) => Number(wanted.has(b.id)) - Number(wanted.has(a.id)));
    const sign = JSON.stringify([first.map((one) => one.url), [...wanted], document.documentElement.lang]);
    if (this.shelf.dataset.sign === sign) return;
    this.shelf.dataset.sign = sign;
    this.shelf.replaceChildren(...first.map((one) => this.picture(one, wanted.has(one.id))));
    this.shelf.scrollLeft = 0;
  }

  answer({ text, good }) {
    return el("button", {
      class: `sample ${good ? "good" : "bad"}`, type: "button",
      data: { good: String(good) },
      on: { click: () => this.pane.send(text) },
    },
    el("i", { class: `dot ${good ? "good" : "bad"}`, "aria-hidden": "true" }),
    el("span", { class: "offscreen" }, w(good ? "page-try-good" : "page-try-bad"), ": "),
    el("span", { class: "sample-text", dir: "auto" }, text));
  }

  picture(one, wanted) {
    const title = pick(one.title);
    return el("button", {
      class: `sample-picture ${one.good ? "good" : "bad"}${wanted ? " wanted" : ""}`, type: "button", title,
      data: { picture: one.id },
      on: { click: () => this.sendPicture(one) },
    },
    el("span", { class: "thumb" }, this.thumb(one), el("i", { class: `dot ${one.good ? "good" : "bad"}`, "aria-hidden": "true" })),
    el("span", { class: "offscreen" }, w(one.good ? "page-try-good" : "page-try-bad"), ": "),
    el("span", { class: "sample-title" }, title));
  }

  thumb(one) {
    if (!/\.(jpe?g|png|webp)$/i.test(one.name)) return el("span", { class: "thumb-file" }, icon("file"));
    const img = el("img", { src: one.url, alt: "", loading: "lazy" });
    img.addEventListener("error", () => img.replaceWith(el("span", { class: "thumb-file" }, icon("file"))));
    return img;
  }

  async sendPicture(one) {
    const files = await attempt(() => api.pictureFiles(one));
    if (!files) return;
    const as = files.every((file) => /^image\/(jpeg|png|webp)$/.test(file.type)) ? this.as : "document";
    await this.pane.sendFiles(files, as, "");
  }
}
