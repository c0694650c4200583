import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { connectFieldsOf } from './support/notes-page.ts';
import { addressOf } from './support/together.ts';

test('[SC6] a failed connection offers the check, which names what is wrong and what to do about it', async ({
  start,
  server,
}) => {
  const app = await start();
  const { notes } = app;
  await notes.openConnect();
  const report = notes.dialog.getByRole('region', { name: 'Check of the server' });
  await expect(report).toHaveCount(0);
  await notes.submitConnect({ ...connectFieldsOf(addressOf(server, 'alice')), database: 'nowhere' });
  await report.getByRole('button', { name: 'Check the server' }).press('Enter');
  await expect(report.getByText('There is no such database')).toBeVisible();
  await expect(report.getByText('The server answers')).toBeVisible();
  await lookAt(app, 'server-check-refused');
  await notes.dialog.getByLabel('Database').fill('somewhere');
  await expect(report).toHaveCount(0);
});

test('[SC6] the details of the status offer the check of the server that is connected to', async ({
  start,
  server,
}) => {
  const app = await start();
  const { notes } = app;
  await notes.connect(addressOf(server, 'alice'));
  await notes.whenStatus(/^Up to date$/);
  await notes.page.getByRole('button', { name: /^Sync:/ }).click();
  const report = notes.dialog.getByRole('region', { name: 'Check of the server' });
  await report.getByRole('button', { name: 'Check the server' }).click();
  await expect(report.getByRole('listitem').filter({ hasText: 'The account is let in' })).toBeVisible();
  await expect(report.getByRole('button', { name: 'Check again' })).toBeEnabled();
  await lookAt(app, 'server-check-linked');
});
