import { spawnSync } from 'node:child_process';

/** The words of a PDF, in reading order; undefined where this machine has no `pdftotext`. */
export function textOfPdf(file: string): string | undefined {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
