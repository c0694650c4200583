import { describe, expect, it } from 'vitest';
import { MEMBER_HUES, memberHueOf } from './member-hue.ts';

describe('hue of a member', () => {
  it('[LV12] is the same everywhere, and every hue is somebody’s', () => {
    expect(['alice', 'bob', 'carol'].map(memberHueOf)).toEqual(['alice', 'bob', 'carol'].map(memberHueOf));
    const hues = new Set(Array.from({ length: 500 }, (_, n) => memberHueOf(`member${n}`)));
    expect(hues.size).toBe(MEMBER_HUES);
  });
});
