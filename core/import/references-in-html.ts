/**
 * The converter of HTML keeps addresses of the web only. What a page says of files beside it is given such an address,
 * on a host that cannot be, for as long as it is converted.
 */
const HOST = 'https://import.invalid/';

/** A reference as an address that the converter keeps. */
export const heldReference = (reference: string): string =>
  HOST + encodeURIComponent(reference).replace(/[!'()*~_.]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);

/** The reference that an address holds, its escapes undone; undefined for any other address. */
export const referenceHeld = (address: string): string | undefined =>
  address.startsWith(HOST) ? address.slice(HOST.length) : undefined;

/** What was held and led nowhere, as it was written. */
export const withoutHolding = (markdown: string): string =>
  markdown.replace(/https:\/\/import\.invalid\/([^\s()<>]*)/g, (whole, held: string) => {
    try {
      return encodeURI(decodeURIComponent(held));
    } catch {
      return whole;
    }
  });
