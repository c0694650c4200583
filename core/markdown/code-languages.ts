import { LanguageDescription } from '@codemirror/language';
import { languages } from '@codemirror/language-data';

/** The language that a fence names: by its name, by a short form of it, or as its files end (`py`, `rs`). */
export function codeLanguageOf(name: string): LanguageDescription | null {
  return (
    LanguageDescription.matchLanguageName(languages, name, false) ??
    LanguageDescription.matchFilename(languages, `file.${name}`) ??
    LanguageDescription.matchLanguageName(languages, name, true)
  );
}
