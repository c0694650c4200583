import type { StartedApp } from './app-test.ts';
import type { SharedServer } from './shared-server.ts';

/** The address of the shared database for a person, over the own line. */
export function addressOf(server: SharedServer, name: 'alice' | 'bob'): string {
  const line = server.lines[name === 'alice' ? 0 : 1];
  if (!line) throw new Error('no line');
  return server.address(name, line);
}

/** Alice and bob, connected over a line each, both with the same note open. Alice wrote it; its end is on screen. */
export async function openTogether(
  start: () => Promise<StartedApp>,
  server: SharedServer,
  text: string,
): Promise<[StartedApp, StartedApp]> {
  const [alice, bob] = await Promise.all([start(), start()]);
  await Promise.all([alice.notes.connect(addressOf(server, 'alice')), bob.notes.connect(addressOf(server, 'bob'))]);
  await alice.notes.newNote('Together');
  await alice.page.keyboard.insertText(text);
  await alice.notes.saved();
  await bob.notes.openNote('Together');
  const [firstLine = ''] = text.split('\n');
  await bob.notes.body.getByText(firstLine).first().waitFor();
  return [alice, bob];
}
