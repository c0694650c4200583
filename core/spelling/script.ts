const tests = new Map<string, RegExp | undefined>();

/** The letters a language is written in, as a test of one word; undefined where they are not one script (Japanese). */
function scriptTest(language: string): RegExp | undefined {
  try {
    return new RegExp(`^[\\p{Script=${new Intl.Locale(language).maximize().script}}\\p{Script=Common}\\p{M}]+$`, 'u');
  } catch {
    return undefined;
  }
}

/** Whether a dictionary of this language can know the word at all: a Greek word is no mistake in an English text. */
export function isWrittenIn(word: string, language: string): boolean {
  if (!tests.has(language)) tests.set(language, scriptTest(language));
  return tests.get(language)?.test(word) ?? true;
}
