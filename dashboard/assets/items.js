// A list of things to go to: rows, chips, or rows in columns (grid). All text enters as textContent, so names stay inert.
//
// data: { layout: "rows" | "chips" | "grid", items: [{key, kind?, text, sub?, doubt?, current?}], label,
//         reveal: what of the page the current item stands for, as a selector; it is brought into view }
// Trigger: picked (the item's key).

import { html } from "./surface.js";

export default function items({ data, parentElement, setTriggerValue }) {
  let host = parentElement.querySelector(".casus-items");
  if (!host) host = html("div", "", parentElement);
  host.className = `casus-items ${data.layout}`;
  host.setAttribute("role", "list");
  host.setAttribute("aria-label", data.label);
  host.replaceChildren(...data.items.map((item) => {
    const slot = html("div", null);
    slot.setAttribute("role", "listitem");
    const button = html("button", null, slot);
    button.type = "button";
    if (item.current) button.setAttribute("aria-current", "true");
    if (item.kind) html("span", "kind", button, item.kind);
    html("span", item.doubt ? "name doubt" : "name", button, item.text);
    if (item.sub) html("span", "sub", button, item.sub);
    button.addEventListener("click", () => setTriggerValue("picked", item.key));
    return slot;
  }));
  host.dataset.ready = String(data.items.length);
  const current = data.items.find((item) => item.current)?.key;
  if (data.reveal && current && host.dataset.current !== current) reveal(data.reveal, performance.now() + 3000);
  host.dataset.current = current ?? "";
}

// The page may not have drawn it yet.
function reveal(selector, until) {
  requestAnimationFrame(() => {
    const found = document.querySelector(selector);
    if (!found) {
      if (performance.now() < until) reveal(selector, until);
      return;
    }
    const { top, bottom } = found.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) found.scrollIntoView({ block: "center" });
  });
}
