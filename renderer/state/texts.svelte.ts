import { type InterfaceLanguage, spokenLanguage } from '../../core/messages/language.ts';
import { type Messages, messagesOf } from '../../core/messages/messages.ts';

// A page speaks one language, so this is no part of a window's state. Main serves the page in the language in force:
// nothing is ever drawn in another one first.
let spoken = $state.raw(spokenLanguage(document.documentElement.lang) ?? 'en');

/** The texts in the language in force. Whoever reads them in a component, a derived value or an effect follows a change. */
export const texts = (): Messages => messagesOf(spoken);

/** The language in force, reactive as {@link texts} is. */
export const spokenNow = (): InterfaceLanguage => spoken;

/** Makes the whole page speak a language. */
export function speak(language: InterfaceLanguage): void {
  spoken = language;
  document.documentElement.lang = language;
}
