import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeRun {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong with what a page shows now: one line each, rule first. Empty when there is nothing. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // What the driver evaluates is exempt from the page's policy, so the page stays as it is shipped.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe') as { run(): Promise<AxeRun> };
    return axe.run();
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary}`),
  );
}
