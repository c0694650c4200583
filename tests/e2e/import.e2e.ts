import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
import { pngOf } from './support/files.ts';
import { lookAt } from './support/look-at.ts';

const HILLS = pngOf('hills.png', 480, 270).content;

const VAULT: Readonly<Record<string, string | Uint8Array>> = {
  '.obsidian/app.json': '{}',
  'Spring walk.md':
    '---\ntags: [outdoors, spring]\ncreated: 2024-03-20T09:00:00Z\n---\nOver the hills, as in the [[Garden/Plan|plan]].\n\n![[hills.png|320]]\n\n- [x] Boots\n- [ ] Bread\n',
  'Garden/Plan.md': 'Beds, and a [map](../files/map.pdf). Back to [[Spring walk]].\n',
  'Garden/Seeds/Beans.md': '# Beans\n\nIn May.\n',
  'files/hills.png': HILLS,
  'files/map.pdf': '%PDF-1.7\n',
  'files/old.zip': 'PK',
  'files/unused.png': HILLS,
};

/** Writes files by their paths below a folder. */
function writeFiles(folder: string, files: typeof VAULT): string {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

function evernoteExport(): string {
  const md5 = createHash('md5').update(HILLS).digest('hex');
  const text = `<en-note><div>From <b>Evernote</b></div><div><en-todo checked="true"/>Done there</div><en-media type="image/png" hash="${md5}" width="240"/></en-note>`;
  const data = Buffer.from(HILLS).toString('base64');
  const resource = `<resource><data encoding="base64">${data}</data><mime>image/png</mime></resource>`;
  return `<?xml version="1.0"?><en-export><note><title>A scrap</title><content><![CDATA[${text}]]></content><created>20200102T030405Z</created><tag>scraps</tag>${resource}</note></en-export>`;
}

/** Answers the app's next open dialog with this place. */
async function answerOpenDialog({ app }: StartedApp, place: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = (): Promise<Electron.OpenDialogReturnValue> =>
      Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, place);
}

/** Chooses “Import…” in the application menu. */
async function openImport({ app }: StartedApp): Promise<void> {
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === '&Import…')?.click();
  });
}

test('[IM43] an Obsidian vault and an Evernote export are previewed, imported, and show their pictures', async ({
  start,
}) => {
  const started = await start();
  const { page, notes, profile } = started;
  const outside = path.join(path.dirname(profile), `${path.basename(profile)}-import`);
  const vault = writeFiles(path.join(outside, 'Vault'), VAULT);
  fs.writeFileSync(path.join(outside, 'Scraps.enex'), evernoteExport());

  await openImport(started);
  await expect(notes.dialog).toContainText('Nothing is written before you have seen what will happen.');
  await lookAt(started, 'import-choice');
  await answerOpenDialog(started, vault);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(notes.dialog).toContainText('3 notes');
  await expect(notes.dialog).toContainText('2 notebooks');
  await page.getByText('2 things stay out').click();
  await expect(page.getByText('files/old.zip: an archive inside the archive')).toBeVisible();
  await lookAt(started, 'import-preview');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(notes.dialog).toContainText('“Vault” is imported.');
  await expect(notes.dialog).toContainText('3 new notes');
  await lookAt(started, 'import-report');
  await notes.dialog.getByRole('button', { name: 'Close' }).last().click();

  await openImport(started);
  await answerOpenDialog(started, path.join(outside, 'Scraps.enex'));
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(notes.dialog).toContainText('“Scraps” is imported.');
  await notes.dialog.getByRole('button', { name: 'Close' }).last().click();

  await notes.rows.filter({ hasText: 'A scrap' }).click();
  await expect(page.getByRole('img').first()).toBeVisible();
  await notes.rows.filter({ hasText: 'Over the hills' }).click();
  await expect(notes.body).toContainText('Over the hills');
  await expect(page.getByRole('img').first()).toBeVisible();
  // The note alone: what stands beside it has pictures of its own.
  await page.keyboard.press('Control+\\');
  await lookAt(started, 'import-note');
  fs.rmSync(outside, { recursive: true });
});
