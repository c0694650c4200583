import type { AttachmentHash } from '../../contract/attachment-values.ts';
import { parseAttachmentAddress } from '../attachment-address.ts';
import { htmlOf } from './html-of.ts';

/** What has to be fetched before a text can be rendered with everything in it. */
export interface PageNeeds {
  readonly attachments: ReadonlySet<AttachmentHash>;
  /** The sources of diagrams. */
  readonly diagrams: ReadonlySet<string>;
  /** The languages of code, as the text names them. */
  readonly languages: ReadonlySet<string>;
}

/** What a text will ask its ports for. */
export function pageNeedsOf(markdown: string): PageNeeds {
  const attachments = new Set<AttachmentHash>();
  const diagrams = new Set<string>();
  const languages = new Set<string>();
  const noteAddress = (address: string): undefined => {
    const attachment = parseAttachmentAddress(address);
    if (attachment !== undefined) attachments.add(attachment.hash);
  };
  htmlOf(markdown, {
    hrefOf: noteAddress,
    pictureOf: noteAddress,
    diagramOf: (source) => void diagrams.add(source),
    codeOf: (_code, language) => void languages.add(language),
  });
  return { attachments, diagrams, languages };
}
