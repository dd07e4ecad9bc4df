// Files waiting to be sent: seen before they go, as photo or as file, several as an album.
import { el, icon } from "./dom.js";
import { toast } from "./notices.js";
import { fill, w } from "./words.js";

const ALBUM_MAX = 10;
const PHOTO = /^image\/(jpeg|png|webp|gif|bmp)$/;

export class Tray {
  constructor(changed) {
    this.changed = changed;
    this.files = [];
    this.as = "photo";
    this.root = el("div", { class: "tray", role: "group", label: "page-tray", hidden: true });
  }

  add(files, as) {
    const room = ALBUM_MAX - this.files.length;
    if (files.length > room) toast(w("page-album-limit", { n: ALBUM_MAX }));
    this.files.push(...files.slice(0, room));
    if (as) this.as = as;
    if (!this.files.every((file) => PHOTO.test(file.type))) this.as = "document";
    this.draw();
  }

  clear() {
    if (!this.files.length) return;
    this.files = [];
    this.draw();
  }

  draw() {
    for (const img of this.root.querySelectorAll("img")) URL.revokeObjectURL(img.src);
    this.root.hidden = !this.files.length;
    const photosOnly = this.files.every((file) => PHOTO.test(file.type));
    const mode = (as, key) => el("button", {
      class: "segment", type: "button", "aria-pressed": String(this.as === as), w: key, disabled: as === "photo" && !photosOnly,
      on: { click: () => { this.as = as; this.draw(); } },
    });
    this.root.replaceChildren(
      el("div", { class: "tray-files" }, ...this.files.map((file, at) => this.item(file, at))),
      el("div", { class: "segments" }, mode("photo", "page-as-photo"), mode("document", "page-as-file")));
    fill(this.root);
    this.changed();
  }

  item(file, at) {
    const drop = el("button", { class: "tray-drop", type: "button", "aria-label": `${w("page-remove")} ${file.name}` }, icon("close"));
    drop.addEventListener("click", () => { this.files.splice(at, 1); this.draw(); });
    const face = PHOTO.test(file.type)
      ? el("img", { src: URL.createObjectURL(file), alt: file.name })
      : el("span", { class: "tray-name" }, icon("file"), file.name);
    return el("div", { class: "tray-item" }, face, drop);
  }
}
