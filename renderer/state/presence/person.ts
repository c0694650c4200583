import type { Caret, PresentPerson } from '../../../core/contract/presence-commands.ts';
import { memberHueOf } from '../../../core/live/member-hue.ts';

/** Somebody else who is there, as a window shows them. */
export interface Person {
  /** Of the device: one person may sit at two. */
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** The token of the person's colour. */
  readonly colour: string;
  readonly notes: PresentPerson['notes'];
}

/** A person whose caret stands in a note. */
export interface PersonInText extends Pick<Person, 'id' | 'name' | 'colour'> {
  readonly caret: Caret;
}

/** Signs that turn text round or hide in it are no part of a name. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** What is shown of whom main says to be there. A name that shows nothing is the account's. */
export function personOf({ id, account, name, notes }: PresentPerson): Person {
  const shown = name.replace(INVISIBLE, '').trim();
  return {
    ...{ id, account, notes },
    name: shown === '' ? account : shown,
    colour: `var(--hue-${memberHueOf(account) + 1})`,
  };
}

/** One or two letters that stand for a person. */
export function initialsOf(name: string): string {
  const [first = '', second = ''] = name.split(/[\s._-]+/).filter((word) => word !== '');
  const letters = second === '' ? [...first].slice(0, 2) : [...first].slice(0, 1).concat([...second].slice(0, 1));
  return letters.join('').toUpperCase();
}
