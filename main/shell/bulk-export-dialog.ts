import type { PlaceProposal } from '../transfer/bulk/ports.ts';
import { chooseFolder, chooseSavePlace } from './save-dialog.ts';

/** Asks where many exported notes should go: into a new folder in the one that is chosen, or into an archive. */
export function chooseBulkPlace({ name, form }: PlaceProposal): Promise<string | undefined> {
  if (form === 'folder') return chooseFolder({});
  return chooseSavePlace(`${name}.zip`, [{ name: 'Zip', extensions: ['zip'] }]);
}
