/** Gone with all that is in them: what runs, loads, embeds, styles, asks or is not shown. */
export const dropped: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'noscript', 'title', 'head', 'base', 'meta', 'link', 'slot', 'portal'],
  ...['iframe', 'frame', 'frameset', 'noframes', 'object', 'embed', 'applet', 'param', 'noembed', 'fencedframe'],
  ...['svg', 'canvas', 'audio', 'video', 'source', 'track', 'map', 'area', 'bgsound'],
  ...[
    'input',
    'button',
    'select',
    'option',
    'optgroup',
    'datalist',
    'textarea',
    'progress',
    'meter',
    'output',
    'keygen',
  ],
  ...['xml', 'o:p', 'v:shape', 'v:shapetype', 'v:imagedata', 'w:sdtpr', 'colgroup', 'col', 'annotation'],
]);

/** Kept as they are, without any attribute. */
export const kept: ReadonlySet<string> = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'p', 'hr', 'br', 'thead', 'tbody', 'tfoot', 'tr'],
]);

/** Paragraphs by another name. */
export const paragraphLike: ReadonlySet<string> = new Set([
  ...['div', 'section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'address', 'figure', 'figcaption'],
  ...['details', 'fieldset', 'legend', 'center', 'form', 'dl', 'dd', 'dialog', 'hgroup', 'search', 'listing', 'xmp'],
  ...['plaintext', 'caption', 'menu'],
]);

/** Short lines that name what follows. */
export const titleLike: ReadonlySet<string> = new Set(['dt', 'summary']);

/** Code inside a line. */
export const codeLike: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt']);

/** Structure of a table; anywhere else, and in tables for layout, paragraphs. */
export const tableParts: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);
