import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

/** The light and the dark value of each colour token. */
function colourTokens(): Map<string, readonly [string, string]> {
  const tokens = new Map<string, readonly [string, string]>();
  for (const [, name, light, dark] of css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)) {
    if (name !== undefined && light !== undefined && dark !== undefined) tokens.set(name, [light, dark]);
  }
  return tokens;
}

/** Relative luminance as WCAG 2 defines it. */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'surface', 'raised', 'accent-wash', 'hover', 'warn-wash', 'danger-wash'];
const pairs = [
  ...grounds.flatMap((ground) => ['ink', 'ink-soft', 'ink-faint'].map((ink) => [ink, ground, 4.5] as const)),
  ...['paper', 'surface', 'raised', 'accent-wash', 'hover'].map((ground) => ['accent', ground, 4.5] as const),
  ...['paper', 'surface', 'raised', 'danger-wash'].map((ground) => ['danger', ground, 4.5] as const),
  ...['paper', 'surface', 'raised', 'warn-wash'].map((ground) => ['warn', ground, 4.5] as const),
  ...['accent', 'accent-strong'].map((ground) => ['on-accent', ground, 4.5] as const),
  // A word found in a title is ink, in an excerpt ink-soft; in the editor all that is marked turns to ink.
  ['ink-soft', 'found', 4.5] as const,
  ...['found', 'found-here', 'selection'].map((ground) => ['ink', ground, 4.5] as const),
  ...['note', 'code-keyword', 'code-string', 'code-number', 'code-name'].map((ink) => [ink, 'surface', 4.5] as const),
  ['note', 'note-wash', 4.5] as const,
  ['ink', 'warn-wash', 4.5] as const,
  ...['ink', 'accent', 'ink-soft'].flatMap((ink) =>
    ['highlight', 'note-wash'].map((ground) => [ink, ground, 4.5] as const),
  ),
  ['ink', 'paper', 7] as const,
  ...['paper', 'raised'].map((ground) => ['line-strong', ground, 3] as const),
  // They are the colours of dots beside a name.
  ...Array.from({ length: 12 }, (_, hue) =>
    ['surface', 'paper', 'raised', 'hover'].map((ground) => [`hue-${hue + 1}`, ground, 3] as const),
  ).flat(),
];

describe('colour tokens', () => {
  it.each(pairs)('[UI1] %s on %s reaches a contrast of %d, light and dark', (ink, ground, least) => {
    const tokens = colourTokens();
    const [light, dark] = [0, 1].map((side) =>
      contrastOf(tokens.get(ink)?.[side] ?? '#000000', tokens.get(ground)?.[side] ?? '#000000'),
    );
    expect(light).toBeGreaterThanOrEqual(least);
    expect(dark).toBeGreaterThanOrEqual(least);
  });
});
