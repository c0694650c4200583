/** What may be written into a cell: its bars get a backslash, its line breaks become spaces. */
export const cellTextOf = (text: string): string => text.replace(/\s*\r?\n\s*/g, ' ').replace(/(\\*)\|/g, escapedBar);

/** A bar that has its backslash already keeps it. */
const escapedBar = (bar: string, slashes: string): string => (slashes.length % 2 === 1 ? bar : `${slashes}\\|`);
