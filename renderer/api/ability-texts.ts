import type { Ability } from '../../core/contract/settings-commands.ts';
import { english } from '../../core/messages/en/english.ts';

/** Why this computer cannot do what a setting asks for, or undefined where it is possible. */
export const reasonAgainst = (ability: Ability): string | undefined =>
  ability === 'possible' ? undefined : english.abilities[ability];
