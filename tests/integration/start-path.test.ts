import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const outMain = new URL('../../out/main/', import.meta.url);

/** The files that one built file makes Node load with it, itself included. */
function loadedWith(file: URL, seen = new Set<string>()): Set<string> {
  if (seen.has(file.href)) return seen;
  seen.add(file.href);
  const imports = readFileSync(file, 'utf8').matchAll(/\b(?:import|export)\b[^;'"()]*?["'](\.[^'"]+)["']/g);
  for (const [, name = ''] of imports) loadedWith(new URL(name, file), seen);
  return seen;
}

describe('the start of the built app', () => {
  it('[SE18] loads the library for the network only once a request is made', () => {
    const chunks = readdirSync(new URL('chunks/', outMain)).filter((name) => name.endsWith('.js'));
    const app = chunks.find((name) => name.startsWith('app-'));
    const [library] = chunks.filter((name) => name.startsWith('undici-'));
    expect([app, library]).toEqual([expect.any(String), expect.any(String)]);
    const loaded = loadedWith(new URL(`chunks/${app}`, outMain), loadedWith(new URL('index.js', outMain)));
    expect(loaded.size).toBeGreaterThan(3);
    expect([...loaded].filter((name) => /undici|proxy-connector/.test(name))).toEqual([]);
    expect(readFileSync(new URL(`chunks/${app}`, outMain), 'utf8')).toContain(`import("./${library}")`);
  });

  it('[DG16] knows nothing of the library that draws diagrams, which is in the page for that alone', () => {
    const holdsLibrary = (folder: string): boolean => {
      const assets = new URL(`../${folder}/assets/`, outMain);
      const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
      return scripts.some((name) => readFileSync(new URL(name, assets), 'utf8').includes('suppressErrorRendering'));
    };
    expect([holdsLibrary('diagrams'), holdsLibrary('renderer')]).toEqual([true, false]);
    const chunks = readdirSync(new URL('chunks/', outMain)).filter((name) => name.endsWith('.js'));
    expect(chunks.filter((name) => /mermaid/.test(readFileSync(new URL(`chunks/${name}`, outMain), 'utf8')))).toEqual(
      [],
    );
  });
});
