// One picture, as large as the window allows.
import { el, icon } from "./dom.js";
import { modal } from "./notices.js";

export function view(file, alt) {
  return modal(
    el("form", { method: "dialog", class: "viewer" },
      el("img", { src: file.url, alt }),
      el("div", { class: "viewer-bar" },
        el("a", { class: "round", href: file.url, download: file.name ?? "picture.jpg", label: "page-download" }, icon("save")),
        el("button", { class: "round", value: "", label: "page-close" }, icon("close")))),
    { label: "page-picture", wide: true });
}
