import { expect } from '@playwright/test';
import { createHub } from '../../server/hub/index.ts';
import { waitFor } from '../support/wait-for.ts';
import { type StartedApp, test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { type NotesPage, PATIENCE_MS } from './support/notes-page.ts';

const ADMIN = { admin: 'root', password: 'the-root-secret' };

/** The owner prepares the server as its administrator would, and connects. */
async function share({ notes }: StartedApp, server: string): Promise<void> {
  await notes.openConnect();
  const { dialog } = notes;
  await dialog.getByRole('radio', { name: 'I run the server' }).check();
  await dialog.getByLabel('Server address').fill(server);
  await dialog.getByLabel('Database').fill('studio');
  await dialog.getByLabel('Your user name').fill('olive');
  await dialog.getByLabel('Your password').fill('olive-pw');
  await dialog.getByLabel('Administrator', { exact: true }).fill(ADMIN.admin);
  await dialog.getByLabel('Administrator’s password').fill(ADMIN.password);
}

async function prepare({ notes }: StartedApp): Promise<void> {
  await notes.dialog.getByRole('button', { name: 'Prepare and connect' }).click();
  await settled(notes, 'Copy and connect');
  await notes.whenStatus(/^Up to date/);
}

/** Answers the question about the notes on this computer, if it comes, until the dialog is gone. */
async function settled(notes: NotesPage, agree: string): Promise<void> {
  const isGone = async (): Promise<boolean> => {
    const copy = notes.dialog.getByRole('button', { name: agree });
    if (await copy.isVisible()) await copy.click();
    return (await notes.dialog.count()) === 0;
  };
  await waitFor(isGone, 'the dialog to close', PATIENCE_MS);
}

async function openMembers(notes: NotesPage): Promise<void> {
  await notes.chip.click();
  await notes.dialog.getByRole('button', { name: 'Members' }).click();
  await notes.dialog.getByRole('heading', { name: 'Members', exact: true }).waitFor();
}

async function makeInvite({ notes }: StartedApp, label: string, role: string): Promise<string> {
  await openMembers(notes);
  await notes.dialog.getByLabel('For whom').fill(label);
  await notes.dialog.getByLabel('Role', { exact: true }).selectOption(role);
  await notes.dialog.getByRole('button', { name: 'Make an invite' }).click();
  return (await notes.dialog.locator('code').textContent()) ?? '';
}

async function openJoin({ notes }: StartedApp, link: string): Promise<void> {
  await notes.openConnect();
  await notes.dialog.getByRole('button', { name: 'I have an invite…' }).click();
  await notes.dialog.getByLabel(/^Invite:/).fill(link);
  await notes.dialog.getByLabel('Your name, as others see it').fill('Bea van Dam');
  const password = notes.dialog.getByLabel('Choose a password');
  if (await password.isVisible()) await password.fill('my own secret');
}

async function join({ notes }: StartedApp): Promise<void> {
  await notes.dialog.getByRole('button', { name: 'Join', exact: true }).click();
  await settled(notes, 'Copy and join');
  await notes.whenStatus(/^Up to date/);
}

test('[SR29] [SR17] [SR25] from a bare server to two who write together, one who reads, and one who was removed', async ({
  start,
}) => {
  test.setTimeout(300_000);
  const hub = await createHub({ ...ADMIN, storage: { kind: 'memory' } });
  try {
    const owner = await start();
    await share(owner, hub.url);
    await lookAt(owner, 'share-workspace');
    await prepare(owner);
    await owner.notes.newNote('Together');
    await owner.notes.type('the ship sails');
    await owner.notes.saved();
    const link = await makeInvite(owner, 'Bea', 'editor');
    await lookAt(owner, 'members-invite');
    await owner.notes.press('Escape');

    const bea = await start();
    await openJoin(bea, link);
    await lookAt(bea, 'join-workspace');
    await join(bea);
    await bea.notes.openNote('Together');
    await bea.notes.press('Control+End');
    await bea.notes.type(' at noon');
    await expect(owner.notes.body).toHaveText('the ship sails at noon');

    await openMembers(owner.notes);
    await owner.notes.dialog.getByLabel('Role of Bea van Dam').selectOption('reader');
    await expect(owner.notes.dialog.getByLabel('Role of Bea van Dam')).toHaveValue('reader');
    await bea.notes.chip.click();
    await bea.notes.press('Escape');
    await bea.notes.page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
    await expect(bea.notes.page.getByText('You can read this workspace, but not change it.')).toBeVisible();
    await bea.notes.body.click();
    await bea.notes.type('nothing');
    await expect(bea.notes.body).toHaveText('the ship sails at noon');
    await lookAt(bea, 'read-only');

    await owner.notes.dialog.getByRole('button', { name: 'Remove Bea van Dam' }).click();
    await owner.notes.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(owner.notes.dialog.getByLabel('Role of Bea van Dam')).toHaveCount(0);
    await bea.notes.page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
    await bea.notes.whenStatus(/no permission/);
    await bea.notes.chip.click();
    await expect(bea.notes.dialog.getByText('You are no longer a member of this workspace')).toBeVisible();
    await lookAt(bea, 'removed');
    await bea.notes.press('Escape');
    expect(await bea.notes.bodyText()).toBe('the ship sails at noon');
  } finally {
    await hub.close();
  }
});
