import { describe, expect, it } from 'vitest';
import { appError } from '../contract/errors.ts';
import { messagesOf } from './messages.ts';

describe('what is said of errors', () => {
  it.each(['en', 'nl'] as const)(
    '[UI2] is a whole sentence for every error code of the contract, in %s',
    (language) => {
      const codes = appError.options.map((option) => option.entries.code.literal);
      const { errors } = messagesOf(language);
      expect(Object.keys(errors).sort()).toEqual([...codes].sort());
      for (const text of Object.values(errors)) expect(text).toMatch(/^[A-Z].+\.$/s);
    },
  );
});
