import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { connectFieldsOf } from './support/notes-page.ts';
import { addressOf, openTogether } from './support/together.ts';

test('[EE10] what somebody else writes appears and leaves the caret between the same letters', async ({
  start,
  server,
}) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, 'the ship sails at noon');
  await alice.clickBehind('ship');
  expect(await alice.textBeforeCaret()).toBe('the ship');
  await bob.press('Control+Home');
  await bob.type('Tomorrow ');
  await bob.press('Control+End');
  await bob.type(' sharp');
  await expect(alice.body).toHaveText('Tomorrow the ship sails at noon sharp');
  expect(await alice.textBeforeCaret()).toBe('Tomorrow the ship');
  await alice.type('yard');
  await expect(bob.body).toHaveText('Tomorrow the shipyard sails at noon sharp');
});

test('[EE11] undo takes back only what was written here', async ({ start, server }) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, 'list:');
  await bob.press('Control+End');
  await bob.type(' bob');
  await expect(alice.body).toHaveText('list: bob');
  await alice.press('Control+Home');
  await alice.type('alice ');
  await expect(bob.body).toHaveText('alice list: bob');
  await alice.press('Control+z');
  await expect(alice.body).not.toContainText('alice');
  expect(await alice.bodyText()).toContain(' bob');
  await alice.press('Control+z', 'Control+z', 'Control+z');
  await expect(alice.body).toHaveText(/^\s*bob$/);
  await expect(bob.body).toHaveText(/^\s*bob$/);
  await alice.press('Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z', 'Control+Shift+Z');
  await expect(bob.body).toHaveText('alice list: bob');
});

test('[EE12] each reason not to connect has its own sentence, and nothing has changed', async ({ start, server }) => {
  const { notes } = await start();
  await notes.newNote('Mine alone');
  await notes.type('kept here');
  await notes.saved();
  const right = connectFieldsOf(addressOf(server, 'alice'));
  await notes.openConnect();
  const { dialog } = notes;
  const says = (sentence: string): Promise<void> =>
    expect(dialog.getByRole('alert').filter({ hasText: sentence })).toBeVisible();

  await notes.submitConnect({ ...right, password: 'wrong' });
  await says('The user name or the password is wrong');
  await notes.submitConnect({ ...right, database: 'nowhere' });
  await says('The server has no database of this name.');
  await notes.submitConnect({ ...right, server: 'not an address' });
  await says('This is not a usable address.');
  await notes.submitConnect({ ...right, server: '' });
  await says('Type the address of the server.');
  server.lines[0]?.cut();
  await notes.submitConnect(right);
  await says('Nobody answers at this address.');
  await notes.press('Escape');
  await expect(dialog).toHaveCount(0);

  expect(await notes.status()).toBe('On this computer');
  await expect(notes.page.getByRole('heading', { level: 1 })).toContainText('Personal');
  await expect(notes.rows).toHaveCount(2);
  await expect(notes.body).toHaveText('kept here');
});

test('[EE13] a missing database is made only after a yes', async ({ start, server }) => {
  const { notes } = await start();
  const admin = { ...connectFieldsOf(server.team.address('admin')), database: `made-${Date.now().toString(36)}` };
  const url = new URL(`/${admin.database}`, server.team.address('admin'));
  const authorization = `Basic ${btoa(`${admin.account}:${admin.password}`)}`;
  const ask = async (method: string): Promise<number> =>
    (await fetch(new URL(url.pathname, url.origin), { method, headers: { authorization } })).status;
  await notes.openConnect();
  await notes.submitConnect(admin);
  await expect(notes.dialog.getByRole('button', { name: 'Create the database' })).toBeVisible();
  expect(await ask('HEAD')).toBe(404);
  await notes.dialog.getByRole('button', { name: 'Create the database' }).click();
  await notes.whenStatus(/^Up to date/);
  expect(await ask('HEAD')).toBe(200);
  await ask('DELETE');
});

test('[EE14] disconnecting keeps every note, and writing goes on', async ({ start, server }) => {
  const { notes } = await start();
  await notes.newNote('Before');
  await notes.type('written before');
  await notes.connect(addressOf(server, 'alice'));
  await expect(notes.rowOf('Before')).toBeVisible();
  await notes.chip.click();
  await notes.dialog.getByRole('button', { name: 'Disconnect' }).click();
  await notes.whenStatus(/^On this computer$/);
  await notes.openNote('Before');
  await notes.press('Control+End');
  await notes.type(' and after');
  await notes.saved();
  await expect(notes.body).toHaveText('written before and after');
});

test('[EE15] the chip says Offline with what waits, and Up to date once it is sent', async ({ start, server }) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, 'online');
  await alice.whenStatus(/^Up to date$/);
  server.lines[0]?.cut();
  await alice.whenStatus(/^Offline$/);
  await alice.press('Control+End');
  await alice.type(' and offline');
  await alice.whenStatus(/^Offline, \d+ edits? waiting$/);
  expect(await bob.bodyText()).toBe('online');
  server.lines[0]?.restore();
  await alice.whenStatus(/^Up to date$/);
  await expect(bob.body).toHaveText('online and offline');
});

test('[EE16] a note that one deletes for good leaves the Trash and the screen of the other', async ({
  start,
  server,
}) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, 'not needed');
  await alice.page.getByRole('button', { name: 'Move to the Trash' }).click();
  await expect(bob.page.getByText('This note is in the Trash.')).toBeVisible();
  await alice.page.getByRole('button', { name: 'Trash', exact: true }).click();
  await alice.rowOf('Together').click();
  await alice.page.getByRole('button', { name: 'Delete for good…' }).click();
  await alice.dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(bob.page.getByText('The note was deleted for good.')).toBeVisible();
  await bob.page.getByRole('button', { name: 'Trash', exact: true }).click();
  for (const notes of [alice, bob]) await expect(notes.page.getByText('The Trash is empty')).toBeVisible();
  for (const notes of [alice, bob]) await notes.whenStatus(/^Up to date/);
});
