import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';
import { filesIn, report, textOf } from './files.mjs';

// Every rule of docs/SPEC.md (`**MG2** sentence`) has a test whose title starts with `[MG2]`, and no test names a rule
// that is not there.

const specFile = 'docs/SPEC.md';
const testFolders = ['core', 'main', 'preload', 'renderer', 'diagrams', 'server', 'tests', 'build'];
const rulePattern = /^\s*(?:[-*]\s+)?\*\*([A-Z]{2}\d+)\*\*/gm;
/** The bracketed ids at the start of a quoted title; one title may prove two rules. */
const titlePattern = /['"`]((?:\[[A-Z]{2}\d+\]\s*)+)/g;

const problems = [];
const rules = new Set();
const specText = fs.existsSync(path.join(root, specFile)) ? textOf(specFile) : '';
if (specText === '') problems.push(`${specFile} is missing or empty`);
for (const [, id] of specText.matchAll(rulePattern)) {
  if (rules.has(id)) problems.push(`${specFile}: ${id} is there twice`);
  rules.add(id);
}

const tested = new Set();
for (const file of filesIn(testFolders, /\.(test|suite|e2e)\.ts$/)) {
  for (const [, brackets] of textOf(file).matchAll(titlePattern)) {
    for (const [, id] of brackets.matchAll(/\[([A-Z]{2}\d+)\]/g)) {
      tested.add(id);
      if (!rules.has(id)) problems.push(`${file}: names ${id}, which is no rule of ${specFile}`);
    }
  }
}
for (const id of rules) {
  if (!tested.has(id)) problems.push(`${specFile}: ${id} has no test`);
}
report([...new Set(problems)]);
