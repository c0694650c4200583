import { filesIn, report, textOf } from './files.mjs';

// A file that has outgrown its concept is split before it is merged.

const folders = ['core', 'main', 'preload', 'renderer', 'diagrams', 'server', 'tests', 'bench', 'build'];
const ownLimits = { 'preload/index.ts': 60, 'main/index.ts': 120 };
const testLimit = 600;
const sourceLimit = 400;

const limitOf = (file) => ownLimits[file] ?? (/\.(test|suite|e2e)\.ts$/.test(file) ? testLimit : sourceLimit);
const linesOf = (file) => textOf(file).split('\n').length - 1;

report(
  filesIn(folders, /\.(ts|mjs|cjs|js|svelte|css)$/)
    .filter((file) => linesOf(file) > limitOf(file))
    .map((file) => `${file}: ${linesOf(file)} lines, the limit is ${limitOf(file)}`),
);
