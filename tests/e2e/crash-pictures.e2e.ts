import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { endPage } from './support/page-process.ts';
import { driveAgain } from './support/second-driver.ts';

test('[EE20] a window after a fault, and the crash reports: none, one with and without its dump', async ({ start }) => {
  const { app, notes, profile } = await start();
  await notes.press('Control+,');
  await expect(notes.page.getByText('There are none.')).toBeVisible();
  await lookAt({ app, page: notes.page }, 'crashes-none');
  await endPage(app, 'crash');
  const driver = await driveAgain(profile);
  const { page } = driver.notes;
  await expect(page.getByText(/^This window was reloaded after a fault/)).toBeVisible();
  await page.screenshot({ path: 'test-results/pictures/crashes-reloaded.png' });
  await driver.notes.press('Control+,');
  await expect(page.getByRole('region', { name: 'Crash reports' }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Put the memory dumps in' }).check();
  await lookAt({ app, page }, 'crashes-one');
  await driver.leave();
});
