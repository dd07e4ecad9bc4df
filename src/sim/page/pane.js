// One side of the page: a person's view of a chat, with its head, its stream and its composer.
import * as api from "./api.js";
import { Composer } from "./composer.js";
import { el, icon } from "./dom.js";
import { show } from "./log.js";
import { openMenu } from "./menus.js";
import { outline } from "./message.js";
import { attempt, copy } from "./notices.js";
import { newPerson } from "./people.js";
import { Tryout } from "./tryout.js";
import { filers, group, onChange, person, refresh, reviewers, talk as talkOf, world } from "./world.js";
import { lang, onWords, w } from "./words.js";

const NEAR_END_PX = 80;

export class Pane {
  /** `side` is "filer" or "reviewer"; it decides which talks can be chosen. */
  constructor(side) {
    this.side = side;
    this.talk = null;
    this.thread = null;
    this.build();
    onChange((what) => this.changed(what));
    onWords(() => {
      if (this.talk?.loaded && !this.talk.messages.length) this.open(this.firstTalk(this.talks()));
      this.draw();
    });
    document.addEventListener("visibilitychange", () => { if (this.visible) this.come(); });
  }

  build() {
    this.avatar = el("span", { class: "avatar", "aria-hidden": "true" });
    this.title = el("b", { class: "head-title" });
    this.subtitle = el("span", { class: "head-subtitle", role: "status" });
    this.chooser = el("button", { class: "head-chat", type: "button", label: "page-choose-chat", "aria-haspopup": "menu" },
      this.avatar, el("span", { class: "head-text" }, this.title, this.subtitle), el("span", { class: "head-more" }, icon("down")));
    this.chooser.addEventListener("click", () => openMenu(this.chooser, this.choices(), { label: "page-choose-chat" }));
    const more = el("button", { class: "round", type: "button", label: "page-chat-menu", "aria-haspopup": "menu" }, icon("more"));
    more.addEventListener("click", () => openMenu(more, this.extras()));
    this.pinned = el("button", { class: "pinned", type: "button", hidden: true });
    this.topics = el("div", { class: "topics", role: "group", label: "page-topics", hidden: true });
    this.log = el("div", { class: "log", role: "log", "aria-live": "off", label: "page-messages" });
    this.log.addEventListener("click", (event) => this.copyCode(event));
    this.log.addEventListener("keydown", (event) => { if (event.key === "Enter") this.copyCode(event); });
    this.startButton = el("button", { class: "primary", type: "button", w: "page-start", on: { click: () => this.send("/start") } });
    this.emptyWords = el("p");
    this.empty = el("div", { class: "empty", hidden: true }, el("div", { class: "empty-mark" }, icon("spark")), this.emptyWords, this.startButton);
    this.scroll = el("div", { class: "scroll", tabindex: "0", label: "page-messages" }, this.empty, this.log);
    this.scroll.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // A picture that loads, a drawer that opens: who was at the end stays there.
    const sized = new ResizeObserver(() => { if (this.stick) this.toEnd(); });
    sized.observe(this.scroll);
    sized.observe(this.log);
    this.jump = el("button", { class: "jump", type: "button", label: "page-to-newest", hidden: true }, icon("down"), el("span", { class: "badge" }));
    this.jump.addEventListener("click", () => this.toEnd(true));
    this.composer = new Composer(this);
    this.tryout = new Tryout(this);
    this.stick = true;
    this.lastTop = 0;
    this.root = el("section", { class: `pane ${this.side}`, id: `pane-${this.side}`, label: `page-pane-${this.side}`, tabindex: "-1", data: { pane: this.side } },
      el("header", { class: "head" }, this.chooser, more),
      this.pinned, this.topics,
      el("div", { class: "stage" }, this.scroll, this.jump),
      this.composer.root, this.tryout.root);
    this.composer.takeDrops(this.root);
  }

  open(one) {
    if (this.talk === one) return;
    this.talk = one;
    this.thread = null;
    this.stick = true;
    one.divider = one.loaded && one.unread ? one.seen : null;
    this.log.setAttribute("aria-live", "off");
    this.log.replaceChildren();
    this.composer.reset();
    this.tryout.talkChanged();
    this.draw();
    refresh(one).catch(() => {});
  }

  changed(what) {
    if (what === "state") this.adopt();
    if (what === this.talk) { this.draw(); this.tryout.look(); } else if (typeof what === "string") this.drawHead();
  }

  /** Makes sure that every talk of this side is followed, so that unread marks are true. */
  adopt() {
    const known = this.talks();
    for (const one of known) if (!one.loaded) refresh(one).catch(() => {});
    if (!this.talk && known.length) this.open(this.firstTalk(known));
    this.drawHead();
  }

  /** Of the filers the one whose app speaks the language of the page, so that the bot greets in it. */
  firstTalk(known) {
    if (this.side !== "filer") return known[0];
    return known.find((one) => (person(one.person)?.language_code ?? "").startsWith(lang())) ?? known[0];
  }

  talks() {
    if (!world.state || !world.demo) return [];
    if (this.side === "filer") return filers().map((one) => talkOf(one.id, one.id));
    const people = [...reviewers()].filter((id) => person(id));
    return [
      ...world.state.groups.flatMap((one) => people.filter((id) => one.members.includes(id)).map((id) => talkOf(id, one.id))),
      ...people.map((id) => talkOf(id, id)),
    ];
  }

  choices() {
    const items = this.talks().map((one) => ({
      text: this.nameOf(one), hint: one !== this.talk && one.unread ? String(one.unread) : this.asWhom(one),
      checked: one === this.talk, run: () => { this.open(one); this.composer.focus(); },
    }));
    if (this.side === "filer") {
      items.push("-", { w: "page-new-filer", icon: "add", run: async () => {
        const made = await newPerson();
        if (made) this.open(talkOf(made.id, made.id));
        this.composer.focus();
      } });
    }
    return items;
  }

  nameOf(one) {
    if (one.private) return person(one.person)?.first_name ?? String(one.person);
    return group(one.chat)?.title ?? String(one.chat);
  }

  asWhom(one) {
    const who = person(one.person);
    if (one.private) return this.side === "filer" ? who?.language_code ?? "" : w("page-private");
    return w("page-as", { name: who?.first_name ?? "" });
  }

  extras() {
    const blocked = person(this.talk.person)?.blocked;
    const items = [{ w: "page-to-newest", icon: "down", run: () => this.toEnd(true) }];
    if (this.talk.private) {
      items.push("-", blocked
        ? { w: "page-unblock", run: () => attempt(() => api.unblock(this.talk)) }
        : { w: "page-block", danger: true, run: () => attempt(() => api.block(this.talk)) });
    }
    return items;
  }

  draw() {
    const one = this.talk;
    if (!one) return;
    const near = this.stick;
    const grew = show(this.log, one, {
      thread: this.thread,
      sign: document.documentElement.lang,
      tools: {
        talk: one,
        showTopic: !one.private && this.thread === null,
        reply: (message) => this.composer.reply(message),
        edit: (message) => this.composer.edit(message),
        command: (command) => this.send(command),
        jump: (id) => this.jumpTo(id),
      },
    });
    this.composer.offer();
    this.drawEmpty();
    if (grew && near) this.toEnd();
    if (one.loaded) requestAnimationFrame(() => this.log.setAttribute("aria-live", "polite"));
    this.drawHead();
    this.read();
  }

  drawEmpty() {
    const one = this.talk;
    this.empty.hidden = !one.loaded || one.messages.some((message) => !message.service);
    this.emptyWords.textContent = w(one.private ? "page-empty" : "page-empty-group");
    this.startButton.hidden = !one.private;
  }

  drawHead() {
    const one = this.talk;
    if (!one || !world.state) return;
    const botName = world.state.bot?.first_name ?? w("page-bot");
    const who = person(one.person)?.first_name ?? "";
    const here = one.private ? botName : this.nameOf(one);
    this.title.textContent = here;
    this.avatar.textContent = [...here][0] ?? "";
    this.avatar.classList.toggle("of-group", !one.private);
    this.subtitle.textContent = this.status(one, who);
    this.subtitle.classList.toggle("typing", one.typing);
    this.drawPinned();
    this.drawTopics();
    const unread = one.unread;
    this.jump.hidden = this.stick;
    this.jump.querySelector(".badge").textContent = unread ? String(unread) : "";
    document.dispatchEvent(new CustomEvent("unread"));
  }

  status(one, who) {
    if (one.typing) return w("page-typing");
    if (!world.linked) return w("page-no-link");
    if (world.demo && !world.demo.bot.running) return w("page-bot-down");
    return w(one.private ? "page-chat-of" : "page-as", { name: who });
  }

  drawPinned() {
    const pin = this.talk.messages.findLast((one) => one.pinned);
    this.pinned.hidden = !pin;
    if (!pin) return;
    this.pinned.replaceChildren(icon("pin"), el("span", { class: "pinned-text" }, el("b", {}, w("page-pinned")), el("span", {}, outline(pin))));
    this.pinned.onclick = () => this.jumpTo(pin.message_id);
  }

  drawTopics() {
    const known = this.talk.private ? [] : group(this.talk.chat)?.topics ?? [];
    this.topics.hidden = known.length === 0;
    const all = [{ id: null, name: w("page-topic-all") }, { id: 0, name: w("page-topic-general") }, ...known];
    const sign = JSON.stringify([all, this.thread]);
    if (this.topics.dataset.sign === sign) return;
    this.topics.dataset.sign = sign;
    this.topics.replaceChildren(...all.map((one) => el("button", {
      class: "chip", type: "button", "aria-pressed": String(one.id === this.thread),
      on: { click: () => { this.thread = one.id; this.stick = true; this.draw(); this.toEnd(); } },
    }, one.name)));
  }

  get visible() {
    return document.visibilityState === "visible" && this.root.offsetParent !== null;
  }

  read() {
    if (!this.talk || !this.visible || !this.stick || this.thread !== null) return;
    const before = this.talk.seen;
    this.talk.read();
    if (before !== this.talk.seen) this.drawHead();
  }

  /** The pane comes to the front: what came meanwhile is marked, then counts as read. */
  come() {
    if (this.talk?.unread) {
      this.talk.divider = this.talk.seen;
      this.draw();
    }
    if (this.stick) this.toEnd();
    this.read();
  }

  scrolled() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroll;
    // Only a person moves up; a picture that loads merely makes the stream longer.
    const near = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    this.stick = near || (this.stick && scrollTop >= this.lastTop);
    this.lastTop = scrollTop;
    this.jump.hidden = this.stick;
    this.read();
  }

  toEnd(smooth = false) {
    this.stick = true;
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior: smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches ? "smooth" : "instant" });
    this.read();
  }

  jumpTo(id) {
    const node = [...this.log.children].find((one) => Number(one.dataset.messageId) <= id && id <= Number(one.dataset.last));
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.add("pointed");
    setTimeout(() => node.classList.remove("pointed"), 1600);
  }

  /** Focus on the first button of the newest message that has some. */
  toButtons() {
    const all = this.log.querySelectorAll(".keyboard");
    all[all.length - 1]?.querySelector("button, a")?.focus();
  }

  copyCode(event) {
    const code = event.target.closest?.("[data-copy]");
    if (code) copy(code.textContent);
  }

  /** What goes with a message sent here: the topic that is being looked at. */
  get placeNow() {
    return this.thread ? { thread_id: this.thread } : {};
  }

  async send(text, more = {}) {
    this.talk.divider = null;
    this.stick = true;
    return attempt(() => api.sendText(this.talk, text, { ...this.placeNow, ...more }));
  }

  async sendFiles(files, as, caption, more = {}) {
    this.talk.divider = null;
    this.stick = true;
    return attempt(() => api.sendFiles(this.talk, files, as, caption, { ...this.placeNow, ...more }));
  }
}

