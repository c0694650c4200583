import type { Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

/** What axe finds wrong with what a page shows now: one line each, rule first. Empty when there is nothing. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // What the driver evaluates is exempt from the page's policy, so the page stays as it is shipped.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const inPage = Reflect.get(window, 'axe') as { run(): Promise<AxeResults> };
    return inPage.run();
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary}`),
  );
}
