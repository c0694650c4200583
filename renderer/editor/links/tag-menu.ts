import type { Extension } from '@codemirror/state';
import { TAG_NAME } from '../../../core/note/tag-name.ts';
import { calledMenu } from '../habits/menu/called-menu.ts';
import { inserting } from '../habits/menu/inserting.ts';
import type { Linking } from './linking-facet.ts';

/** `#` and a letter offer the tags that notes bear. */
export const tagMenu = (linking: Linking): Extension =>
  calledMenu({
    sign: '#',
    pattern: new RegExp(`(?<=^|[\\s([{,;])#${TAG_NAME}$`, 'u'),
    entriesFor: async (typed) => {
      const rows = (await linking.findTags(typed)) ?? [];
      // What was typed is no choice when it is the only one.
      if (rows.every(({ name }) => name === typed)) return [];
      return rows.map(({ name, count }) => ({ label: `#${name}`, detail: String(count), edit: inserting(`#${name}`) }));
    },
  });
