/**
 * An account as it can be written behind `@`: letters and digits, with `.`, `_`, `-`, `+` and `@` between them, so that an
 * address of mail is one, and nothing that is invisible. A digit at the beginning would be a date's.
 */
export const MEMBER_NAME = '\\p{L}(?:[\\p{L}\\p{N}._@+-]*[\\p{L}\\p{N}_-])?';

const whole = new RegExp(`^${MEMBER_NAME}$`, 'u');

/** Whether an account can be mentioned in a text. */
export const isMemberName = (account: string): boolean => whole.test(account);
