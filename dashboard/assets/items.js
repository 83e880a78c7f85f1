// A list of things to go to: rows, chips, or rows in columns (grid). All text enters as textContent, so names stay inert.
//
// data: { layout: "rows" | "chips" | "grid", items: [{key, kind?, text, sub?, doubt?, current?, mark?}], label,
//         mark: {shape, precision, status, contested, tone}, the event as the timeline draws it;
//         reveal: what of the page the current item stands for, as a selector; it is brought into view }
// Trigger: picked (the item's key).

import { definitions, draw } from "./marks.js";
import { html, palette, svg } from "./surface.js";

export default function items({ data, parentElement, setTriggerValue }) {
  let host = parentElement.querySelector(".casus-items");
  if (!host) host = html("div", "", parentElement);
  host.className = `casus-items ${data.layout}`;
  host.setAttribute("role", "list");
  host.setAttribute("aria-label", data.label);
  const paint = data.items.some((item) => item.mark) && palette(host);
  const shared = paint ? [svg("svg", { class: "shared", width: 0, height: 0, "aria-hidden": "true" })] : [];
  if (paint) definitions(shared[0], paint);
  host.replaceChildren(...shared, ...data.items.map((item) => {
    const slot = html("div", null);
    slot.setAttribute("role", "listitem");
    const button = html("button", null, slot);
    button.type = "button";
    if (item.current) button.setAttribute("aria-current", "true");
    if (item.mark) drawn(button, item.mark, paint);
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

// The event's mark: how exact its date is, and whether it is reported as fact.
function drawn(button, mark, paint) {
  const icon = svg("svg", { class: "mark", width: 36, height: 18, "aria-hidden": "true" }, button);
  const place = mark.shape === "point" ? { x0: 16, x1: 16 } : { x0: 3, x1: 31 };
  if (mark.shape === "none") svg("text", { x: 16, y: 13.5, "text-anchor": "middle", "font-size": 13, fill: paint.tone[mark.tone] }, icon, "?");
  else draw(icon, mark, { ...place, shape: mark.shape, beyond: false }, 9, paint);
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
