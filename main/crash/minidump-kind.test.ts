import { describe, expect, it } from 'vitest';
import { kindOfDump } from './minidump-kind.ts';

/**
 * A minidump with nothing in it but what Crashpad notes: header, one entry of the directory, the stream, one module
 * and its annotations.
 */
function dumpOf(annotations: Readonly<Record<string, string>>): Uint8Array {
  const pairs = Object.entries(annotations);
  const at = { directory: 32, stream: 44, modules: 108, module: 124, list: 156, texts: 160 + pairs.length * 12 };
  const file = new Uint8Array(at.texts + 1000);
  const view = new DataView(file.buffer);
  const write = (place: number, ...values: readonly number[]): void =>
    values.forEach((value, index) => void view.setUint32(place + index * 4, value, true));
  file.set(new TextEncoder().encode('MDMP'));
  write(8, 1, at.directory);
  write(at.directory, 0x43500001, 64, at.stream);
  write(at.stream + 48, at.modules);
  write(at.modules, 1, 0, 32, at.module);
  write(at.module + 24, at.list);
  write(at.list, pairs.length);
  let end = at.texts;
  const addText = (text: string): number => {
    const place = end;
    write(place, text.length);
    file.set(new TextEncoder().encode(text), place + 4);
    end += 4 + text.length;
    return place;
  };
  pairs.forEach(([name, value], index) => void write(at.list + 4 + index * 12, addText(name), 1, addText(value)));
  return file;
}

describe('a dump', () => {
  it('[CR12] tells which process it is of', () => {
    expect(kindOfDump(dumpOf({ pid: '7', ptype: 'browser' }))).toBe('app');
    expect(kindOfDump(dumpOf({ ptype: 'renderer' }))).toBe('window');
    expect(kindOfDump(dumpOf({ ptype: 'gpu-process' }))).toBe('part');
  });

  it('[CR12] that is empty, cut off or something else is taken for one of a part', () => {
    const whole = dumpOf({ ptype: 'browser' });
    expect(kindOfDump(new Uint8Array())).toBe('part');
    expect(kindOfDump(new TextEncoder().encode('not a dump at all, but long enough for a header'))).toBe('part');
    expect(kindOfDump(whole.with(12, 0xff).with(13, 0xff).with(14, 0xff))).toBe('part');
    for (let length = 1; length < 180; length += 1) expect(kindOfDump(whole.subarray(0, length))).toBe('part');
  });
});
