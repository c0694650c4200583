import { expect, test } from '@playwright/test';
import { driveAgain } from './support/second-driver.ts';
import { startUndriven, type UndrivenApp } from './support/undriven-app.ts';

test.skip(process.platform === 'win32', 'the page is told to hang by a signal');

test('[CR5] [CR6] a window that hangs is asked about; it is reloaded with all that was saved, or the question goes when it answers', async () => {
  const lost = await startUndriven({ hangMs: 600_000, left: 0, answer: 'Reload' });
  const slow = await startUndriven({ hangMs: 22_000, left: 620 });
  try {
    await write(lost, 'Before the hang');
    await Promise.all([reload(lost, 'Before the hang'), recover(slow)]);
  } finally {
    await Promise.all([lost.close(), slow.close()]);
  }
});

/** Writes a note, and leaves the page without a driver. */
async function write({ profile }: UndrivenApp, title: string): Promise<void> {
  const driver = await driveAgain(profile);
  await driver.notes.newNote(title);
  await driver.notes.type('all of this was saved');
  await driver.notes.saved();
  await driver.leave();
}

async function reload(app: UndrivenApp, title: string): Promise<void> {
  await app.hang();
  await app.whenSaid('loaded', 2);
  const { notes, leave } = await driveAgain(app.profile);
  await expect(notes.title).toHaveText(title);
  await expect(notes.body).toHaveText('all of this was saved');
  await leave();
}

async function recover(app: UndrivenApp): Promise<void> {
  await app.hang();
  await app.whenSaid('closed the question');
  const { notes, leave } = await driveAgain(app.profile);
  await expect(notes.body).toBeVisible();
  await leave();
}
