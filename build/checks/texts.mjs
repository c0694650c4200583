import { parse } from 'svelte/compiler';
import { filesIn, report, textOf } from './files.mjs';

// What a person reads comes from the catalogue (core/messages), or it stays English. Looked for in the markup of
// components: text, and attributes that are shown or spoken. Names of keys, signs and proper names are the same everywhere.

/** Attributes, and properties of our components, whose value a person reads. */
const spoken = new Set([
  'alt',
  'title',
  'label',
  'placeholder',
  'help',
  'text',
  'problem',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
]);

/** The same in every language: signs, keys, addresses, what one types. */
const alike = new Set(['Commonplace', 'Enter', 'Escape', 'Shift+Enter', 'https://notes.example.org', '[[', 'MIT']);

const saysSomething = (text) => /\p{L}{2,}/u.test(text) && !alike.has(text.replace(/[–\s]+/g, ' ').trim());

/** The literal words of an expression that could be shown: strings, also in conditions, lists and templates. */
function wordsIn(expression) {
  switch (expression?.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return expression.quasis.map(({ value }) => value.cooked);
    case 'ConditionalExpression':
      return [...wordsIn(expression.consequent), ...wordsIn(expression.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return ['||', '??', '&&', '+'].includes(expression.operator)
        ? [...wordsIn(expression.left), ...wordsIn(expression.right)]
        : [];
    case 'ArrayExpression':
      return expression.elements.flatMap(wordsIn);
    case 'ObjectExpression':
      return expression.properties.filter(({ key }) => spoken.has(key?.name)).flatMap(({ value }) => wordsIn(value));
    default:
      return [];
  }
}

/** What an attribute shows, of the words that stand in it. */
function wordsOfAttribute({ name, value }) {
  // `choices` and the like hold objects with names of their own.
  const parts = [value].flat().filter((part) => part !== true);
  const isList = ({ expression }) => name !== 'class' && expression?.type === 'ArrayExpression';
  const shown = spoken.has(name) ? parts : parts.filter(isList);
  return shown.flatMap((part) => (part.type === 'Text' ? [part.data] : wordsIn(part.expression)));
}

/** Walks the markup; scripts and styles show nothing by themselves. */
function* shownIn(node) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const each of node) yield* shownIn(each);
    return;
  }
  if (node.type?.endsWith('Directive')) return;
  if (node.type === 'Text') yield { at: node.start, words: [node.data] };
  else if (node.type === 'ExpressionTag') yield { at: node.start, words: wordsIn(node.expression) };
  else if (node.type === 'Attribute') yield { at: node.start, words: wordsOfAttribute(node) };
  else for (const value of Object.values(node)) yield* shownIn(value);
}

function problemsIn(file) {
  const text = textOf(file);
  return [...shownIn(parse(text, { modern: true }).fragment)].flatMap(({ at, words }) =>
    words
      .filter(saysSomething)
      .map((word) => `${file}:${text.slice(0, at).split('\n').length}: not from the catalogue: ${word.trim()}`),
  );
}

report(filesIn(['renderer'], /\.svelte$/).flatMap(problemsIn));
