import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

const headingPattern = /^## (?<version>\d\S*), (?:(?<date>\d{4}-\d\d-\d\d)|.*)$/;

/**
 * The releases of CHANGELOG.md, newest first. `date` (ISO) is undefined for one that is still to come; `notes` is
 * Markdown.
 * @returns {{ version: string, date: string | undefined, notes: string }[]}
 */
export function readReleases() {
  const text = fs.readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
  const [, ...sections] = text.split(/^(?=## )/m);
  return sections.map((section) => {
    const [heading, ...lines] = section.split('\n');
    const groups = headingPattern.exec(heading.trim())?.groups;
    if (!groups) throw new Error(`CHANGELOG.md: a heading is “## 1.2.3, 2030-12-31”, not “${heading}”`);
    return { version: groups.version, date: groups.date, notes: lines.join('\n').trim() };
  });
}

/** The items of a Markdown list, each one line without marks. */
export function itemsOf(notes) {
  const items = notes.split(/^- /m).slice(1);
  return items.map((item) => item.replaceAll(/\s+/g, ' ').replaceAll(/[_*`]/g, '').trim());
}
