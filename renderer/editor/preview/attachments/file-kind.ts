/** What a file may be, for its icon. Guessed from its name: nothing depends on it. */
export type FileKind = 'image' | 'text' | 'sheet' | 'archive' | 'audio' | 'video' | 'code' | 'other';

const endings: Readonly<Record<Exclude<FileKind, 'other'>, string>> = {
  image: 'png jpg jpeg gif webp avif bmp svg tif tiff heic ico',
  text: 'pdf doc docx odt rtf txt md tex epub ps',
  sheet: 'xls xlsx ods csv tsv numbers',
  archive: 'zip gz tgz xz bz2 zst 7z rar tar',
  audio: 'mp3 m4a ogg oga opus flac wav aac mid',
  video: 'mp4 m4v webm mkv mov avi ogv',
  code: 'js ts py rs go c h cpp java sh json xml html css yaml yml toml sql',
};

const kinds: ReadonlyMap<string, FileKind> = new Map(
  Object.entries(endings).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as FileKind] as const)),
);

/** The kind of a file by the end of its name. */
export function fileKindOf(name: string): FileKind {
  return kinds.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'other';
}
