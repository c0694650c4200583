/**
 * Whether a clipboard holds text besides its files. The names of those files, which file managers add, are none; nor is
 * HTML in which nothing can be read, which browsers add to a picture.
 */
export function hasWords(clipboard: DataTransfer): boolean {
  const plain = clipboard.getData('text/plain').trim();
  if (plain !== '') return !areNames(plain, clipboard.files);
  return clipboard.getData('text/html').replace(UNREADABLE, '').trim() !== '';
}

const UNREADABLE = /<(style|script|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<[^>]*>|&nbsp;|\u00a0/gi;

const areNames = (plain: string, files: FileList): boolean => {
  const names = new Set([...files].map(({ name }) => name));
  // Of a path the name is the end.
  return plain.split(/\r?\n/).every((line) => names.has(line.replace(/^.*[/\\]/, '')));
};
