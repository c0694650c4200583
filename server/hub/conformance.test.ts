import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runConformance } from './conformance/run-conformance.ts';
import { steps } from './conformance/steps.ts';
import { faultRule } from './faults/fault-rule.ts';
import { createHub, type HubOptions } from './create-hub.ts';

async function conformanceOf(storage: HubOptions['storage']) {
  const hub = await createHub({ admin: 'admin', password: 'pw', storage });
  try {
    return await runConformance({ url: hub.url, admin: 'admin', password: 'pw', database: 'conformance' });
  } finally {
    await hub.close();
  }
}

test('[HU1] answers every recorded request as CouchDB 3.5 does, in memory', async () => {
  expect(await conformanceOf({ kind: 'memory' })).toEqual({ passed: steps.length, failures: [] });
});

test('[HU1] answers every recorded request as CouchDB 3.5 does, on the disk and again after a restart', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'hub-'));
  try {
    for (const _start of ['first', 'second']) {
      expect(await conformanceOf({ kind: 'disk', dir })).toEqual({ passed: steps.length, failures: [] });
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

test('[HU1] notices a server that answers differently', async () => {
  const hub = await createHub({ admin: 'admin', password: 'pw', storage: { kind: 'memory' } });
  hub.faults.set([faultRule({ path: '_bulk_get' }, { shortAnswer: true })]);
  const result = await runConformance({ url: hub.url, admin: 'admin', password: 'pw', database: 'conformance' });
  await hub.close();
  expect(result.failures.map((failure) => failure.split('\n')[0])).toEqual(['bulk_get, found and missing']);
});

const realServer = process.env['COUCHDB_URL'];
test.runIf(realServer)('[HU1] and so does the server in COUCHDB_URL', async () => {
  const { origin, password, username: admin } = new URL(realServer ?? '');
  const database = `conformance-${Date.now().toString(36)}`;
  const result = await runConformance({ url: origin, admin, password: decodeURIComponent(password), database });
  expect(result.failures).toEqual([]);
});
