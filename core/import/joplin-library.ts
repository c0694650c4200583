import type { ImportedNote } from './imported-note.ts';
import { joplinTimeOf, type JoplinItem } from './joplin-item.ts';

/** Deeper notebooks than anyone has; an end to those that lie in each other. */
const MAX_DEPTH = 20;

/** What the items of a Joplin export say of each other: where notes lie and what they are tagged with. */
export class JoplinLibrary {
  readonly #notebooks = new Map<string, { readonly title: string; readonly parent: string }>();
  readonly #tags = new Map<string, string>();
  readonly #taggings = new Map<string, string[]>();

  /** Takes an item in; texts are not kept. */
  add({ kind, id, title, fields }: JoplinItem): void {
    if (kind === 'notebook') this.#notebooks.set(id, { title, parent: fields.get('parent_id') ?? '' });
    if (kind === 'tag') this.#tags.set(id, title);
    if (kind !== 'tagging') return;
    const note = fields.get('note_id') ?? '';
    this.#taggings.set(note, [...(this.#taggings.get(note) ?? []), fields.get('tag_id') ?? '']);
  }

  /** The note that an item is. A to-do begins with its box: notes here have none. */
  noteOf(item: JoplinItem): ImportedNote {
    const { id, title, body, fields } = item;
    const isDone = Number(fields.get('todo_completed') ?? 0) > 0;
    const box = fields.get('is_todo') === '1' ? `- [${isDone ? 'x' : ' '}] ${title}\n\n` : '';
    return {
      key: `joplin:${id}`,
      title,
      body: box + body,
      createdMs: joplinTimeOf(item, 'created_time'),
      editedMs: joplinTimeOf(item, 'updated_time'),
      tags: (this.#taggings.get(id) ?? []).flatMap((tag) => this.#tags.get(tag) ?? []),
      notebook: this.#pathOf(fields.get('parent_id') ?? ''),
      isPinned: false,
    };
  }

  #pathOf(notebook: string): string[] {
    const path: string[] = [];
    for (
      let at = this.#notebooks.get(notebook);
      at !== undefined && path.length < MAX_DEPTH;
      at = this.#notebooks.get(at.parent)
    )
      path.unshift(at.title);
    return path;
  }
}
