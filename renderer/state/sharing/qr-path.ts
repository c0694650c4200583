import encodeQR from 'qr';

/** A QR code as one path of an SVG: `size` squares wide and high, a quiet margin of four included. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

const MARGIN = 4;

/** Draws a text as a QR code, each row in as few strokes as it has runs of black. */
export function qrPathOf(text: string): QrPath {
  const rows = encodeQR(text, 'raw', { border: MARGIN });
  const strokes = rows.flatMap((row, y) =>
    row.flatMap((isBlack, x) => {
      if (!isBlack || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return `M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`;
    }),
  );
  return { size: rows.length, path: strokes.join('') };
}
