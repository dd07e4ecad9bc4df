// The bot's command menu: opened by its button, or narrowed down while a command is being typed.
import { el } from "./dom.js";
import { commands } from "./world.js";

export class CommandList {
  constructor(composer) {
    this.composer = composer;
    this.at = -1;
    this.root = el("div", { class: "commands", role: "listbox", label: "page-commands", hidden: true });
  }

  get shown() { return !this.root.hidden; }

  toggle() {
    if (this.shown) this.close();
    else this.show(commands(this.composer.pane.talk.person));
    this.composer.focus();
  }

  typed(text) {
    if (!/^\/[a-z0-9_]*$/i.test(text)) { this.close(); return; }
    this.show(commands(this.composer.pane.talk.person).filter((one) => `/${one.command}`.startsWith(text.toLowerCase())));
  }

  show(list) {
    this.at = -1;
    this.root.hidden = !list.length;
    this.root.replaceChildren(...list.map((one) => el("button", {
      class: "command-item", type: "button", role: "option", tabindex: "-1", "aria-selected": "false", data: { command: one.command },
      on: { click: () => this.choose(one.command) },
    }, el("b", {}, `/${one.command}`), el("span", {}, one.description))));
  }

  close() {
    this.root.hidden = true;
    this.at = -1;
  }

  choose(command) {
    this.close();
    this.composer.field.value = "";
    this.composer.typed();
    this.composer.pane.send(`/${command}`);
    this.composer.focus();
  }

  /** Arrow keys, Enter, Tab and Escape while the list is open; true if the key was used. */
  key(event) {
    if (!this.shown) return false;
    const all = [...this.root.children];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.at = this.at < 0 && step < 0 ? all.length - 1 : (this.at + step + all.length) % all.length;
      all.forEach((node, at) => node.setAttribute("aria-selected", String(at === this.at)));
      all[this.at].scrollIntoView({ block: "nearest" });
    } else if ((event.key === "Enter" || event.key === "Tab") && this.at >= 0) {
      this.choose(all[this.at].dataset.command);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }
}
