import type { Attachment } from 'svelte/attachments';

/**
 * Opens a dialog above everything as long as it is on the page. Its first field has the focus; whatever had it before
 * gets it back. `onclick` hears clicks; one on the dialog itself is one outside its content.
 */
export const openModal =
  (onclick: (event: MouseEvent) => void): Attachment<HTMLDialogElement> =>
  (dialog) => {
    const before = document.activeElement;
    dialog.addEventListener('click', onclick);
    dialog.showModal();
    dialog.querySelector<HTMLElement>('input:not([type="radio"])')?.focus();
    return () => {
      // The browser gives the focus back to where it was only when the dialog is closed before it leaves the page.
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  };
