import { type Extension, Prec } from '@codemirror/state';
import { isMemberName } from '../../../core/note/member-name.ts';
import { texts } from '../../state/texts.svelte.ts';
import { calledMenu } from '../habits/menu/called-menu.ts';
import { inserting } from '../habits/menu/inserting.ts';
import type { Linking } from './linking-facet.ts';

/** `@` offers the people of the workspace, before the days. */
export const memberMenu = (linking: Linking): Extension =>
  Prec.high(
    calledMenu({
      sign: '@',
      pattern: /(?<=^|[\s(])@(?:\p{L}[\p{L}\p{N}._@+-]*)?$/u,
      entriesFor: async (typed) => {
        const members = (await linking.findMembers(undefined)) ?? [];
        return members
          .filter(({ account }) => isMemberName(account) && account.toLowerCase().startsWith(typed.toLowerCase()))
          .map(({ account }) => ({
            label: account,
            detail: texts().preview.member,
            look: 'names-member',
            edit: inserting(`@${account}`),
          }));
      },
    }),
  );
