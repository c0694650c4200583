/**
 * What the page that draws diagrams may load and do (R1): its own scripts, and nothing else from anywhere. Weaker than
 * that of the windows in two points, which Mermaid needs: styles in elements and attributes, and HTML from strings. The
 * page holds nothing that could be taken, has no network, and hands out pixels only (decision 12).
 */
export const drawingPolicy = (): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
