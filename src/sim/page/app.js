// Puts the page together: words first, then the two panes, then the stream of changes.
import { el } from "./dom.js";
import { listenForKeys } from "./help.js";
import { Pane } from "./pane.js";
import { TimeBar } from "./timebar.js";
import { loadDemo, loadState, onChange, start, world } from "./world.js";
import { fill, firstLanguage, loadWords } from "./words.js";

const DEMO_LOOK_MS = 3000;

/** On a narrow window one pane shows at a time; the tabs say which, and what is unread behind them. */
class Tabs {
  constructor(root, panes) {
    this.root = root;
    this.panes = panes;
    this.root.setAttribute("role", "tablist");
    this.tabs = panes.map((pane) => {
      const badge = el("span", { class: "badge" });
      const tab = el("button", { type: "button", role: "tab", class: "tab", "aria-controls": pane.root.id, id: `tab-${pane.side}` }, el("span", { w: `page-tab-${pane.side}` }), badge);
      tab.addEventListener("click", () => this.show(pane));
      tab.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        const next = panes[(panes.indexOf(pane) + 1) % panes.length];
        this.show(next);
        document.getElementById(`tab-${next.side}`).focus();
      });
      return { tab, badge, pane };
    });
    root.append(...this.tabs.map((one) => one.tab));
    document.addEventListener("unread", () => this.draw());
    this.show(panes[0]);
  }

  show(pane) {
    for (const { tab, pane: one } of this.tabs) {
      const chosen = one === pane;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      one.root.classList.toggle("shown", chosen);
    }
    pane.come();
  }

  draw() {
    for (const { badge, pane } of this.tabs) {
      const unread = pane.talks().reduce((sum, one) => sum + (one === pane.talk || one.private === (pane.side === "filer") ? one.unread : 0), 0);
      badge.textContent = unread ? String(unread) : "";
    }
  }
}

async function main() {
  await loadWords(firstLanguage());
  const bar = new TimeBar(document.getElementById("top"));
  const panes = [new Pane("filer"), new Pane("reviewer")];
  document.getElementById("panes").replaceChildren(...panes.map((pane) => pane.root));
  const tabs = new Tabs(document.getElementById("tabs"), panes);
  fill(document.body);
  await Promise.all([loadState(), loadDemo()]);
  for (const pane of panes) pane.adopt();
  listenForKeys({
    1: () => { tabs.show(panes[0]); panes[0].composer.focus(); },
    2: () => { tabs.show(panes[1]); panes[1].composer.focus(); },
    3: () => panes[0].tryout.toggle(),
    4: () => (panes.find((pane) => pane.root.contains(document.activeElement)) ?? panes[0]).toButtons(),
    5: () => bar.skips[0].click(),
    6: () => bar.skips[1].click(),
    7: () => bar.skips[2].click(),
    8: () => bar.bot.click(),
  });
  start();
  // The bot may also die by itself: its life is looked at now and then.
  setInterval(() => { if (!bar.restarting) loadDemo().catch(() => {}); }, DEMO_LOOK_MS);
  onChange((what) => { if (what === "link") document.body.classList.toggle("no-link", !world.linked); });
  document.body.classList.add("ready");
}

main();
