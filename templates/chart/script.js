"use strict";
// The page around a chart: moves and enlarges it, finds boxes, closes what is below a head, shows a head with its
// people alone. The drawing is that of rolec as long as all of it is shown; what is left of it otherwise is arranged
// here, with the same columns as before.
(() => {
  const NS = "http://www.w3.org/2000/svg";
  const GAP = 120, LEVEL = 260, LIST = 84, INDENT = 140, STEM = 64, REACH = 60;
  const stage = document.getElementById("stage");
  const svg = stage.querySelector("svg");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  const edgesGroup = svg.querySelector(".edges");
  const nodesGroup = svg.querySelector(".nodes");
  const strokes = svg.querySelector(".strokes");
  const frames = [...svg.querySelectorAll(".frame")];
  svg.removeAttribute("width");
  svg.removeAttribute("height");

  // What is in the drawing.
  const all = [], byId = new Map();
  for (const g of svg.querySelectorAll(".node")) {
    const rect = g.querySelector("rect");
    const read = name => Number(rect.getAttribute(name));
    const one = {
      g, rect, id: g.dataset.id, place: g.dataset.place || "line", people: [], head: null,
      x: read("x"), y: read("y"), w: read("width"), h: read("height"),
      texts: [...g.querySelectorAll("text")], closed: false,
    };
    one.home = { x: one.x, y: one.y };
    one.said = one.texts.map(text => text.textContent).join("") + " " + one.id;
    all.push(one);
    byId.set(one.id, one);
    g.setAttribute("tabindex", "-1");
    g.setAttribute("role", "button");
  }
  const tops = [];
  for (const one of all) {
    const head = byId.get(one.g.dataset.parent);
    if (head && head !== one) { one.head = head; head.people.push(one); } else { tops.push(one); }
  }
  const edges = [...svg.querySelectorAll(".edge")].map(path => ({
    path, from: byId.get(path.dataset.from), to: byId.get(path.dataset.to), home: path.getAttribute("d"),
    solid: path.getAttribute("class") === "edge",
  }));
  const lineTo = new Map(edges.filter(edge => edge.solid).map(edge => [edge.to, edge]));
  const homeStrokes = strokes ? strokes.getAttribute("d") : "";
  // Where the font of the drawing is missing, no text may leave its box.
  for (const one of all) {
    for (const text of one.texts) {
      if (text.getComputedTextLength && text.getComputedTextLength() > one.w - 30) {
        text.setAttribute("textLength", one.w - 30);
        text.setAttribute("lengthAdjust", "spacingAndGlyphs");
      }
    }
  }
  const below = one => {
    const list = [], waiting = [...one.people];
    while (waiting.length) { const next = waiting.pop(); list.push(next); waiting.push(...next.people); }
    return list;
  };

  let focus = null, here = null;
  const isOpen = one => one.people.length > 0 && !one.closed;

  // Places: columns of those below a head as they were, with what is shown of them.
  const columnsOf = people => {
    const columns = [];
    for (const one of people) {
      const last = columns.at(-1);
      const before = last && last.at(-1);
      const under = before && Math.abs(one.home.x - before.home.x) < INDENT * 1.5 && one.home.y >= before.home.y + before.h;
      if (under) { last.push(one); } else { columns.push([one]); }
    }
    return columns;
  };
  const blocks = new Map();
  const measure = one => {
    const block = { w: one.w, h: one.h, headX: 0, columns: [], sides: [], besides: [], bus: 0 };
    blocks.set(one, block);
    if (!isOpen(one)) { return block; }
    const people = place => one.people.filter(next => next.place === place);
    let left = one.w / 2, right = one.w / 2, y = one.h;
    let besideY = 0;
    for (const next of people("deputy")) {
      block.besides.push({ next, x: one.w / 2 + GAP, y: besideY });
      besideY += next.h + LIST;
      right = Math.max(right, one.w / 2 + GAP + next.w);
    }
    y = Math.max(y, besideY - LIST);
    const sides = people("staff");
    if (sides.length) {
      y += 110;
      for (let at = 0; at < sides.length; at += 1) {
        const next = sides[at];
        block.sides.push({ next, x: REACH, y });
        right = Math.max(right, REACH + blocks.get(next).w);
        y += blocks.get(next).h + LIST;
      }
      y -= LIST;
    }
    const columns = columnsOf(one.people.filter(next => next.place !== "staff" && next.place !== "deputy"));
    const listed = columns.some(column => column.length > 1);
    const single = columns.length === 1 && listed && !sides.length;
    const top = columns.length ? y + (single ? LIST : LEVEL) : y;
    block.bus = y + LEVEL / 2;
    let x = 0, height = y;
    const stems = [];
    for (const column of columns) {
      const indent = column.length > 1 || single ? INDENT : 0;
      let down = top, wide = 0;
      const placed = [];
      for (const next of column) {
        placed.push({ next, x: x + indent, y: down });
        down += blocks.get(next).h + LIST;
        wide = Math.max(wide, blocks.get(next).w);
      }
      const firstBlock = blocks.get(column[0]);
      stems.push(indent ? x + STEM : x + firstBlock.headX + column[0].w / 2);
      block.columns.push({ placed, stem: indent ? x + STEM : null });
      x += indent + wide + GAP;
      height = Math.max(height, down - LIST);
    }
    x -= columns.length ? GAP : 0;
    const middle = single ? one.w / 2 : columns.length ? (stems[0] + stems.at(-1)) / 2 : one.w / 2;
    const shift = Math.max(0, middle - left), push = Math.max(0, left - middle);
    for (const column of block.columns) {
      for (const part of column.placed) { part.x += push; }
      if (column.stem !== null) { column.stem += push; }
    }
    block.anchor = left + shift;
    block.headX = block.anchor - one.w / 2;
    block.w = Math.max(left + shift + right, x + push);
    block.h = height;
    block.single = single;
    return block;
  };
  const put = (one, x, y) => {
    const block = blocks.get(one);
    one.x = Math.round(x + block.headX);
    one.y = Math.round(y);
    one.shown = true;
    if (!isOpen(one)) { return; }
    const trunk = x + block.anchor, bus = y + block.bus;
    const draw = (next, points) => {
      const edge = lineTo.get(next);
      if (edge) { edge.path.setAttribute("d", "M" + points.map(p => p.map(Math.round).join(" ")).join("L")); edge.shown = true; }
    };
    for (const { next, x: dx, y: dy } of block.besides) {
      put(next, trunk + dx, y + dy);
      const stem = one.x + one.w + GAP / 2, mid = one.y + one.h / 2, end = next.y + next.h / 2;
      draw(next, [[one.x + one.w, mid], [stem, mid], [stem, end], [next.x, end]]);
    }
    for (const { next, x: dx, y: dy } of block.sides) {
      put(next, trunk + dx, y + dy);
      const end = next.y + next.h / 2;
      draw(next, [[trunk, one.y + one.h], [trunk, end], [next.x, end]]);
    }
    for (const { placed, stem } of block.columns) {
      for (const { next, x: dx, y: dy } of placed) {
        put(next, x + dx, y + dy);
        const end = next.y + next.h / 2, mid = next.x + next.w / 2;
        if (stem === null) {
          draw(next, [[trunk, one.y + one.h], [trunk, bus], [mid, bus], [mid, next.y]]);
        } else if (block.single) {
          draw(next, [[x + stem, one.y + one.h], [x + stem, end], [next.x, end]]);
        } else {
          draw(next, [[trunk, one.y + one.h], [trunk, bus], [x + stem, bus], [x + stem, end], [next.x, end]]);
        }
      }
    }
  };

  let size = whole;
  const arrange = () => {
    const asDrawn = !focus && all.every(one => !one.closed);
    for (const one of all) { one.shown = asDrawn; if (asDrawn) { one.x = one.home.x; one.y = one.home.y; } }
    for (const edge of edges) { edge.shown = asDrawn; if (asDrawn) { edge.path.setAttribute("d", edge.home); } }
    if (asDrawn) {
      size = whole;
    } else {
      blocks.clear();
      const shown = focus ? [focus] : tops;
      const order = shown.flatMap(top => [top, ...below(top)]);
      // Parents come before their people in the drawing.
      order.sort((one, two) => all.indexOf(two) - all.indexOf(one)).forEach(measure);
      let x = 20, height = 0;
      for (const top of shown) {
        put(top, x, 20);
        x += blocks.get(top).w + GAP;
        height = Math.max(height, blocks.get(top).h);
      }
      size = [0, 0, x - GAP + 20, height + 40];
      for (const edge of edges.filter(edge => !edge.solid)) {
        edge.shown = edge.from.shown && edge.to.shown;
        if (!edge.shown) { continue; }
        const a = edge.from, b = edge.to;
        const right = b.x > a.x, x1 = right ? a.x + a.w : a.x, x2 = right ? b.x : b.x + b.w;
        const mid = Math.round((x1 + x2) / 2), y1 = a.y + a.h * 3 / 4, y2 = b.y + b.h * 3 / 4;
        edge.path.setAttribute("d", `M${x1} ${y1}H${mid}V${y2}H${x2}`);
      }
    }
    for (const frame of frames) { frame.style.display = asDrawn ? "" : "none"; }
    if (strokes) {
      const paths = edges.filter(edge => edge.solid && edge.shown).map(edge => edge.path.getAttribute("d"));
      strokes.setAttribute("d", asDrawn ? homeStrokes : paths.join(""));
    }
    for (const edge of edges) { edge.path.classList.toggle("away", !edge.shown); }
    for (const one of all) {
      one.g.classList.toggle("away", !one.shown);
      const dx = one.x - one.home.x, dy = one.y - one.home.y;
      if (dx || dy) { one.g.setAttribute("transform", `translate(${dx} ${dy})`); } else { one.g.removeAttribute("transform"); }
    }
    knobs();
  };

  // A knob below each head says how many are closed, and closes or opens them.
  const knobs = () => {
    svg.querySelectorAll(".knob").forEach(knob => knob.remove());
    for (const one of all) {
      if (!one.shown || !one.people.length) { continue; }
      const knob = document.createElementNS(NS, "g");
      knob.setAttribute("class", "knob");
      const circle = document.createElementNS(NS, "circle"), text = document.createElementNS(NS, "text");
      const label = one.closed ? String(below(one).length) : "−";
      const x = one.x + one.w - 40, y = one.y + one.h;
      circle.setAttribute("cx", x); circle.setAttribute("cy", y); circle.setAttribute("r", one.closed ? 30 + 18 * label.length : 40);
      text.setAttribute("x", x); text.setAttribute("y", y + 26); text.textContent = label;
      knob.append(circle, text);
      knob.addEventListener("click", event => { event.stopPropagation(); toggle(one); });
      nodesGroup.after(knob);
    }
  };

  // What part of the drawing is seen.
  let view = [...whole];
  const look = () => svg.setAttribute("viewBox", view.join(" "));
  const fit = () => {
    // A small drawing is not made larger than its text can bear: five units to a pixel.
    const [x, y, w, h] = size, margin = Math.max(w, h) / 60;
    const wide = Math.max(w + 2 * margin, stage.clientWidth * 5), high = Math.max(h + 2 * margin, stage.clientHeight * 5);
    view = [x + w / 2 - wide / 2, y + h / 2 - high / 2, wide, high];
    look();
  };
  const zoom = (factor, cx = view[0] + view[2] / 2, cy = view[1] + view[3] / 2) => {
    view = [cx - (cx - view[0]) / factor, cy - (cy - view[1]) / factor, view[2] / factor, view[3] / factor];
    look();
  };
  const at = event => {
    const matrix = svg.getScreenCTM().inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  };
  const show = one => {
    const wide = Math.max(one.w * 5, Math.min(view[2], one.w * 14)), high = wide * stage.clientHeight / Math.max(1, stage.clientWidth);
    view = [one.x + one.w / 2 - wide / 2, one.y + one.h / 2 - high / 2, wide, high];
    look();
  };
  const select = one => {
    if (here) { here.g.classList.remove("here"); here.g.setAttribute("tabindex", "-1"); }
    here = one;
    if (here) { here.g.classList.add("here"); here.g.setAttribute("tabindex", "0"); here.g.focus({ preventScroll: true }); }
  };

  // Closing, opening, showing alone.
  const keepInView = (one, change) => {
    const before = [one.x, one.y];
    change();
    arrange();
    view[0] += one.x - before[0];
    view[1] += one.y - before[1];
    look();
  };
  const toggle = one => { if (one.people.length) { keepInView(one, () => { one.closed = !one.closed; }); } };
  const reveal = one => {
    let changed = false;
    if (focus && one !== focus && !below(focus).includes(one)) { setFocus(null); }
    for (let head = one.head; head; head = head.head) { if (head.closed) { head.closed = false; changed = true; } }
    if (changed) { arrange(); }
  };
  const setFocus = one => {
    focus = one;
    if (one) { one.closed = false; }
    document.getElementById("back").hidden = !one;
    arrange();
    fit();
  };
  const closeAll = () => {
    // What stays open leads to the first level with several boxes.
    const open = new Set();
    let level = focus ? [focus] : tops;
    while (level.length && level.length < 3) {
      level.forEach(one => open.add(one));
      level = level.flatMap(one => one.people);
    }
    for (const one of all) { one.closed = one.people.length > 0 && !open.has(one); }
    arrange();
    fit();
  };
  const openAll = () => { for (const one of all) { one.closed = false; } arrange(); fit(); };

  // Finding.
  const input = document.getElementById("search"), found = document.getElementById("found");
  let hits = [], turn = -1;
  const search = () => {
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    hits = words.length ? all.filter(one => words.every(word => one.said.toLowerCase().includes(word))) : [];
    for (const one of all) { one.g.classList.toggle("found", hits.includes(one)); }
    turn = -1;
    found.textContent = words.length ? String(hits.length) : "";
  };
  const next = step => {
    if (!hits.length) { return; }
    turn = (turn + step + hits.length) % hits.length;
    reveal(hits[turn]);
    show(hits[turn]);
    if (here) { here.g.classList.remove("here"); }
    here = hits[turn];
    here.g.classList.add("here");
    found.textContent = `${turn + 1}/${hits.length}`;
  };
  input.addEventListener("input", search);
  input.form.addEventListener("submit", event => { event.preventDefault(); next(1); });
  input.addEventListener("keydown", event => {
    if (event.key === "Escape") { input.value = ""; search(); input.blur(); event.stopPropagation(); }
    if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); next(-1); }
  });

  // Mouse and fingers.
  const pointers = new Map();
  let moved = false;
  stage.addEventListener("pointerdown", event => { pointers.set(event.pointerId, at(event)); moved = false; });
  stage.addEventListener("pointermove", event => {
    const last = pointers.get(event.pointerId);
    if (!last) { return; }
    const now = at(event);
    if (pointers.size === 1) {
      if (!moved && Math.hypot(now.x - last.x, now.y - last.y) < view[2] / 200) { return; }
      moved = true;
      stage.classList.add("moving");
      view[0] -= now.x - last.x;
      view[1] -= now.y - last.y;
      look();
    } else {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(last.x - other.x, last.y - other.y));
      zoom(factor, other.x, other.y);
      moved = true;
      pointers.set(event.pointerId, at(event));
    }
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
    stage.addEventListener(name, event => { pointers.delete(event.pointerId); stage.classList.remove("moving"); });
  }
  stage.addEventListener("wheel", event => {
    event.preventDefault();
    const point = at(event);
    zoom(Math.exp(-event.deltaY / 500), point.x, point.y);
  }, { passive: false });
  stage.addEventListener("click", event => {
    if (moved) { return; }
    const g = event.target.closest(".node");
    select(g ? byId.get(g.dataset.id) : null);
  });
  stage.addEventListener("dblclick", event => {
    const g = event.target.closest(".node");
    if (g) { toggle(byId.get(g.dataset.id)); }
  });

  // Keys.
  const step = key => {
    if (!here) { return tops[0]; }
    const siblings = (here.head ? here.head.people : tops).filter(one => one.shown);
    const place = siblings.indexOf(here);
    switch (key) {
      case "ArrowUp": return here.head;
      case "ArrowDown": return isOpen(here) ? here.people[0] : null;
      case "ArrowLeft": return siblings[place - 1];
      default: return siblings[place + 1];
    }
  };
  document.addEventListener("keydown", event => {
    if (event.target === input || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const isButton = event.target.tagName === "BUTTON";
    switch (event.key) {
      case "/": event.preventDefault(); input.focus(); input.select(); break;
      case "ArrowUp": case "ArrowDown": case "ArrowLeft": case "ArrowRight": {
        event.preventDefault();
        const one = step(event.key);
        if (one && one.shown) { select(one); show(one); }
        break;
      }
      case "Enter": case " ": if (here && !isButton) { event.preventDefault(); toggle(here); } break;
      case "f": case "F": if (here) { setFocus(here); } break;
      case "Escape": if (focus) { setFocus(null); } else { select(null); } break;
      case "+": case "=": zoom(1.25); break;
      case "-": zoom(0.8); break;
      case "0": fit(); break;
      default:
    }
  });
  const on = (id, act) => document.getElementById(id).addEventListener("click", act);
  on("fit", fit);
  on("in", () => zoom(1.25));
  on("out", () => zoom(0.8));
  on("collapse", closeAll);
  on("expand", openAll);
  on("focus", () => { if (here) { setFocus(here); } });
  on("back", () => setFocus(null));
  on("print", () => window.print());

  // Paper shows everything.
  let kept = null;
  const beforePrint = () => {
    if (kept) { return; }
    kept = { closed: all.filter(one => one.closed), focus, view };
    for (const one of kept.closed) { one.closed = false; }
    focus = null;
    arrange();
    svg.setAttribute("viewBox", whole.join(" "));
  };
  const afterPrint = () => {
    if (!kept) { return; }
    for (const one of kept.closed) { one.closed = true; }
    ({ focus, view } = kept);
    kept = null;
    arrange();
    look();
  };
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);

  arrange();
  fit();
})();
