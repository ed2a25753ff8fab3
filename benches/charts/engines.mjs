// Lays the organisation of a chart out with d3-hierarchy and elkjs, as `rolec chart --to csv` writes it: time and canvas,
// to compare. Run it where both are installed with npm; they are no part of rolec.
//
//     rolec chart --to csv -o chart.csv FOLDER && node engines.mjs chart.csv
import { readFileSync } from "node:fs";
import { stratify, tree } from "d3-hierarchy";
import ELK from "elkjs";

const WIDTH = 90, HEIGHT = 37, GAP = 12, LEVEL = 26;

/** The cells of a line of CSV. */
const cells = line => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(match => match[1].replace(/^"|"$/g, "").replaceAll('""', '"'));
const rows = readFileSync(process.argv[2], "utf8").replace(/^\uFEFF/, "").trim().split(/\r?\n/).slice(1).map(cells);
const nodes = rows.map(([id, parent]) => ({ id, parent }));
const tops = nodes.filter(node => !node.parent);
const said = (name, start, width, height) =>
  console.log(`${name}: ${nodes.length} boxes, ${(performance.now() - start).toFixed(1)} ms, ${Math.round(width)} x ${Math.round(height)} (${(width / height).toFixed(2)})`);

const rooted = tops.length > 1 ? [{ id: " ", parent: "" }, ...nodes.map(node => ({ ...node, parent: node.parent || " " }))] : nodes;
for (let run = 0; run < 3; run += 1) {
  const start = performance.now();
  const root = stratify().id(node => node.id).parentId(node => node.parent || null)(rooted);
  tree().nodeSize([WIDTH + GAP, HEIGHT + LEVEL])(root);
  const xs = root.descendants().map(node => node.x), ys = root.descendants().map(node => node.y);
  said("d3-hierarchy", start, Math.max(...xs) - Math.min(...xs) + WIDTH, Math.max(...ys) + HEIGHT);
}
for (const algorithm of ["mrtree", "layered"]) {
  const start = performance.now();
  const graph = {
    id: "root",
    layoutOptions: { "elk.algorithm": algorithm, "elk.direction": "DOWN", "elk.spacing.nodeNode": String(GAP) },
    children: nodes.map(({ id }) => ({ id: `n:${id}`, width: WIDTH, height: HEIGHT })),
    edges: nodes.filter(node => node.parent).map(({ id, parent }, at) => ({ id: `e${at}`, sources: [`n:${parent}`], targets: [`n:${id}`] })),
  };
  const placed = await new ELK().layout(graph);
  said(`elk ${algorithm}`, start, placed.width, placed.height);
}
