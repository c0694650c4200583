import { type Extension, Prec } from '@codemirror/state';
import { followReferences } from './follow-references.ts';
import { type Linking, linkingFacet } from './linking-facet.ts';
import { memberMenu } from './member-menu.ts';
import { missingLinks } from './missing-links.ts';
import { tagMenu } from './tag-menu.ts';
import { titleMenu } from './title-menu.ts';

/** Links to notes, tags and members: offered while one types, drawn by where they lead, and followed. */
export const noteLinks = (linking: Linking): Extension => [
  linkingFacet.of(linking),
  missingLinks,
  // Before the keys of the preview, which would toggle the task of the line.
  Prec.highest(followReferences),
  titleMenu(linking),
  tagMenu(linking),
  memberMenu(linking),
];
