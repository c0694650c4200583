import type { Ability } from '../../contract/settings-commands.ts';

/** Why this computer cannot do what a setting asks for. */
export const abilities: { readonly [A in Exclude<Ability, 'possible'>]: string } = {
  'not-installed': 'Only the installed app can do this; this one runs from its sources.',
  'other-profile': 'Only the standard profile can do this; this window shows another one.',
  wayland: 'This desktop (Wayland) lets no app listen to keys while another one is in front.',
};
