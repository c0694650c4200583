import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../messages/language.ts';
import { messagesOf } from '../messages/messages.ts';
import type { NoteContent } from './note.ts';

/**
 * The one note of a new profile, the manual. It carries no time and no fields, so that an untouched one can be told from
 * a note somebody wrote.
 */
export function welcomeIn(language: InterfaceLanguage): NoteContent {
  const { title, body } = messagesOf(language).welcome;
  return { title, body, meta: new Map() };
}

/** Whether a note is still a welcome note as it came, in whatever language: nobody wants it copied to every laptop of a team. */
export const isUntouchedWelcome = (content: NoteContent): boolean =>
  INTERFACE_LANGUAGES.some((language) => {
    const { title, body } = messagesOf(language).welcome;
    return content.title === title && content.body === body;
  });
