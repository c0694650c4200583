import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../core/contract/export-commands.ts';
import { noteId } from '../../core/contract/ids.ts';
import { messagesOf } from '../../core/messages/messages.ts';
import type { WorkerClient } from '../worker/client.ts';
import { createTransfer } from './create-transfer.ts';
import type { FileProposal, Page, RichText, StoredAttachment, TransferPorts } from './ports.ts';
import type { TransferApi } from './transfer-api.ts';
import { transferWork } from './transfer-work.ts';

const id = v.parse(noteId, '0'.repeat(20));
const [cat, paper, gone] = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const stored: Readonly<Record<string, StoredAttachment>> = {
  [cat ?? '']: { bytes: bytes('a cat'), picture: 'image/png' },
  [paper ?? '']: { bytes: bytes('<script>'), picture: undefined },
};
const BODY = `![Cat|320](att:${cat}/cat.png) [Paper](att:${paper}/..%2Fp%281%29.html) ![x](att:${gone}/Cat.png)\n\n\`\`\`mermaid\ngraph\n\`\`\`\n`;

/** The worker's work, done here. */
const work = transferWork({ page: 'body{}', maths: '' }) as Readonly<Record<string, (input: never) => unknown>>;
const worker = {
  ask: async (name: string, input: never) => work[name]?.(input),
  close: async () => undefined,
} as unknown as WorkerClient<TransferApi>;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'transfer-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A transfer of one note, where a person chooses a place, and what it has given to the system. */
function transferOf(body: string, place: string | undefined, title = 'Plan') {
  const asked: FileProposal[] = [];
  const pages: Page[] = [];
  const copied: RichText[] = [];
  const logged: string[] = [];
  const ports: TransferPorts = {
    contentOf: async (wanted) => (wanted === id ? { title, body, meta: new Map([['language', 'en']]) } : undefined),
    said: () => messagesOf('en').pages,
    readAttachment: async (hash) => stored[hash],
    drawDiagram: async () => bytes('a diagram'),
    chooseFile: async (proposal) => {
      asked.push(proposal);
      return place && path.join(dir, place);
    },
    printer: {
      async toPdf(page) {
        pages.push(page);
        return bytes('%PDF');
      },
      async print(page) {
        pages.push(page);
        return 'printed';
      },
    },
    writeClipboard: async (content) => void copied.push(content),
    worker,
    log: { info: () => undefined, error: (message, cause) => void logged.push(`${message} ${String(cause)}`) },
  };
  const { handlers } = createTransfer(ports);
  const save = (format: ExportFormat) => handlers['notes.export']({ id, format }, 0);
  return { handlers, save, asked, pages, copied, logged };
}

const read = (...names: string[]): string => readFileSync(path.join(dir, ...names), 'utf8');
const savedAs = (name: string, missing = 0) => ({ ok: true, value: { outcome: 'saved', name, missing } });

describe('exporting a note', () => {
  it('[EX6] Markdown is the text, byte for byte, under the name of its title', async () => {
    const body = '---\na: b\n---\r\n# x \n\n\ttext\u2028no end';
    const { save, asked } = transferOf(body, 'mine.md', 'A/B: plan');
    expect(await save('markdown')).toEqual(savedAs('mine.md'));
    expect(asked).toEqual([{ name: 'A B plan', format: 'markdown', hasAttachments: false }]);
    expect(read('mine.md')).toBe(body);
    expect(readdirSync(dir)).toEqual(['mine.md']);
  });

  it('[EX8] with attachments it is a folder that the text finds its files in', async () => {
    await mkdir(path.join(dir, 'Plan'));
    await writeFile(path.join(dir, 'Plan', 'kept.txt'), 'kept');
    const { save, asked } = transferOf(BODY, 'Plan.md');
    expect(await save('markdown')).toEqual(savedAs('Plan 2', 1));
    expect(asked[0]?.hasAttachments).toBe(true);
    expect(readdirSync(path.join(dir, 'Plan'))).toEqual(['kept.txt']);
    expect(readdirSync(path.join(dir, 'Plan 2')).sort()).toEqual(['Plan.md', 'attachments']);
    expect(readdirSync(path.join(dir, 'Plan 2', 'attachments')).sort()).toEqual(['cat.png', 'p(1).html']);
    expect(read('Plan 2', 'attachments', 'cat.png')).toBe('a cat');
    expect(read('Plan 2', 'Plan.md')).toBe(
      BODY.replace(`att:${cat}/cat.png`, 'attachments/cat.png').replace(
        `att:${paper}/..%2Fp%281%29.html`,
        'attachments/p%281%29.html',
      ),
    );
  });

  it('[EX8] or an archive of such a folder', async () => {
    const { save } = transferOf(BODY, 'Plan.zip');
    expect(await save('markdown')).toEqual(savedAs('Plan.zip', 1));
    const entries = unzipSync(new Uint8Array(readFileSync(path.join(dir, 'Plan.zip'))));
    expect(Object.keys(entries)).toEqual(['Plan/attachments/cat.png', 'Plan/attachments/p(1).html', 'Plan/Plan.md']);
    expect(strFromU8(entries['Plan/Plan.md'] ?? bytes(''))).toContain('![Cat|320](attachments/cat.png)');
  });

  it('[EX5] [EX11] a page carries its pictures, files and diagrams, names what is missing, and loads and runs nothing', async () => {
    const { save } = transferOf(BODY, 'plan.html', '<Plan> & more');
    expect(await save('html')).toEqual(savedAs('plan.html', 1));
    const html = read('plan.html');
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>&lt;Plan&gt; &amp; more</title>');
    expect(html).toContain(`<img src="data:image/png;base64,${base64('a cat')}" alt="Cat" width="320">`);
    expect(html).toContain(
      `<a href="data:application/octet-stream;base64,${base64('<script>')}" download="p(1).html">`,
    );
    expect(html).toContain(`<img src="data:image/png;base64,${base64('a diagram')}"`);
    expect(html).toContain('x (not on this computer)');
    expect(html).toContain(`content="default-src 'none'`);
    expect(html).not.toMatch(/<script|att:/);
  });

  it('[EX9] a PDF is what the printer makes of the page, and carries no files', async () => {
    const { save, pages } = transferOf(BODY, 'plan.pdf');
    expect(await save('pdf')).toEqual(savedAs('plan.pdf', 1));
    expect(read('plan.pdf')).toBe('%PDF');
    expect(pages[0]?.title).toBe('Plan');
    expect(pages[0]?.html).not.toMatch(/octet-stream/);
  });

  it('[EX9] printing prints the page, and copying gives the Markdown and its HTML', async () => {
    const { handlers, pages, copied } = transferOf('**a** $x$', undefined, '');
    expect(await handlers['notes.print']({ id }, 0)).toEqual({ ok: true, value: 'printed' });
    expect(pages[0]?.title).toBe('Untitled note');
    expect(await handlers['notes.copy']({ id }, 0)).toEqual({ ok: true, value: undefined });
    expect(copied[0]?.text).toBe('**a** $x$');
    expect(copied[0]?.html).toMatch(/^<div data-commonplace=""><p><strong>a<\/strong> <span class="katex"><math/);
  });

  it('[EX12] no place means no file; a place that cannot be written is a sentence, and leaves nothing behind', async () => {
    expect(await transferOf('a', undefined).save('html')).toEqual({ ok: true, value: { outcome: 'cancelled' } });
    const failed = { ok: false, error: { code: 'export-failed' } };
    const nowhere = transferOf('a', 'no/such/folder.md');
    expect(await nowhere.save('markdown')).toEqual(failed);
    expect(nowhere.logged).toEqual(['export-failed ENOENT']);
    await mkdir(path.join(dir, 'taken.html'));
    expect(await transferOf('a', 'taken.html').save('html')).toEqual(failed);
    expect(await transferOf(BODY, 'no/such/folder.md').save('markdown')).toEqual(failed);
    expect(await transferOf(BODY, 'no/such.zip').save('markdown')).toEqual(failed);
    expect(readdirSync(dir)).toEqual(['taken.html']);
    const { handlers } = transferOf('a', 'x.md');
    const other = v.parse(noteId, '1'.repeat(20));
    expect(await handlers['notes.export']({ id: other, format: 'pdf' }, 0)).toEqual({
      ok: false,
      error: { code: 'note-not-found' },
    });
  });
});
