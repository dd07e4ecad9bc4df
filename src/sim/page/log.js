// The stream of one talk: keeps nodes that did not change, so that focus, scroll and screen readers stay put.
import { el } from "./dom.js";
import { bubble } from "./message.js";
import { day, dayKey, fill, hours, w } from "./words.js";

/** Messages of one album become one entry; every other message is its own. */
function albums(messages) {
  const out = [];
  for (const message of messages) {
    const before = out.at(-1);
    if (message.media_group_id && before?.[0].media_group_id === message.media_group_id) before.push(message);
    else out.push([message]);
  }
  return out;
}

/** What is to be seen, in order: {key, sign, make}. */
function entries(talk, { thread, tools, sign }) {
  const out = [];
  const shown = talk.messages.filter((one) => thread === null || (one.thread_id ?? 0) === thread);
  const notes = [...talk.notes];
  let today = null;
  let split = talk.divider === null;
  const saySoFar = (id) => {
    while (notes.length && notes[0].after < id) {
      const said = notes.shift();
      const key = `note:${said.after}:${said.key}:${said.at.getTime()}`;
      out.push({ key, sign: sign + key, make: () => note(said) });
    }
  };
  for (const album of albums(shown)) {
    const first = album[0];
    saySoFar(first.message_id);
    const date = new Date(first.date * 1000);
    if (dayKey(date) !== today) {
      today = dayKey(date);
      out.push({ key: `day:${today}`, sign, make: () => line(day(date), "day") });
    }
    if (!split && first.message_id > talk.divider) {
      split = true;
      out.push({ key: "new", sign, make: () => line(w("page-new-messages"), "new") });
    }
    out.push({
      key: `message:${first.message_id}`,
      sign: sign + JSON.stringify(album) + (tools.showTopic ? "t" : ""),
      make: () => bubble(album, tools),
    });
  }
  saySoFar(Infinity);
  return out;
}

const line = (text, kind) => el("div", { class: `rule ${kind}`, role: "separator" }, el("span", {}, text));

const note = (said) => el("div", { class: "rule note" }, el("span", {}, w(said.key, said.args), " · ", hours(said.at)));

/** Makes `box` show the talk; gives back whether a new message came at the end. */
export function show(box, talk, options) {
  const wanted = entries(talk, options);
  const old = new Map([...box.children].map((node) => [node.dataset.key, node]));
  const lastBefore = box.lastElementChild?.dataset.key;
  let at = box.firstElementChild;
  for (const { key, sign, make } of wanted) {
    let node = old.get(key);
    old.delete(key);
    if (!node || node.sign !== sign) {
      const fresh = fill(make());
      fresh.dataset.key = key;
      fresh.sign = sign;
      if (node) {
        if (node === at) at = node.nextElementSibling;
        handOver(node, fresh);
      } else {
        fresh.classList.add("arriving");
      }
      node = fresh;
      box.insertBefore(node, at);
    } else if (node === at) {
      at = at.nextElementSibling;
    } else {
      box.insertBefore(node, at);
    }
  }
  for (const gone of old.values()) gone.remove();
  return wanted.at(-1)?.key !== lastBefore;
}

/** Puts a redrawn message where the old one was; the button that had the focus keeps it. */
function handOver(old, fresh) {
  const had = old.contains(document.activeElement) ? document.activeElement : null;
  const place = had ? [...old.querySelectorAll("button, a")].indexOf(had) : -1;
  old.replaceWith(fresh);
  if (!had) return;
  const next = fresh.querySelectorAll("button, a")[place];
  (next ?? fresh).focus({ preventScroll: true });
}
