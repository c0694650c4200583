import { highlightTree } from '@lezer/highlight';
import { describe, expect, it } from 'vitest';
import { codeLanguageOf } from '../../core/markdown/code-languages.ts';
import { markdownClasses } from '../../core/markdown/markdown-classes.ts';
import { noteMarkdown } from './note-markdown.ts';

/** How people name languages in fences, each with a line that has something to colour. */
const samples: Readonly<Record<string, string>> = {
  js: 'const a = "b"; // c',
  javascript: 'return null',
  ts: 'let a: number = 1;',
  typescript: 'type A = string;',
  jsx: 'const a = <b c="d" />;',
  tsx: 'const a: B = <b c="d" />;',
  json: '{ "a": 1 }',
  html: '<p class="a">b</p>',
  css: 'a { color: red; }',
  scss: '$a: 1px; b { c: $a; }',
  xml: '<a b="c"/>',
  python: 'def a(): return 1',
  py: 'if True: pass',
  java: 'public class A { int b = 1; }',
  kotlin: 'fun a() = "b"',
  swift: 'let a = "b"',
  c: 'int main(void) { return 0; }',
  cpp: 'class A { int b; };',
  'c++': 'namespace a { int b; }',
  csharp: 'public class A { string b = "c"; }',
  'c#': 'var a = "b";',
  go: 'func main() { return }',
  rust: 'fn main() { let a = 1; }',
  rs: 'pub struct A;',
  php: '<?php echo "a"; ?>',
  ruby: 'def a; "b"; end',
  rb: 'class A; end',
  perl: 'my $a = "b";',
  lua: 'local a = "b"',
  r: 'a <- function(b) "c"',
  scala: 'val a = "b"',
  haskell: 'module A where',
  clojure: '(def a "b")',
  bash: 'if true; then echo "a"; fi',
  sh: 'export A="b"',
  powershell: 'function A { return "b" }',
  sql: 'SELECT a FROM b WHERE c = 1;',
  yaml: 'a: "b"',
  yml: 'a: true',
  toml: 'a = "b"',
  ini: '# a',
  dockerfile: 'FROM a:1 # b',
  diff: '+ a\n- b',
  latex: '\\documentclass{a} % b',
  markdown: '# a',
};

/** The classes of what is coloured in a block of code, its fences and its language left out. */
function coloursIn(alias: string, code: string): string[] {
  const fence = `\`\`\`${alias}\n`;
  const classes: string[] = [];
  const tree = noteMarkdown.language.parser.parse(`${fence}${code}\n\`\`\``);
  highlightTree(
    tree,
    markdownClasses,
    (_from, _to, names) => {
      classes.push(...names.split(' '));
    },
    fence.length,
    fence.length + code.length,
  );
  return classes.filter((name) => name.startsWith('code-') || name === 'md-h1');
}

describe('the languages of code', () => {
  it.each(Object.entries(samples))('[LP40] %s is known and coloured', async (alias, code) => {
    await codeLanguageOf(alias)?.load();
    expect(coloursIn(alias, code)).not.toEqual([]);
  });

  it('[LP40] code in no language has no colours', () => {
    expect(coloursIn('', 'const a = "b"; // c')).toEqual([]);
    expect(coloursIn('nonsense', 'const a = "b"; // c')).toEqual([]);
  });
});
