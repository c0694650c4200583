import type { Attachment } from 'svelte/attachments';

/** What can be dropped on an element, and what is done with it. */
export interface DropZone {
  readonly takes: (data: DataTransfer) => boolean;
  readonly drop: (data: DataTransfer) => void;
}

/** Lets things be dropped on an element, unless something in it takes them. */
export function dropZone({ takes, drop }: DropZone): Attachment<HTMLElement> {
  return (element) => {
    element.addEventListener('dragover', (event) => {
      if (event.dataTransfer && takes(event.dataTransfer)) event.preventDefault();
    });
    element.addEventListener('drop', (event) => {
      if (!event.dataTransfer || !takes(event.dataTransfer)) return;
      event.preventDefault();
      drop(event.dataTransfer);
    });
  };
}
