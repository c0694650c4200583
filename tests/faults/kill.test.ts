import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { Laptop } from '../support/laptop.ts';

const KILLS = Number(process.env['KILLS'] ?? 20);
const program = new URL('../support/typing-process.ts', import.meta.url).pathname;

/** Types in a process of its own and kills it; answers the tokens that were acknowledged before. */
async function typeAndKill(profileDir: string, prefix: string, afterTokens: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, profileDir, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const saved: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'ready') saved.push(line);
    if (saved.length >= afterTokens) child.kill('SIGKILL');
  }
  return saved;
}

describe('kill -9 while typing', () => {
  it('[FA1] nothing that was acknowledged as saved is lost or doubled', { timeout: 300_000 }, async () => {
    const profileDir = await mkdtemp(join(tmpdir(), 'commonplace-kill-'));
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round++)
      acknowledged.push(...(await typeAndKill(profileDir, `r${round}`, 1 + ((round * 37) % 150))));
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    const laptop = await Laptop.start({ profileDir });
    const text = [...(await laptop.notes()).values()].map(({ body }) => body).join('');
    await laptop.close();
    const counts = new Map<string, number>();
    for (const token of text.split(/\s+/)) counts.set(token, (counts.get(token) ?? 0) + 1);
    const wrong = acknowledged.filter((token) => counts.get(token.trim()) !== 1);
    expect(wrong).toEqual([]);
    expect(laptop.errors).toEqual([]);
  });
});
