// A further filer: a name and the language of the client, which decides how the bot greets.
import * as api from "./api.js";
import { el } from "./dom.js";
import { attempt, modal } from "./notices.js";
import { loadState } from "./world.js";

const LANGUAGES = [["zh-hans", "简体中文"], ["zh-hant", "繁體中文"], ["en", "English"], ["ru", "Русский"], ["ja", "日本語"], ["ko", "한국어"]];

export async function newPerson() {
  const name = el("input", { id: "person-name", name: "name", required: true, maxlength: "64", autocomplete: "off", class: "input" });
  const language = el("select", { id: "person-language", class: "input" },
    ...LANGUAGES.map(([tag, own]) => el("option", { value: tag, lang: tag }, `${own} (${tag})`)));
  const form = el("form", { method: "dialog", class: "sheet-form" },
    el("h2", { w: "page-new-filer" }),
    el("label", { for: "person-name", w: "page-person-name" }), name,
    el("label", { for: "person-language", w: "page-person-language" }), language,
    el("p", { class: "hint", w: "page-person-hint" }),
    el("div", { class: "modal-actions" },
      el("button", { class: "quiet", value: "", formnovalidate: true, w: "page-cancel" }),
      el("button", { class: "primary", value: "add", w: "page-add" })));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== name) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[value=add]"));
  });
  if (await modal(form, { label: "page-new-filer" }) !== "add") return null;
  const made = await attempt(() => api.addPerson({ first_name: name.value.trim(), language_code: language.value }));
  if (made) await loadState();
  return made;
}
