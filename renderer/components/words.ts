import { createContext } from 'svelte';

/** What components say of themselves, wherever they are used. */
export interface Words {
  readonly close: string;
  readonly dismiss: string;
  readonly resize: string;
}

/** Components know no app: whoever shows them provides the words, as a function so that a change of language is followed. */
export const [useWords, provideWords] = createContext<() => Words>();
