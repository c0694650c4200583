import { describe, expect, it } from 'vitest';
import { parsePastedAddress } from './pasted-address.ts';

describe('pasted address', () => {
  it('[UI17] fills every field from a whole address', () => {
    expect(parsePastedAddress(' http://alice:p%40ss@notes.example.org:5984/couch/studio%2Bwest ')).toEqual({
      server: 'http://notes.example.org:5984/couch',
      database: 'studio+west',
      account: 'alice',
      password: 'p@ss',
    });
  });

  it.each(['https://notes.example.org', 'notes.example.org/db', 'ftp://host/db', ''])(
    '[UI17] leaves %j alone',
    (text) => {
      expect(parsePastedAddress(text)).toBeUndefined();
    },
  );
});
