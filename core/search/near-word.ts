/**
 * Whether a word, or its beginning, is `typed` but for one slip: a letter missing, too many, another one, or two
 * neighbours swapped. Both folded; compared letter by letter.
 */
export function beginsNearly(word: string, typed: string): boolean {
  const [have, want] = [Array.from(word), Array.from(typed)];
  let at = 0;
  while (at < want.length && have[at] === want[at]) at++;
  if (at === want.length) return true;
  return (
    // Another letter, one too many, one missing, two swapped.
    begins(have, at + 1, want, at + 1) ||
    begins(have, at, want, at + 1) ||
    begins(have, at + 1, want, at) ||
    (have[at] === want[at + 1] && have[at + 1] === want[at] && begins(have, at + 2, want, at + 2))
  );
}

/** Whether the rest of `want` stands in `have` from there. */
function begins(have: readonly string[], haveAt: number, want: readonly string[], wantAt: number): boolean {
  for (let step = 0; wantAt + step < want.length; step++) if (have[haveAt + step] !== want[wantAt + step]) return false;
  return true;
}
