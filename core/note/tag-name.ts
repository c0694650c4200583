/** What two spellings of a tag have in common: `#Garden` and `#garden` are one tag. Without the sign, `/` between its parts. */
export const tagKeyOf = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\/+$/, '');

/** A tag's name as it can be written behind `#`: letters, digits, `_` and `-`, parts divided by `/`. */
export const TAG_NAME = '[\\p{L}_][\\p{L}\\p{N}_/-]*';

const WHOLE_NAME = new RegExp(`^${TAG_NAME}$`, 'u');
/** Longer ones are no tags. UTF-16 units. */
const MAX_UNITS = 200;

/** Whether a text can be a tag's name. */
export const isTagName = (name: string): boolean => name.length <= MAX_UNITS && WHOLE_NAME.test(name);
