// Checks a built manual: every link within it leads to a page and an anchor, in both languages, and every clause of the
// specification has an anchor. Usage: node check.mjs BOOK SPEC
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const [book, spec] = process.argv.slice(2);
const faults = [];
const pages = new Map();

function page(path) {
  if (!pages.has(path)) {
    const text = readFileSync(path, 'utf8');
    const ids = new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    // The table of contents and the tool's own buttons are the same on all pages; the text is in <main>.
    const [, main = ''] = /<main>([\s\S]*)<\/main>/.exec(text) ?? [];
    pages.set(path, { ids, links: [...main.matchAll(/ href="([^"]*)"/g)].map(([, link]) => link) });
  }
  return pages.get(path);
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

let links = 0;
for (const path of files(resolve(book)).filter((path) => path.endsWith('.html'))) {
  for (const link of page(path).links) {
    if (/^[a-z]+:/.test(link)) continue;
    links += 1;
    const [file, anchor] = link.replaceAll('&amp;', '&').split('#');
    const target = file === '' ? path : join(dirname(path), decodeURIComponent(file));
    const at = `${relative(book, path)}: ${link}`;
    if (!existsSync(target)) faults.push(`${at} leads nowhere`);
    else if (anchor && target.endsWith('.html') && !page(target).ids.has(decodeURIComponent(anchor))) {
      faults.push(`${at} has no such anchor`);
    }
  }
}

let clauses = 0;
for (const path of files(resolve(spec)).filter((path) => /\/(?!README)[^/]*\.md$/.test(path))) {
  for (const [, id] of readFileSync(path, 'utf8').matchAll(/^### ([A-Z]+-[A-Z]+-\d+)$/gm)) {
    clauses += 1;
    for (const language of ['.', 'zh']) {
      const built = join(resolve(book), language, 'spec', basename(path).replace(/\.md$/, '.html'));
      if (!existsSync(built) || !page(built).ids.has(id.toLowerCase())) faults.push(`${relative(book, built)} has no anchor for ${id}`);
    }
  }
}

faults.slice(0, 50).forEach((fault) => console.error(fault));
console.log(`the manual: ${links} links, ${clauses} clauses with anchors, ${faults.length} faults`);
process.exit(faults.length === 0 && clauses > 0 ? 0 : 1);
