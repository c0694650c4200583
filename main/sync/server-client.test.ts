import { describe, expect, it } from 'vitest';
import { createServerClient } from './server-client.ts';
import { SyncError } from './sync-error.ts';
import { defaultLimits } from './sync-limits.ts';

const answering = (status: number, headers: Record<string, string> = {}) =>
  createServerClient(
    { server: 'https://notes.example', account: 'anna', password: 'secret' },
    {
      fetch: () => Promise.resolve(new Response('slow down', { status, headers })),
      limits: defaultLimits,
      signal: new AbortController().signal,
      onLife: () => undefined,
    },
  );

describe('the server client', () => {
  it('[SR30] tells a server that asks for fewer requests from one in trouble, and for how long to stay away', async () => {
    const failureOf = async (status: number, headers?: Record<string, string>) => {
      const cause: unknown = await answering(status, headers)({ path: '/' }).catch((error: unknown) => error);
      return cause instanceof SyncError ? cause.failure : undefined;
    };
    expect(await failureOf(429, { 'retry-after': '7' })).toMatchObject({ kind: 'too-busy', retryAfterMs: 7000 });
    expect(await failureOf(503)).toMatchObject({ kind: 'server' });
  });
});
