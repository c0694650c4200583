// What the fallback runtime runs first: electron [-r module]... [--switch]... <app folder or file> [args]
// It must stay an ES module with top-level await: Electron holds back `ready` until it has been evaluated, and the
// app registers its schemes before that.
import fs from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** Splits the command line the way Electron's own default app does. */
function parseArguments(argv) {
  const preload = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i];
    if (argument === '--version' || argument === '-v') return { print: `v${process.versions.electron}` };
    if (argument === '--abi' || argument === '-a') return { print: process.versions.modules };
    if (argument === '-r' || argument === '--require') preload.push(argv[++i]);
    else if (!argument.startsWith('-')) return { preload, target: path.resolve(argument) };
  }
  return { preload };
}

/** Gives the app the name and version of its package.json. */
function describeApp(target) {
  const manifest = path.join(target, 'package.json');
  if (!fs.existsSync(manifest)) {
    app.setAppPath(path.dirname(target));
    return;
  }
  const { name, productName, version, desktopName } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName ?? name) app.setName(productName ?? name);
  app.setDesktopName(desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(target);
}

const { print, preload, target } = parseArguments(process.argv.slice(1));
if (print) {
  console.log(print);
  process.exit(0);
}
if (!target) {
  console.error('usage: electron [-r module] <path to app>');
  process.exit(1);
}
if (preload.length > 0) Module._preloadModules(preload);
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

try {
  describeApp(target);
  await import(pathToFileURL(createRequire(path.join(target, 'noop.js')).resolve(target)).href);
} catch (error) {
  console.error('App threw an error during load');
  console.error(error);
  process.exit(1);
}
