import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { ask } from '../api/bridge.ts';
import type { NoteList } from './note-list.svelte.ts';
import { texts } from './texts.svelte.ts';

/** What making notes needs of the window. */
interface MakingPorts {
  readonly bridge: Bridge;
  readonly list: NoteList;
  /** Makes the list one of all notes. */
  readonly showAll: () => void;
  /** Shows a note with the caret in one of its texts. */
  readonly enter: (id: NoteId, field: 'title' | 'body') => void;
  readonly say: (text: string) => void;
}

/** New notes, where the list is, so that they are to be seen in it. */
export class NoteMaking {
  readonly #ports: MakingPorts;

  constructor(ports: MakingPorts) {
    this.#ports = ports;
  }

  /** Makes a note and puts the caret into one of its texts. */
  async make(field: 'title' | 'body', title?: string): Promise<void> {
    const { list, showAll, enter, say } = this.#ports;
    const created = await this.#create(title);
    if (!created.ok) return say(texts().errors[created.error.code]);
    if (list.view === 'trash') showAll();
    else if (list.query !== '') list.search('');
    enter(created.value.id, field);
  }

  /** One with a title was named elsewhere; one without lies where the list is. */
  #create(title: string | undefined) {
    const { bridge, list } = this.#ports;
    if (title !== undefined) return ask(bridge, 'notes.createTitled', { title });
    const { scope } = list;
    const place = 'view' in scope ? undefined : 'tag' in scope ? { tags: [scope.tag] } : scope;
    return ask(bridge, 'notes.create', place);
  }
}
