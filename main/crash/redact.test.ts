import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const words = {
  profileDir: '/home/alice/.config/Commonplace',
  homeDir: '/home/alice',
  userName: 'alice',
  hostName: 'alices-laptop',
};

describe('a line of the log', () => {
  it.each([
    ['a folder', 'at /home/alice/.config/Commonplace/browser, /home/alice/x', 'at <profile>/browser, <home>/x'],
    ['an address', 'GET http://alice:pw@notes.example.org:5984/db?x=1 failed', 'GET <address> failed'],
    ['a machine', 'connect ECONNREFUSED 10.1.2.3:5984', 'connect ECONNREFUSED <address>'],
    ['a name that was not found', 'getaddrinfo ENOTFOUND notes.example.org', 'getaddrinfo ENOTFOUND <address>'],
    ['a number of a machine', 'by 192.168.0.7:80.', 'by <address>.'],
    ['a mail address', 'user alice@example.org', 'user <mail>'],
    ['a user and a computer', 'alice on alices-laptop', '<user> on <computer>'],
  ])('[CR10] loses %s', (_what, line, expected) => {
    expect(redact(line, words)).toBe(expected);
  });

  it('[CR10] loses folders also as JSON spells them', () => {
    const windows = { ...words, homeDir: String.raw`C:\Users\alice`, profileDir: String.raw`C:\Users\alice\Notes` };
    const line = JSON.stringify({ stack: String.raw`at C:\Users\alice\Notes\x and C:\Users\alice\y` });
    expect(redact(line, windows)).toBe(String.raw`{"stack":"at <profile>\\x and <home>\\y"}`);
  });

  it('[CR10] keeps what helps: versions, places in the app, words that only contain a name', () => {
    const line = 'malice in app://commonplace/index.js:1:2, node:fs:77, version 0.1.0, 33.2.1';
    expect(redact(line, words)).toBe(line);
    expect(redact('of an a', { ...words, userName: 'a', homeDir: '/' })).toBe('of an a');
  });
});
