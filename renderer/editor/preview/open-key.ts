/** On macOS a click with Ctrl is the right button's. */
const isMac = navigator.platform.startsWith('Mac');

/** What is held down while a link is clicked, as the keyboard names it. */
export const OPEN_KEY = isMac ? '⌘' : 'Ctrl';

/** Whether a click is meant to open what is under it. */
export const isOpening = ({ button, ctrlKey, metaKey }: MouseEvent): boolean =>
  button === 0 && (isMac ? metaKey : ctrlKey);
