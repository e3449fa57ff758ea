// Relative links of Markdown pages, and the headings that they name. Reads the list of pages from its input.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const pages = readFileSync(0, "utf8").split("\n").filter(Boolean);
const faults = [];

// Code is no prose: an example of a link is not a link.
const prose = (text) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, "").replace(/`[^`\n]*`/g, "");

// The anchor that GitHub gives a heading.
const anchor = (heading) => heading.trim().toLowerCase().replace(/[`*_]|\[|\]\([^)]*\)/g, "").replace(/[^\p{L}\p{N} -]/gu, "").replace(/ /g, "-");

function anchors(page) {
  const seen = new Map();
  const text = readFileSync(page, "utf8").replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  return new Set([...text.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading]) => {
    const name = anchor(heading);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times ? `${name}-${times}` : name;
  }));
}

for (const page of pages) {
  const text = prose(readFileSync(page, "utf8"));
  for (const [, inline, reference] of text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|^\[[^\]]+\]: *(\S+)/gm)) {
    const link = inline ?? reference;
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) continue;
    const [path, fragment] = link.split("#");
    const target = path === "" ? page : normalize(path.startsWith("/") ? path.slice(1) : join(dirname(page), decodeURI(path)));
    if (target.startsWith("..")) faults.push(`${page}: ${link} leads out of the repository`);
    else if (!existsSync(target)) faults.push(`${page}: ${link} leads nowhere`);
    else if (fragment && target.endsWith(".md") && !anchors(target).has(fragment.toLowerCase())) faults.push(`${page}: ${link} names no heading of ${target}`);
  }
}
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
