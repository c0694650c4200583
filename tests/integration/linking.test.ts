import { describe, expect, it } from 'vitest';
import { useLaptops } from '../support/use-laptops.ts';

const lab = useLaptops();
const { start } = lab;
const secrets = {
  isSafe: true,
  seal: (): Uint8Array => {
    throw new Error('the key ring is locked');
  },
  open: () => undefined,
};

describe('linking', () => {
  it('[EN11] takes along everything that was acknowledged before it answered', async () => {
    const alice = await start();
    const { id } = await alice.ask('notes.create', undefined);
    for (let i = 0; i < 20; i++)
      (await alice.open((await alice.ask('notes.create', undefined)).id)).type(`filler ${i}`);
    const window = await alice.open(id);
    window.type('first ');
    await window.saved();
    let isDone = false;
    let connecting: Promise<unknown> | undefined;
    const acknowledged: string[] = [];
    for (let i = 0; !isDone; i++) {
      const made = await alice.tell('notes.create', undefined).catch(() => undefined);
      if (!isDone && made?.ok) {
        const opened = await alice.open(made.value.id).catch(() => undefined);
        opened?.type(`token-${i}`);
        await opened?.saved().then(
          () => !isDone && acknowledged.push(`token-${i}`),
          () => undefined,
        );
      }
      // From the first word on that is safe, the others are written while it connects.
      connecting ??= alice.connect(lab.team.address('alice')).finally(() => (isDone = true));
    }
    await connecting;
    expect(acknowledged.length).toBeGreaterThan(0);
    const bodies = [...(await alice.notes()).values()].map(({ body }) => body);
    expect(acknowledged.filter((token) => !bodies.includes(token))).toEqual([]);
  });

  it('[EN12] that fails at the password leaves what is on screen usable', async () => {
    const alice = await start({ secrets });
    const { id } = await alice.ask('notes.create', undefined);
    const window = await alice.open(id);
    window.type('before ');
    await window.saved();
    await alice.connect(lab.team.address('alice')).catch(() => undefined);
    const notes = await alice.notes();
    expect([...notes.values()].map(({ body }) => body)).toContain('before ');
    const [other] = notes.keys();
    const again = await alice.open(other ?? id);
    again.type('after');
    await again.saved();
  });
});
