import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppLog } from './app-log.ts';

describe('the log', () => {
  let dir: string;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'app-log-'));
  });
  afterEach(() => fs.rmSync(dir, { recursive: true }));
  const read = (name: string): string => fs.readFileSync(path.join(dir, 'logs', name), 'utf8');

  it('[SH6] writes one JSON object a line, to the file and to who listens', () => {
    const heard: string[] = [];
    const log = createAppLog({ dir: path.join(dir, 'logs'), now: () => 0, echo: (line) => heard.push(line) });
    log.info('started', { ms: 5 });
    log.error('failed', new TypeError('no'));
    const [first, second] = heard.map((line) => JSON.parse(line));
    expect(first).toEqual({ time: '1970-01-01T00:00:00.000Z', level: 'info', message: 'started', details: { ms: 5 } });
    expect(second).toMatchObject({ level: 'error', cause: { name: 'TypeError', message: 'no' } });
    expect(read('commonplace.log')).toBe(`${heard.join('\n')}\n`);
  });

  it('[SH6] keeps the message of an entry whose details are no JSON', () => {
    const log = createAppLog({ dir: path.join(dir, 'logs'), now: () => 0 });
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    log.info('odd', cycle);
    expect(JSON.parse(read('commonplace.log'))).toMatchObject({ message: 'odd' });
  });

  it('[SH6] keeps two files of bounded size', () => {
    const log = createAppLog({ dir: path.join(dir, 'logs'), now: () => 0 });
    for (let line = 0; line < 30; line += 1) log.info('x'.repeat(100_000), { line });
    expect(fs.readdirSync(path.join(dir, 'logs')).sort()).toEqual(['commonplace.log', 'commonplace.log.1']);
    expect(read('commonplace.log').length).toBeLessThanOrEqual(1024 * 1024 + 1);
    expect(read('commonplace.log')).toContain('"line":29');
  });

  it('[SH6] survives a disk that refuses', () => {
    fs.writeFileSync(path.join(dir, 'file'), '');
    const log = createAppLog({ dir: path.join(dir, 'file', 'logs'), now: () => 0 });
    expect(() => log.error('lost', new Error('x'))).not.toThrow();
  });
});
