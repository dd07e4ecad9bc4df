// Every request to the pretended world; nothing else in the page calls fetch (but for the words).

/** An answer that says no; its message is the server's plain sentence. */
export class Refused extends Error {}

async function ask(path, options) {
  const answer = await fetch(path, options);
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    throw new Refused(told.error ?? `HTTP ${answer.status}`);
  }
  return answer.status === 204 ? null : answer.json();
}

const post = (path, body = {}) =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const world = () => ask("/_sim/state");
export const demo = () => ask("/_demo/state");
export const bot = (what) => post(`/_demo/${what}`);
export const clock = (turn) => post("/_sim/clock", turn);
export const addPerson = (person) => post("/_sim/people", person);
export const pictures = () => ask("/_demo/pictures");
export const answers = (text, chat) => ask(`/_demo/answers?text=${encodeURIComponent(text)}&chat=${chat}`);
export const taps = (person) => ask(`/_sim/people/${person}/taps`);
export const transcript = ({ person, chat }) => ask(`/_sim/people/${person}/transcript?chat_id=${chat}&limit=400`);

/** Where a person speaks: private chats need no chat_id, groups do. */
const place = ({ person, chat }, more = {}) => ({ ...(chat === person ? {} : { chat_id: chat }), ...more });

const act = (talk, what, body) => post(`/_sim/people/${talk.person}/${what}`, place(talk, body));
export const sendText = (talk, text, more) => act(talk, "text", { text, ...more });
export const tap = (talk, message_id, data) => act(talk, "tap", { message_id, data });
export const edit = (talk, message_id, text) => act(talk, "edit", { message_id, text });
export const remove = (talk, message_id) => act(talk, "delete", { message_id });
export const contact = (talk, body) => act(talk, "contact", body);
export const other = (talk, kind) => act(talk, "other", { kind });
export const forward = (talk, message_id) => act(talk, "forward", { message_id, from_chat: talk.chat });
export const block = (talk) => act(talk, "block", {});
export const unblock = (talk) => act(talk, "unblock", {});

/** Sends files: one as photo or document, two to ten as an album. */
export async function sendFiles(talk, files, as, caption, more = {}) {
  const form = new FormData();
  const fields = place(talk, more);
  if (files.length > 1) form.append("as", as);
  if (caption) form.append("caption", caption);
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== null) form.append(name, value);
  for (const file of files) form.append("file", file, file.name || "picture.png");
  const what = files.length > 1 ? "album" : as;
  return ask(`/_sim/people/${talk.person}/${what}`, { method: "POST", body: form });
}

/** The bytes of one sample as files, ready to be sent: a paper has a picture of each page. */
export const pictureFiles = (picture) => Promise.all((picture.pages ?? [picture.url]).map(async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Refused(`HTTP ${answer.status}`);
  const blob = await answer.blob();
  return new File([blob], picture.name, { type: blob.type });
}));

const POLL_MS = 1500;
/** Even a live stream is doubted once in so many polls: some proxies hold it open and let nothing through. */
const DOUBT = 8;

/** Calls `changed({rev, chats, typing})` on every change; chats is null where the change is not known exactly. */
export function follow(changed, linked) {
  let live = false;
  let rev = -1;
  let beats = 0;
  const source = new EventSource("/_sim/events");
  source.onopen = () => { live = true; linked(true); changed({ chats: null, typing: [] }); };
  source.onerror = () => { live = false; };
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    rev = Math.max(rev, news.rev ?? rev);
    changed(news);
  };
  setInterval(async () => {
    beats += 1;
    if (live && beats % DOUBT) return;
    try {
      const state = await world();
      linked(true);
      if (state.rev !== rev) changed({ rev: state.rev, chats: null, typing: [] });
      rev = state.rev;
    } catch {
      linked(false);
    }
  }, POLL_MS);
}
