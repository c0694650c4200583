#!/usr/bin/env node
import fs from 'node:fs';
import path from 'node:path';
import { buildDeb } from './deb.mjs';
import { parseFpmArguments } from './fpm-arguments.mjs';
import { layOut } from './package-tree.mjs';
import { buildRpm } from './rpm.mjs';

// Stands in for fpm, which electron-builder would download: takes the command line that electron-builder writes for it
// and lets the system's own dpkg-deb and rpmbuild make the package.

try {
  const request = parseFpmArguments(process.argv.slice(2));
  const work = fs.mkdtempSync(path.join(path.dirname(request.package), '.fpm-'));
  try {
    const stage = path.join(work, 'root');
    layOut(stage, request.inputs);
    if (request.target === 'deb') buildDeb(request, stage);
    else buildRpm(request, stage, work);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
} catch (error) {
  console.error(`fpm stand-in: ${error.message}`);
  process.exitCode = 1;
}
