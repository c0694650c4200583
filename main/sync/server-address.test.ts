import { expect, test } from 'vitest';
import { fail, succeed } from '../../core/contract/result.ts';
import { parseDatabaseName, parseServerAddress } from './server-address.ts';

test('[SY10] an address is kept with its port and path prefix, without its trailing slash', () => {
  expect(parseServerAddress(' https://Notes.Example.org/couch/ ', false)).toEqual(
    succeed('https://notes.example.org/couch'),
  );
  expect(parseServerAddress('http://127.0.0.1:5984', false)).toEqual(succeed('http://127.0.0.1:5984'));
  expect(parseServerAddress('http://localhost:5984//', false)).toEqual(succeed('http://localhost:5984'));
  expect(parseServerAddress('http://[::1]:5984/', false)).toEqual(succeed('http://[::1]:5984'));
});

test('[SY10] credentials, other schemes, queries and nonsense are no address', () => {
  const texts = [
    '',
    'notes',
    'ftp://a.example',
    'https://a:b@c.example',
    'https://a@c.example',
    'https://a.example/?x',
    'javascript:1',
  ];
  for (const text of texts) expect(parseServerAddress(text, true)).toEqual(fail({ code: 'address-invalid' }));
});

test('[SY10] plain http to another machine needs permission', () => {
  for (const text of ['http://notes.example', 'http://192.168.1.2:5984', 'http://127.0.0.1.example']) {
    expect(parseServerAddress(text, false)).toEqual(fail({ code: 'address-insecure' }));
    expect(parseServerAddress(text, true).ok).toBe(true);
  }
});

test('[SY10] a database name follows the rule of CouchDB', () => {
  expect(parseDatabaseName(' team/notes-2_$()+ ')).toEqual(succeed('team/notes-2_$()+'));
  for (const text of ['', 'Notes', '_users', '2notes', 'no tes', 'nötes']) {
    expect(parseDatabaseName(text)).toEqual(fail({ code: 'database-name-invalid' }));
  }
});
