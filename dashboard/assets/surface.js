// SVG elements, the theme's colours, text measuring and the tooltip. Text enters as textContent alone.

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, parent = null, text = null) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value);
  if (text !== null) node.textContent = text;
  if (parent) parent.appendChild(node);
  return node;
}

export function html(name, className, parent = null, text = null) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== null) node.textContent = text;
  if (parent) parent.appendChild(node);
  return node;
}

function luminance(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour || "#ffffff";
  const hex = probe.fillStyle;
  if (!hex.startsWith("#")) return 1;
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// Colours for marks: warm against cool for conflict against cooperation (safe for colour-blind eyes).
export function palette(host) {
  const style = getComputedStyle(host);
  const ground = style.getPropertyValue("--st-background-color").trim() || "#ffffff";
  const dark = luminance(ground) < 0.4;
  return {
    dark,
    ground,
    ink: style.getPropertyValue("--st-text-color").trim() || (dark ? "#e6e4df" : "#1e2328"),
    soft: dark ? "#9aa3ad" : "#5d6670",
    line: dark ? "#343b43" : "#dcdad3",
    band: dark ? "#1c2127" : "#f6f5f1",
    accent: style.getPropertyValue("--st-primary-color").trim() || "#2f5d8a",
    tone: dark
      ? { conflict: "#e8836a", cooperation: "#5fb8b0", neutral: "#a9b1ba" }
      : { conflict: "#b3432b", cooperation: "#1f7a74", neutral: "#65707b" },
  };
}

const ruler = document.createElement("canvas").getContext("2d");

export function textWidth(text, size = 12.5) {
  ruler.font = `${size}px "Source Sans", "Source Sans Pro", sans-serif`;
  return ruler.measureText(text).width;
}

export function shorten(text, room, size = 12.5) {
  if (textWidth(text, size) <= room) return text;
  let keep = Math.max(3, Math.floor((text.length * room) / textWidth(text, size)));
  while (keep > 3 && textWidth(`${text.slice(0, keep)}…`, size) > room) keep -= 1;
  return `${text.slice(0, keep).trimEnd()}…`;
}

// A key moves the page, the picture or the focus from under the pointer: what the pointer showed goes with it.
let shown = null;
document.addEventListener("keydown", () => {
  if (shown) shown.style.display = "none";
  shown = null;
}, true);

// A tooltip inside `host` (position: relative): lines of text, the first strong.
export function tooltip(host) {
  const box = html("div", "tip", host);
  box.setAttribute("role", "presentation");
  return {
    show(lines, x, y) {
      box.replaceChildren(...lines.filter(Boolean).map((line, at) => html("div", at ? "" : "strong", null, line)));
      if (shown && shown !== box) shown.style.display = "none";
      shown = box;
      box.style.display = "block";
      const room = host.clientWidth;
      const left = Math.min(Math.max(4, x + 14), Math.max(4, room - box.offsetWidth - 4));
      box.style.left = `${left}px`;
      box.style.top = `${y + 16 + box.offsetHeight > host.clientHeight + 40 ? Math.max(0, y - box.offsetHeight - 10) : y + 16}px`;
    },
    hide() {
      box.style.display = "none";
      if (shown === box) shown = null;
    },
  };
}

// Buttons that save what is drawn: `find` gives the SVG or the canvas, `name` the file's.
export function offer(bar, find, name, colours, drawnOnCanvas = false) {
  const button = (text, act) => {
    const found = html("button", "save", bar, text);
    found.type = "button";
    found.title = `Save the picture as ${text}`;
    found.addEventListener("click", act);
  };
  if (!drawnOnCanvas) button("SVG", () => save(new Blob([written(find(), colours)], { type: "image/svg+xml" }), `${name}.svg`));
  button("HTML", () => {
    const picture = find();
    save(new Blob([alone(drawnOnCanvas ? `<img alt="${name}" src="${picture.toDataURL("image/png")}">` : written(picture, colours), colours)], { type: "text/html" }), `${name}.html`);
  });
  button("PNG", () => {
    const picture = find();
    if (drawnOnCanvas) flattened(picture, picture.width, picture.height, colours, name);
    else rastered(picture, colours, name);
  });
}

function written(picture, colours) {
  const copy = picture.cloneNode(true);
  copy.setAttribute("xmlns", SVG);
  // the page's font is not in the file: another one must not make names longer than the place they have
  const drawn = picture.querySelectorAll("text");
  copy.querySelectorAll("text").forEach((text, at) => {
    const long = drawn[at].getComputedTextLength();
    if (long) Object.entries({ textLength: long.toFixed(1), lengthAdjust: "spacingAndGlyphs" }).forEach((pair) => text.setAttribute(...pair));
  });
  copy.setAttribute("style", `background:${colours.ground};font-family:sans-serif`);
  return new XMLSerializer().serializeToString(copy);
}

// A page that stands alone; its policy runs and loads nothing, whatever a name says.
function alone(picture, colours) {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Casus</title></head><body style="margin:2rem;background:${colours.ground}">${picture}</body></html>`;
}

function rastered(picture, colours, name) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([written(picture, colours)], { type: "image/svg+xml" }));
  image.addEventListener("load", () => {
    flattened(image, picture.clientWidth * 2, picture.clientHeight * 2, colours, name);
    URL.revokeObjectURL(address);
  });
  image.src = address;
}

function flattened(image, width, height, colours, name) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png");
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
