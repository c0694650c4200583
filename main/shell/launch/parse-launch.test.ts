import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../core/messages/messages.ts';
import { isLink, parseLink } from './deep-link.ts';
import { ownArguments } from './own-arguments.ts';
import { type LaunchRequest, parseLaunch, usageSentence } from './parse-launch.ts';

const CWD = path.resolve('/work');
const ID = '0123456789abcdefghij';

/** What a command line asks of the window; throws when it is not a launch that goes on. */
function requestsOf(...args: readonly string[]): readonly LaunchRequest[] {
  const launch = parseLaunch(args, CWD);
  if (launch.kind !== 'run') throw new Error(JSON.stringify(launch));
  return launch.requests;
}

describe('a command line', () => {
  it('[SH1] names a profile by --profile, relative to where the app was started; the last one counts', () => {
    for (const args of [['--profile', 'alice'], ['--profile=alice'], ['--profile', 'bob', '--profile=alice']]) {
      expect(parseLaunch(args, CWD)).toEqual({
        kind: 'run',
        profile: path.join(CWD, 'alice'),
        isSafeMode: false,
        requests: [],
      });
    }
    expect(parseLaunch([], CWD)).toEqual({ kind: 'run', isSafeMode: false, requests: [] });
  });

  it('[SH1] is refused when --profile names no folder', () => {
    for (const args of [['--profile'], ['--profile', '--no-sandbox'], ['--profile='], ['--profile', 'a\0b']]) {
      expect(parseLaunch(args, CWD)).toEqual({ kind: 'refused', problem: { kind: 'profile-needs-folder' } });
    }
  });

  it('[LA1] may hold the documented options, files, folders and links, in any order', () => {
    expect(
      parseLaunch(
        ['todo.md', '--quick-capture', `commonplace://note/${ID}`, '--safe-mode', '/trip', '--new-note'],
        CWD,
      ),
    ).toEqual({
      kind: 'run',
      isSafeMode: true,
      requests: [
        { kind: 'quick-capture' },
        { kind: 'open-note', id: ID },
        { kind: 'new-note' },
        { kind: 'open-paths', paths: [path.join(CWD, 'todo.md'), path.resolve('/trip')] },
      ],
    });
    for (const topic of ['help', 'version'] as const) {
      expect(parseLaunch([`--${topic}`, '--profile', 'x'], CWD)).toEqual({ kind: 'print', topic });
    }
    for (const option of ['--profile', '--safe-mode', '--new-note', '--quick-capture', '--help', '--version']) {
      for (const language of ['en', 'nl'] as const)
        expect(messagesOf(language).starting.help).toContain(`  ${option} `);
    }
  });

  it('[LA1] is refused for an option that nobody knows, with its name made printable', () => {
    for (const option of ['--new-notes', '--profiles', '--safemode', '-x', '--help=yes']) {
      expect(parseLaunch([option], CWD)).toEqual({
        kind: 'refused',
        problem: { kind: 'no-option', option },
      });
    }
    expect(parseLaunch(['--\u001b[2J\n'], CWD)).toMatchObject({ problem: { option: '--?[2J?' } });
  });

  it('[LA1] has no options behind --', () => {
    expect(requestsOf('--', '--new-note', 'a.md')).toEqual([
      { kind: 'open-paths', paths: [path.join(CWD, '--new-note'), path.join(CWD, 'a.md')] },
    ]);
  });

  it.skipIf(process.platform === 'win32')('[LA1] names files also by the addresses that file managers pass', () => {
    expect(requestsOf('file:///home/anna/M%C3%A4rz%20(1).md', 'file://localhost/trip')).toEqual([
      { kind: 'open-paths', paths: ['/home/anna/März (1).md', '/trip'] },
    ]);
    for (const address of [
      'file://evil.example/share/a.md',
      'https://example.org/a.md',
      'file:///a%2Fb',
      'smb://x/y',
    ]) {
      expect(requestsOf(address)).toEqual([{ kind: 'misunderstood' }]);
    }
  });

  it('[LA2] may hold switches of Chromium, drivers and desktops, which change nothing', () => {
    const foreign = [
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '--disable-gpu',
      '--disable-namespace-sandbox',
      '--enable-features=UseOzonePlatform',
      '--ozone-platform-hint=auto',
      '--force-device-scale-factor=1.5',
      '--password-store=basic',
      '--user-data-dir=/x',
      '--original-process-start-time=13',
      '--lang=de',
      '--js-flags=--expose-gc',
      '-psn_0_12345',
    ];
    expect(requestsOf(...foreign, '--new-note')).toEqual([{ kind: 'new-note' }]);
  });

  it('[LA2] of a development run begins behind the app’s folder', () => {
    const argv = ['/electron', '--inspect=0', '-r', '/tmp/loader.cjs', '--no-sandbox', '.', '--profile', 'x', 'a.md'];
    expect(ownArguments(argv, true)).toEqual(['--profile', 'x', 'a.md']);
    expect(ownArguments(['/opt/commonplace', 'a.md'], false)).toEqual(['a.md']);
    expect(ownArguments(['/electron', '--inspect=0', '-r'], true)).toEqual([]);
  });
});

describe('a link', () => {
  it('[LA3] opens a note or an invitation when every letter is as documented', () => {
    expect(parseLink(`commonplace://note/${ID}`)).toEqual({ kind: 'open-note', id: ID });
    const invite = `${'Az09_-'.repeat(682)}abcd`;
    expect(invite).toHaveLength(4096);
    expect(parseLink(`commonplace://join#${invite}`)).toEqual({ kind: 'join', invite });
  });

  it.each([
    `commonplace://note/${ID}/`,
    `commonplace://note/${ID}?x`,
    `commonplace://note/${ID}#x`,
    `commonplace://note/${ID}\n`,
    `\ncommonplace://note/${ID}`,
    `COMMONPLACE://note/${ID}`,
    `commonplace://NOTE/${ID}`,
    `commonplace://note/${ID.toUpperCase()}`,
    `commonplace://note/${ID.slice(1)}`,
    `commonplace://note/${ID}0`,
    `commonplace://note/%30123456789abcdefghi`,
    `commonplace://note/../note/${ID}`,
    `commonplace://user:secret@note/${ID}`,
    `commonplace://note:80/${ID}`,
    `commonplace://note.example/${ID}`,
    `commonplace:note/${ID}`,
    `commonplace:///note/${ID}`,
    `commonplace://join`,
    `commonplace://join#`,
    `commonplace://join/#abc`,
    `commonplace://join?x#abc`,
    `commonplace://join#a%62`,
    `commonplace://join#a b`,
    `commonplace://join#${'a'.repeat(4097)}`,
    `commonplace://join#${'a'.repeat(1_000_000)}`,
  ])('[LA3] is not understood in any other form: %j', (link) => {
    expect(parseLink(link)).toBeUndefined();
    if (isLink(link)) expect(requestsOf(link)).toEqual([{ kind: 'misunderstood' }]);
  });
});

const FRAGMENTS: readonly string[] = [
  ...['commonplace:', '//', 'commonplace://note/', 'commonplace://join#', ID, 'abc', 'file:', '..', 'C:\\'],
  ...['--', '-', 'profile', '=', 'safe-mode', 'help', 'inspect', '%00', '\0', '\n', '@', '?', '\ud800'],
];

/** Junk, and text that comes near to what is meant. */
const junk = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 4 }).map((parts) => parts.join('')),
);

const isDocumented = (request: LaunchRequest): boolean => {
  switch (request.kind) {
    case 'new-note':
    case 'quick-capture':
    case 'misunderstood':
      return Object.keys(request).length === 1;
    case 'open-note':
      return Object.keys(request).length === 2 && /^[0-9a-v]{20}$/.test(request.id);
    case 'join':
      return Object.keys(request).length === 2 && /^[\w-]{1,4096}$/.test(request.invite);
    case 'open-paths':
      return request.paths.every((place) => path.isAbsolute(place) && !place.includes('\0'));
  }
};

it('[LA4] no command line throws, and nothing but documented requests comes of it', () => {
  const kinds = new Set<string>();
  // Chance comes near enough to links and options to reach each outcome nearly always; these make it certain.
  const words = [
    'commonplace://join#abc',
    `commonplace://note/${'0'.repeat(20)}`,
    'commonplace://x',
    'a.md',
    '--unknown',
    'file:///a%00b',
  ];
  const examples: [string[]][] = words.map((word) => [[word]]);
  fc.assert(
    fc.property(fc.array(junk, { maxLength: 6 }), (args) => {
      const launch = parseLaunch(args, CWD);
      kinds.add(launch.kind);
      if (launch.kind === 'refused')
        expect(usageSentence(launch.problem, messagesOf('en'))).toMatch(/^[\x20-\x7e]{1,100}$/);
      if (launch.kind !== 'run') return;
      for (const request of launch.requests) {
        kinds.add(request.kind);
        expect(isDocumented(request)).toBe(true);
      }
    }),
    { numRuns: 5000, examples },
  );
  expect([...kinds]).toEqual(
    expect.arrayContaining(['run', 'refused', 'open-note', 'join', 'open-paths', 'misunderstood']),
  );
});
