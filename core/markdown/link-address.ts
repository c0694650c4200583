/** The address that a link's text in Markdown means: without angle brackets, with the scheme that it leaves out. */
export function addressOf(text: string): string {
  const address = text.replace(/^<|>$/g, '');
  if (/^www\./i.test(address)) return `https://${address}`;
  return /^[^\s:/@]+@[^\s:/@]+$/.test(address) ? `mailto:${address}` : address;
}
