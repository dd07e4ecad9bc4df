// The top of the page: the turned clock with its skips, the bot's life, language, theme and help.
import * as api from "./api.js";
import { el, icon, kept } from "./dom.js";
import { showHelp } from "./help.js";
import { attempt, toast } from "./notices.js";
import { loadDemo, note, now, onChange, world } from "./world.js";
import { day, hours, lang, loadWords, onWords, w } from "./words.js";

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const THEMES = ["auto", "light", "dark"];

export class TimeBar {
  constructor(root) {
    this.time = el("time", { class: "now-hours" });
    this.day = el("span", { class: "now-day" });
    this.skips = [
      this.control("hour", "hour", "page-skip-hour", () => this.skip({ skip_s: HOUR_S })),
      this.control("day", "day", "page-skip-day", () => this.skip({ skip_s: DAY_S })),
      this.control("reminder", "bell", "page-skip-reminder", () => this.skip({ to: "next_wakeup" })),
    ];
    this.bot = el("button", { class: "bot-life", type: "button", data: { act: "restart" } }, icon("power"), el("span", {}));
    this.bot.addEventListener("click", () => this.restart());
    this.language = el("button", { class: "round", type: "button", label: "page-switch-language", data: { act: "language" } }, el("span", { class: "letter", w: "page-other-language" }));
    this.language.addEventListener("click", () => loadWords(lang() === "zh" ? "en" : "zh"));
    this.theme = el("button", { class: "round", type: "button", label: "page-theme" }, icon("theme"));
    this.theme.addEventListener("click", () => this.turnTheme());
    const help = el("button", { class: "round", type: "button", label: "page-help", data: { act: "help" } }, icon("help"));
    help.addEventListener("click", showHelp);
    root.append(
      el("div", { class: "brand" }, el("img", { src: "/page/icon.svg", alt: "", width: "30", height: "30" }), el("h1", { w: "page-brand" })),
      el("div", { class: "clock", role: "group", label: "page-clock" },
        el("span", { class: "now" }, icon("clock"), this.time, this.day), ...this.skips),
      el("div", { class: "tools" }, this.bot, this.language, this.theme, help));
    this.applyTheme(kept.get("theme") ?? "auto");
    setInterval(() => this.tick(), 1000);
    onChange((what) => { if (typeof what === "string") this.draw(); });
    onWords(() => this.draw());
  }

  control(act, shape, key, run) {
    const node = el("button", { class: "skip", type: "button", label: `${key}-long`, data: { act } }, icon(shape), el("span", { w: key }));
    node.addEventListener("click", run);
    return node;
  }

  tick() {
    if (!world.state) return;
    const at = now();
    this.time.textContent = hours(at);
    this.day.textContent = day(at);
    this.time.dateTime = at.toISOString();
  }

  draw() {
    this.tick();
    const life = world.demo?.bot;
    const words = this.restarting ? "page-bot-restarting" : life?.running ? "page-bot-restart" : "page-bot-start";
    this.bot.querySelector("span").textContent = w(words);
    this.bot.title = life?.running ? w("page-bot-restart-long", { pid: life.pid }) : w("page-bot-down");
    this.bot.classList.toggle("down", Boolean(life) && !life.running && !this.restarting);
  }

  async skip(turn) {
    if (this.turning) return;
    this.turning = true;
    for (const node of this.skips) node.disabled = true;
    document.body.classList.add("turning");
    const done = await attempt(() => api.clock(turn));
    document.body.classList.remove("turning");
    for (const node of this.skips) node.disabled = false;
    this.turning = false;
    if (!done) return;
    world.offset = Date.parse(done.now) - Date.now();
    this.tick();
    const at = new Date(done.now);
    toast(w("page-now-it-is", { day: day(at), time: hours(at) }), "time");
  }

  /** Kills the process for good and starts it again; both words stand in the talks. */
  async restart() {
    if (this.restarting) return;
    this.restarting = true;
    this.draw();
    const was = world.demo?.bot;
    const done = await attempt(() => api.bot(was?.running ? "restart" : "start"));
    await loadDemo().catch(() => {});
    this.restarting = false;
    this.draw();
    if (!done) return;
    const { pid } = world.demo.bot;
    if (was?.running) note("page-note-restarted", { old: was.pid, pid });
    else note("page-note-started", { pid });
  }

  turnTheme() {
    const next = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
    this.applyTheme(next);
    toast(w(`page-theme-${next}`));
  }

  applyTheme(theme) {
    document.documentElement.dataset.theme = theme;
    kept.set("theme", theme);
  }
}

