import { app, type PrintToPDFOptions, type WebContents } from 'electron';
import type { PagePrinter } from '../../transfer/ports.ts';
import { PageSession } from './page-session.ts';
import { footerOf, paperOf } from './paper.ts';
import { withPageWindow } from './page-window.ts';

/** Margins in inches; the footer stands in the lower one. */
const MARGINS = { top: 0.8, bottom: 0.9, left: 0.9, right: 0.9 };
/** A page on paper is read from nearer than one on a screen. */
const SCALE = 0.85;

/** Prints pages by Chromium, each in a hidden window. The session is made when the first page comes. */
export function createPagePrinter(): PagePrinter {
  let pages: PageSession | undefined;
  const withPage = <T>(html: string, use: (contents: WebContents) => Promise<T>): Promise<T> => {
    pages ??= new PageSession();
    return withPageWindow(pages, html, use);
  };
  return {
    toPdf: ({ title, html }) =>
      withPage(html, async (contents) => new Uint8Array(await contents.printToPDF(pdfOptions(title)))),
    print: ({ html }) => withPage(html, printByDialog),
  };
}

const pdfOptions = (title: string): PrintToPDFOptions => ({
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: footerOf(title),
  pageSize: paperOf(app.getLocaleCountryCode()),
  margins: MARGINS,
  scale: SCALE,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
});

function printByDialog(contents: WebContents): Promise<'printed' | 'cancelled'> {
  const options = { printBackground: true, pageSize: paperOf(app.getLocaleCountryCode()), header: '', footer: '' };
  return new Promise((resolve, reject) => {
    contents.print(options, (isPrinted, reason) => {
      if (isPrinted) resolve('printed');
      else if (/cancel/i.test(reason)) resolve('cancelled');
      else reject(new Error(`not printed: ${reason}`));
    });
  });
}
