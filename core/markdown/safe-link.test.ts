import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINK_UNITS, safeLinkOf } from './safe-link.ts';

const read = (address: string) => safeLinkOf(address, (text) => (URL.canParse(text) ? new URL(text) : undefined));

describe('safe links', () => {
  it.each([
    ['https://example.org', 'web', 'example.org', 'https://example.org/'],
    ['HTTP://Example.ORG:8080/a b?c#d', 'web', 'example.org:8080', 'http://example.org:8080/a%20b?c#d'],
    ['https://пример.рф/ж', 'web', 'xn--e1afmkfd.xn--p1ai', 'https://xn--e1afmkfd.xn--p1ai/%D0%B6'],
    // A letter of another script looks like an a: the host is shown in punycode.
    ['https://p\u0430ypal.com', 'web', 'xn--pypal-4ve.com', 'https://xn--pypal-4ve.com/'],
    ['https://good.example\\@evil.example', 'web', 'good.example', 'https://good.example/@evil.example'],
    ['mailto:bob@example.org?subject=Hi%20there', 'mail', 'example.org', 'mailto:bob@example.org?subject=Hi%20there'],
    ['mailto:bob@example.org?body=a%0D%0Ab', 'mail', 'example.org', 'mailto:bob@example.org?body=a%0D%0Ab'],
  ])('[LP1] %s leads to a named host', (address, kind, host, href) => {
    expect(read(address)).toEqual({ kind, host, href });
  });

  it.each([
    ...['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x'],
    ...['smb://host/share', '\\\\host\\share', '//example.org', 'example.org', 'ms-msdt:/id', 'about:blank', ''],
    ...['https://user@example.org', 'https://:secret@example.org', 'https://example.org@evil.example', 'https://'],
    ...[
      'https://example.org/\u202egpj.exe',
      'https://exam\u200bple.org',
      'https://example.org/\u0000',
      'https://a\n.b',
    ],
    ...['mailto:', 'mailto:bob', 'mailto:bob@example.org?attach=/etc/passwd', 'mailto:a@b.example?bcc=c@d.example'],
    ...['mailto:a@b.example?subject=x%0Abcc:c@d.example', 'mailto:a@b.example,c@d.example', 'mailto:a%0a@b.example'],
    `https://example.org/${'x'.repeat(MAX_LINK_UNITS)}`,
  ])('[LP1] %j is never opened', (address) => {
    expect(read(address)).toBeUndefined();
  });

  it('[LP1] whatever is opened is plain ASCII of a known scheme, without credentials, and reads the same again', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        'http://',
        'mailto:',
        'javascript:',
        'file://',
        '@',
        ':',
        '/',
        '\\',
        '?',
        '#',
        '%0a',
        '.org',
      ),
      fc.constantFrom('\u202e', '\u200b', '\u0000', '\n', ' ', 'а', 'ß', '。', '%', '[::1]', 'xn--'),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.webUrl(),
    );
    const hostile = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    let count = 0;
    fc.assert(
      fc.property(hostile, (address) => {
        const link = read(address);
        if (link === undefined) return;
        count++;
        expect(link.href).toMatch(/^(?:https?:\/\/[^\s@/]+(?:\/|$)|mailto:[^\s@]+@)[\x21-\x7e]*$/);
        expect(link.host).toMatch(/^[\x21-\x7e]+$/);
        expect(new URL(link.href)).toMatchObject({ username: '', password: '' });
        expect(read(link.href)).toEqual(link);
      }),
      { numRuns: 5000 },
    );
    expect(count).toBeGreaterThan(100);
  });
});
