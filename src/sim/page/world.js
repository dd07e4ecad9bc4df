// What the page knows of the pretended world: people, groups, talks, their transcripts and what is unread.
import * as api from "./api.js";

/** One person's view of one chat. Kept for the page's life, so that unread marks survive a change of view. */
class Talk {
  constructor(person, chat) {
    this.person = person;
    this.chat = chat;
    this.messages = [];
    this.loaded = false;
    this.seen = 0;
    this.divider = null;
    this.typing = false;
    this.notes = [];
    this.busy = false;
    this.again = false;
  }
  get key() { return `${this.person}:${this.chat}`; }
  get private() { return this.person === this.chat; }
  get newest() { return this.messages.at(-1)?.message_id ?? 0; }
  get unread() { return this.messages.filter((m) => m.message_id > this.seen && m.from_id !== this.person && !m.service).length; }
  read() { this.seen = Math.max(this.seen, this.newest); }
}

const talks = new Map();
const listeners = new Set();
const typingEnds = new Map();
const TYPING_MS = 6000;

export const world = { state: null, demo: null, linked: true, offset: 0, talks };

/** Calls back with "state", "demo", "link" or a talk that changed. */
export const onChange = (listener) => listeners.add(listener);
export const told = (what) => { for (const listener of listeners) listener(what); };

export function talk(person, chat) {
  const key = `${person}:${chat}`;
  if (!talks.has(key)) talks.set(key, new Talk(person, chat));
  return talks.get(key);
}

export const person = (id) => world.state?.people.find((one) => one.id === id);
export const group = (id) => world.state?.groups.find((one) => one.id === id);
export const now = () => new Date(Date.now() + world.offset);
export const reviewers = () => new Set(world.demo?.reviewers ?? [world.demo?.reviewer]);
export const filers = () => (world.state?.people ?? []).filter((one) => !reviewers().has(one.id));

/** The command menu in the language of the person's client, else the general one. */
export function commands(of) {
  const all = world.state?.commands ?? {};
  const short = (person(of)?.language_code ?? "").slice(0, 2).toLowerCase();
  return all[short] ?? all[""] ?? [];
}

export async function loadState() {
  world.state = await api.world();
  world.offset = Date.parse(world.state.clock.now) - Date.now();
  told("state");
}

export async function loadDemo() {
  world.demo = await api.demo();
  told("demo");
}

/** Reads a transcript again; calls that come while one is under way become one more. */
export async function refresh(one) {
  if (one.busy) { one.again = true; return; }
  one.busy = true;
  try {
    do {
      one.again = false;
      const messages = await api.transcript(one);
      const first = !one.loaded;
      one.messages = messages;
      one.loaded = true;
      if (first) one.read();
      told(one);
    } while (one.again);
  } catch (error) {
    if (!(error instanceof api.Refused)) throw error;
    one.loaded = true;
    told(one);
  } finally {
    one.busy = false;
  }
}

function showTyping(chat) {
  for (const one of talks.values()) {
    if (one.chat !== chat) continue;
    one.typing = true;
    told(one);
    clearTimeout(typingEnds.get(one.key));
    typingEnds.set(one.key, setTimeout(() => { one.typing = false; told(one); }, TYPING_MS));
  }
}

async function changed({ chats, typing }) {
  await loadState().catch(() => {});
  for (const one of talks.values()) {
    if (chats !== null && chats !== undefined && !chats.includes(one.chat)) continue;
    if (one.typing && !(typing ?? []).includes(one.chat)) one.typing = false;
    refresh(one).catch(() => {});
  }
  for (const chat of typing ?? []) showTyping(chat);
}

export function start() {
  api.follow(changed, (linked) => {
    if (world.linked === linked) return;
    world.linked = linked;
    told("link");
  });
}

/** A line of the page itself in every open talk, placed after what is there now. */
export function note(key, args = {}) {
  for (const one of talks.values()) {
    one.notes.push({ after: one.newest, key, args, at: now() });
    told(one);
  }
}
