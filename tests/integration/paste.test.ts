import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { pastedMarkdown } from '../../core/contract/paste-commands.ts';
import { createPaste, type Paste } from '../../main/paste/create-paste.ts';
import { oversizedPastes } from '../corpus/pastes/hostile/index.ts';

const workerUrl = (name: string) => new URL(`../../out/main/workers/${name}.worker.js`, import.meta.url);

/** The deadline of a paste, and what a busy machine may add to it. Milliseconds. */
const END_MS = 5000 + 20_000;
/** What the worker may hold, and what the tests hold beside it. */
const MOST_BYTES = 1200 * 1024 * 1024;

let paste: Paste;
beforeAll(() => {
  paste = createPaste({ workerUrl });
});
afterAll(() => paste.close());

const convert = async (html: string) => {
  const answer = await paste.handlers['paste.toMarkdown']({ html }, 1);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('pasting in its worker', () => {
  it('[PA1] the built worker converts', async () => {
    expect(await convert('<h1>a</h1><p>b <b>c</b>')).toMatchObject({ kind: 'markdown', markdown: '# a\n\nb **c**' });
  });

  it.each(oversizedPastes)('[PA7] ends in time and in bounds: %s', async (_name, make) => {
    const html = make();
    const startedAt = performance.now();
    const value = await convert(html);
    expect(performance.now() - startedAt).toBeLessThan(END_MS);
    expect(v.is(pastedMarkdown, value)).toBe(true);
    expect(process.memoryUsage().rss).toBeLessThan(MOST_BYTES);
    expect(await convert('<b>next</b>')).toMatchObject({ markdown: '**next**' });
  });

  it('[PA7] what takes longer than it may is plain, and the next paste is not', async () => {
    const hasty = createPaste({ workerUrl, deadlineMs: 1 });
    const answer = await hasty.handlers['paste.toMarkdown']({ html: `<b>${'x <i>y</i> '.repeat(100_000)}` }, 1);
    expect(answer).toEqual({ ok: true, value: { kind: 'plain' } });
    await hasty.close();
    expect(await convert('<b>next</b>')).toMatchObject({ markdown: '**next**' });
  });

  it('[PA7] a worker that cannot be started leaves the plain text', async () => {
    const broken = createPaste({ workerUrl: () => new URL('data:text/javascript,process.exit(1)') });
    expect(await broken.handlers['paste.toMarkdown']({ html: '<b>x' }, 1)).toEqual({
      ok: true,
      value: { kind: 'plain' },
    });
    await broken.close();
  });
});
