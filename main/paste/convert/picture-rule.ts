import { inlinePictureIn, remotePictureIn } from './addresses.ts';
import { visibleText } from './characters.ts';
import { elementOf, textNode } from './hast-nodes.ts';
import { type Context, gone, type Outcome, replaced } from './outcome.ts';
import { attributeOf, type SourceElement } from './source.ts';

/** Chat programs draw their smileys as pictures. */
const smiley = /^(?:\p{Extended_Pictographic}(?:\p{Emoji}|\u200d|\ufe0f)*|:[\w+-]{1,40}:)$/u;
const MAX_WORDS_UNITS = 300;

/** A picture: by its address when it is on the web, as a placeholder when its bytes are here, else by its words. */
export function pictureRule(element: SourceElement, { placeholders }: Context): Outcome | undefined {
  if (element.tagName !== 'img') return undefined;
  const words = wordsOf(element);
  if (isBeacon(element) || /checkbox/.test(attributeOf(element, 'aria-roledescription'))) return gone;
  const source = attributeOf(element, 'src').trim();
  const address = smiley.test(words) ? undefined : remotePictureIn(source);
  if (address !== undefined) {
    const picture = elementOf('img');
    Object.assign(picture.properties, { src: address, alt: words });
    return replaced(picture);
  }
  const inline = inlinePictureIn(source);
  if (inline === undefined) return words === '' ? gone : replaced(textNode(words));
  const name = `picture.${inline.claimed.replace('image/', '')}`;
  return replaced(textNode(placeholders.picture({ name, bytes: inline.bytes }, words)));
}

function wordsOf(element: SourceElement): string {
  const words = visibleText(attributeOf(element, 'alt') || attributeOf(element, 'title'));
  return words
    .slice(0, MAX_WORDS_UNITS)
    .replace(/\s+/g, ' ')
    .replace(/\p{Surrogate}/gu, '')
    .trim();
}

/** A picture of one pixel is there to be fetched, not to be seen. */
const isBeacon = (element: SourceElement): boolean =>
  ['width', 'height'].every((side) => /^[01](?:px)?$/.test(attributeOf(element, side)));
