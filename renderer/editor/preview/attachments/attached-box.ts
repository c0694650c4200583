import type { WidgetType } from '@codemirror/view';
import type { DrawnFile, DrawnPicture } from '../pieces.ts';
import AttachedFile from './AttachedFile.svelte';
import { ComponentBox } from './component-box.svelte.ts';
import RemotePicture from './RemotePicture.svelte';

/** What stands in the text for a file, or for a picture on the web. */
export function attachedBox(what: DrawnFile | DrawnPicture): WidgetType {
  const classes = `lp-box lp-box-${what.standing}`;
  return what.kind === 'file'
    ? new ComponentBox(AttachedFile, what, classes)
    : new ComponentBox(RemotePicture, what, classes);
}
