// Small helpers to build and keep nodes; no other module calls createElement.

/**
 * Makes an element. Properties: `class`, `on` (map of listeners), `data` (dataset), `w` (key of its
 * text, kept for a change of language), `label` (key of its aria-label and tooltip); the rest are
 * attributes, left out when null or false.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "on") for (const [kind, listener] of Object.entries(value)) node.addEventListener(kind, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "w") node.dataset.w = value;
    else if (name === "label") node.dataset.wLabel = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SHAPES = {
  send: "M3.4 20.4 21 12 3.4 3.6 3.4 10.1 15 12 3.4 13.9z",
  attach: "M16.5 6.5v10a4.5 4.5 0 0 1-9 0V6a3 3 0 0 1 6 0v9.5a1.5 1.5 0 0 1-3 0V7",
  spark: "M12 3l1.9 5.1L19 10l-5.1 1.9L12 17l-1.9-5.1L5 10l5.1-1.9zM18.5 15.5l.8 2.2 2.2.8-2.2.8-.8 2.2-.8-2.2-2.2-.8 2.2-.8z",
  slash: "M15.5 5 8.5 19",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M6 9.5l6 6 6-6",
  close: "M6 6l12 12M18 6 6 18",
  reply: "M10 8V4.5L3.5 11 10 17.5V14c5 0 8 1.6 10.5 5-1-6-4-10.3-10.5-11z",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  image: "M4 5h16v14H4zM4 16l5-5 4.5 4.5L16 13l4 4M15.5 9h.01",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  hour: "M5 12h12M12 6.5 17.5 12 12 17.5",
  day: "M4 12h7M7.5 7.5 12 12l-4.5 4.5M14 7.5l4.5 4.5-4.5 4.5",
  bell: "M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10.5 21h3",
  power: "M12 3.5v8M7 6.5a7.5 7.5 0 1 0 10 0",
  theme: "M12 3.5v17a8.5 8.5 0 0 0 0-17zM12 20.5a8.5 8.5 0 0 1 0-17",
  help: "M9 9.2a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2.2M12 17.5h.01",
  pin: "M14.5 3.5l6 6-4 1-3.5 3.5-.5 4-6.500-6.500 4-.5L13.500 7.500zM8.500 15.500 4 20",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.8-4 3.800-6 7.500-6s6.700 2 7.500 6",
  add: "M12 5v14M5 12h14",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  link: "M9 6h9v9M18 6 6.500 17.500",
  check: "M5 12.500l4.500 4.500L19 7.500",
  save: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
};

/** A line icon; purely decorative, the control around it carries the label. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon", `icon-${name}`);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** A value remembered in this browser; where storage is shut, forgotten with the page. */
export const kept = {
  get(name) {
    try { return localStorage.getItem(`beian.${name}`); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(`beian.${name}`, value); } catch { /* a private window: nothing to keep */ }
  },
};
