import { decodeHTMLStrict } from 'entities/decode';

const escaped = /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/gi;

/** What Markdown's escapes and entities in a text mean. */
export const meantBy = (markdown: string): string =>
  markdown.replace(escaped, (match: string, mark: string | undefined) => mark ?? decodeHTMLStrict(match));

/** What markup of ours reads as, pictures by their words: for the name of a heading and the words of a picture. */
export const plainTextIn = (markup: string): string =>
  decodeHTMLStrict(
    markup
      .replace(/<img[^>]*? alt="([^"]*)"[^>]*>/g, '$1')
      .replaceAll('<br>', ' ')
      .replace(/<[^>]*>/g, ''),
  );
