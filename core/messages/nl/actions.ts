import type { actions as english } from '../en/actions.ts';

export const actions: typeof english = {
  add: 'Toevoegen',
  cancel: 'Annuleren',
  close: 'Sluiten',
  details: 'Details…',
  dismiss: 'Sluiten',
  open: 'Openen',
  saveAs: 'Opslaan als…',
  show: 'Tonen',
  tryAgain: 'Opnieuw proberen',
  undo: 'Ongedaan maken',
  untitled: 'Zonder titel',
};
