// A list of things to go to: rows or chips. All text enters as textContent, so names stay inert.
//
// data: { layout: "rows" | "chips", items: [{key, kind?, text, sub?, doubt?, current?}], label }
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
}
