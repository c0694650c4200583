import { describe, expect, it } from 'vitest';
import { appError } from '../../core/contract/errors.ts';
import { errorTexts } from './error-texts.ts';

describe('error texts', () => {
  it('[UI2] has a whole sentence for every error code of the contract', () => {
    const codes = appError.options.map((option) => option.entries.code.literal);
    expect(Object.keys(errorTexts).sort()).toEqual([...codes].sort());
    for (const text of Object.values(errorTexts)) expect(text).toMatch(/^[A-Z].+\.$/s);
  });
});
