import { describe, expect, it, vi } from 'vitest';
import type { AppError } from '../../core/contract/errors.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import { english } from '../../core/messages/en/english.ts';
import { FakeMain } from '../testing/fake-main.ts';
import { ConnectForm } from './connect-form.svelte.ts';

function filledForm(flush: () => Promise<boolean> = () => Promise.resolve(true)) {
  const main = new FakeMain();
  const onconnected = vi.fn();
  const form = new ConnectForm({ bridge: main.createWindow(), flush, onconnected, say: () => undefined });
  Object.assign(form.fields, {
    server: 'https://notes.example.org',
    database: 'studio',
    account: 'alice',
    password: 'secret',
  });
  return { main, form, onconnected };
}

async function submitted(form: ConnectForm): Promise<void> {
  form.submit();
  await vi.waitFor(() => expect(form.isBusy).toBe(false));
}

describe('connect form', () => {
  const cases: readonly (readonly [AppError, string])[] = [
    [{ code: 'address-invalid' }, 'server'],
    [{ code: 'server-unreachable' }, 'server'],
    [{ code: 'server-untrusted' }, 'server'],
    [{ code: 'database-name-invalid' }, 'database'],
    [{ code: 'database-missing', mayCreate: false }, 'database'],
    [{ code: 'no-permission' }, 'database'],
    [{ code: 'sign-in-failed' }, 'password'],
    [{ code: 'already-linked' }, 'form'],
  ];
  it.each(cases)('[UI19] explains %j beside the field %s', async (error, field) => {
    const { main, form } = filledForm();
    main.connect = () => Promise.resolve(fail(error));
    await submitted(form);
    expect(form.problem).toEqual({ field, text: english.errors[error.code] });
    expect(form.fields.password).toBe('secret');
  });

  it('[UI20] asks before it copies notes, creates a database or sends a password in the clear, then says so to main', async () => {
    const { main, form, onconnected } = filledForm();
    const asked: unknown[] = [];
    main.connect = (input) => {
      const { create, allowInsecure, copyLocalNotes } = input;
      asked.push({ create, allowInsecure, copyLocalNotes });
      if (!allowInsecure) return Promise.resolve(fail({ code: 'address-insecure' }));
      if (!create) return Promise.resolve(fail({ code: 'database-missing', mayCreate: true }));
      if (!copyLocalNotes) return Promise.resolve(succeed({ kind: 'ask-copy', noteCount: 12 }));
      return Promise.resolve(succeed({ kind: 'connected', workspace: main.workspace }));
    };
    await submitted(form);
    for (const kind of ['go-insecure', 'create-database', 'copy-notes']) {
      expect(form.question?.kind).toBe(kind);
      expect(onconnected).not.toHaveBeenCalled();
      form.agree();
      await vi.waitFor(() => expect(form.isBusy).toBe(false));
    }
    expect(asked.at(-1)).toEqual({ create: true, allowInsecure: true, copyLocalNotes: true });
    expect(onconnected).toHaveBeenCalledExactlyOnceWith(main.workspace);
  });

  it('[UI20] forgets what was agreed to when a field changes', async () => {
    const { main, form } = filledForm();
    const inputs: boolean[] = [];
    main.connect = (input) => {
      inputs.push(input.allowInsecure);
      return Promise.resolve(fail({ code: 'address-insecure' }));
    };
    await submitted(form);
    form.agree();
    await vi.waitFor(() => expect(form.isBusy).toBe(false));
    form.touch();
    await submitted(form);
    expect(inputs).toEqual([false, true, false]);
  });

  it('[UI21] asks no server before everything written is saved', async () => {
    const { main, form } = filledForm(() => Promise.resolve(false));
    await submitted(form);
    expect(form.problem?.field).toBe('form');
    expect(main.asked).toEqual([]);
  });

  it('[UI19] asks for what is missing without asking the server', () => {
    const { main, form } = filledForm();
    form.fields.database = ' ';
    form.submit();
    expect(form.problem?.field).toBe('database');
    expect(main.asked).toEqual([]);
  });
});

describe('as an administrator', () => {
  function asAdministrator() {
    const all = filledForm();
    all.form.go('administrator');
    Object.assign(all.form.fields, { admin: 'root', adminPassword: 'root-secret' });
    return all;
  }
  const named = (main: FakeMain) => main.asked.map(({ name }) => name);

  it('[SR29] prepares the server once, forgets the administrator, then connects as the owner', async () => {
    const { main, form } = asAdministrator();
    main.connect = ({ copyLocalNotes }) =>
      Promise.resolve(
        copyLocalNotes
          ? succeed({ kind: 'connected', workspace: main.workspace })
          : succeed({ kind: 'ask-copy', noteCount: 3 }),
      );
    await submitted(form);
    expect([form.fields.admin, form.fields.adminPassword]).toEqual(['', '']);
    form.agree();
    await vi.waitFor(() => expect(form.isBusy).toBe(false));
    expect(named(main)).toEqual(['server.provision', 'workspace.connect', 'workspace.connect']);
    const others = main.asked.filter(({ name }) => name !== 'server.provision');
    expect(JSON.stringify(others)).not.toContain('root');
  });

  it('[SR29] says beside the administrator’s fields what is wrong with them, and connects nowhere', async () => {
    const { main, form } = asAdministrator();
    form.fields.adminPassword = '';
    form.submit();
    expect(form.problemOf('adminPassword')).toBe(english.connecting.empty.adminPassword);
    form.fields.adminPassword = 'wrong';
    main.failing('server.provision', { code: 'sign-in-failed' });
    await submitted(form);
    expect(form.problemOf('adminPassword')).toBe(english.errors['sign-in-failed']);
    main.failing('server.provision', { code: 'server-admin-needed' });
    await submitted(form);
    expect(form.problemOf('admin')).toBe(english.errors['server-admin-needed']);
    expect(named(main)).not.toContain('workspace.connect');
  });
});
