import { describe, expect, it, vi } from 'vitest';
import { english } from '../../../core/messages/en/english.ts';
import { FakeMain } from '../../testing/fake-main.ts';
import { JoinForm } from './join-form.svelte.ts';

const INVITATION = {
  server: 'https://notes.example',
  workspace: 'Studio',
  role: 'editor',
  expiresMs: 0,
  isInsecure: false,
  needsPassword: false,
} as const;

async function opened(needsPassword = false) {
  const main = new FakeMain();
  main.sharing.invitation = { ...INVITATION, needsPassword };
  const onjoined = vi.fn();
  const form = new JoinForm({ bridge: main.createWindow(), flush: () => Promise.resolve(true), onjoined }, 'abc');
  await vi.waitFor(() => expect(form.invitation).toBeDefined());
  return { main, form, onjoined };
}

describe('the join form', () => {
  it('[SR17] asks for a name and nothing else', async () => {
    const { form, main, onjoined } = await opened();
    form.submit();
    expect(form.problemOf('name')).toBe(english.sharing.emptyName);
    form.fields.name = 'Bea';
    form.submit();
    await vi.waitFor(() => expect(onjoined).toHaveBeenCalledOnce());
    expect(main.asked.at(-1)).toEqual({ name: 'invites.join', input: { text: 'abc', name: 'Bea' } });
  });

  it('[SR20] asks for a password where this computer cannot keep one', async () => {
    const { form, main, onjoined } = await opened(true);
    form.fields.name = 'Bea';
    form.submit();
    expect(form.problemOf('password')).toBe(english.sharing.emptyPassword);
    form.fields.password = 'my own';
    form.submit();
    await vi.waitFor(() => expect(onjoined).toHaveBeenCalledOnce());
    expect(main.asked.at(-1)?.input).toEqual({ text: 'abc', name: 'Bea', password: 'my own' });
  });

  it('[SR18] says that an invite was used', async () => {
    const { form, main } = await opened();
    main.failing('invites.join', { code: 'invite-used' });
    form.fields.name = 'Bea';
    form.submit();
    await vi.waitFor(() => expect(form.problemOf('form')).toBe(english.errors['invite-used']));
  });
});
