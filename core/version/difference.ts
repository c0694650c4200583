import { diffArrays } from 'diff';

/** A stretch of two texts that are compared: in both, only in the one after, or only in the one before. */
export interface DifferencePiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * So many lines, or words of one place, may differ before they are taken for altogether different: the work grows with the
 * square of this.
 */
const MOST_LINES = 2000;
const MOST_WORDS = 400;
/** And so many words in all places together. */
const ALL_WORDS = 20_000;

const LINES = /[^\n]*\n|[^\n]+$/g;
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;
/** Words, line ends, white space, single signs; characters of scripts without spaces are words by themselves. */
const WORDS = new RegExp(
  String.raw`${UNSPACED}\p{M}*|(?:(?!${UNSPACED})[\p{L}\p{N}_])(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}_'’])*|\n|[^\S\n]+|.\p{M}*`,
  'gsu',
);

/** What became of a text, word by word; pieces of one kind are never beside each other, and of a change the old comes first. */
export function differenceOf(before: string, after: string): DifferencePiece[] {
  const pieces = new Pieces();
  const head = sameHead(before, after);
  const end = sameTail(before, after, head);
  pieces.add('same', before.slice(0, head));
  let room = ALL_WORDS;
  const [from, to] = [before.slice(head, before.length - end), after.slice(head, after.length - end)];
  for (const { removed, added, same } of hunksOf(from.match(LINES) ?? [], to.match(LINES) ?? [], MOST_LINES)) {
    pieces.add('same', same);
    if (removed === '' || added === '') {
      pieces.add('removed', removed);
      pieces.add('added', added);
      continue;
    }
    const [old, fresh] = [removed.match(WORDS) ?? [], added.match(WORDS) ?? []];
    room -= Math.min(old.length + fresh.length, 2 * MOST_WORDS);
    for (const words of hunksOf(old, fresh, room > 0 ? MOST_WORDS : 0)) {
      pieces.add('same', words.same);
      pieces.add('removed', words.removed);
      pieces.add('added', words.added);
    }
  }
  pieces.add('same', before.slice(before.length - end));
  return pieces.list;
}

/** What is the same, and then what was replaced by what. */
interface Hunk {
  readonly same: string;
  readonly removed: string;
  readonly added: string;
}

function hunksOf(before: readonly string[], after: readonly string[], maxEditLength: number): Hunk[] {
  const changes = diffArrays([...before], [...after], { maxEditLength });
  // Too far apart.
  if (changes === undefined) return [{ same: '', removed: before.join(''), added: after.join('') }];
  const hunks: { same: string; removed: string; added: string }[] = [];
  for (const { value, added, removed } of changes) {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    const last = hunks.at(-1);
    const hunk = last === undefined || kind === 'same' ? { same: '', removed: '', added: '' } : last;
    if (hunk !== last) hunks.push(hunk);
    hunk[kind] += value.join('');
  }
  return hunks;
}

/** Pieces in their order, put together where they belong together. */
class Pieces {
  readonly list: DifferencePiece[] = [];

  add(kind: DifferencePiece['kind'], text: string): void {
    if (text === '') return;
    const last = this.list.at(-1);
    const before = this.list.at(-2);
    if (last?.kind === kind) this.list[this.list.length - 1] = { kind, text: last.text + text };
    else if (kind === 'removed' && last?.kind === 'added' && before?.kind === 'removed')
      this.list[this.list.length - 2] = { kind, text: before.text + text };
    else if (kind === 'removed' && last?.kind === 'added') this.list.splice(-1, 0, { kind, text });
    else this.list.push({ kind, text });
  }
}

/** How many units both begin with, up to the end of a line: what is compared begins with whole lines. */
function sameHead(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  if (at === one.length && at === other.length) return at;
  return one.slice(0, at).lastIndexOf('\n') + 1;
}

/** How many units both end with behind `head`, from the beginning of a line on. */
function sameTail(one: string, other: string, head: number): number {
  const most = Math.min(one.length, other.length) - head;
  let count = 0;
  while (count < most && one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count))
    count += 1;
  const start = one.indexOf('\n', one.length - count);
  return count === 0 || start < 0 ? 0 : one.length - start - 1;
}
