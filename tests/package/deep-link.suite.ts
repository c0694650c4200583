import assert from 'node:assert/strict';
import { type AppStart, spawnAs } from './installed-app.ts';
import type { Steps } from './steps.ts';
import { withApp } from './write-and-read.ts';

/** What a desktop does with an address of the app: it starts the app once more, with the address on the command line. */
export async function testDeepLink(steps: Steps, start: AppStart): Promise<void> {
  await steps.step('[PK17] the address of a note brings the running app to ask whether to open it', () =>
    withApp(start, async ({ notes }) => {
      const listed = await notes.page.evaluate(() =>
        window.commonplace.invoke('notes.list', { view: 'all', query: '', offset: 0, limit: 1 }),
      );
      const id = listed.ok ? listed.value.rows[0]?.id : undefined;
      assert.ok(id !== undefined, 'there is a note');
      const second = spawnAs(start, [`commonplace://note/${id}`]);
      const code = await new Promise((resolve) => second.once('exit', resolve));
      assert.equal(code, 0, 'the second start leaves the work to the first');
      await notes.dialog.getByText(/^Open the note/).waitFor();
      await notes.press('Escape');
      await notes.dialog.waitFor({ state: 'detached' });
    }),
  );
}
