import * as v from 'valibot';
import { isVersion } from './version.ts';

/** The names of the manifest and its detached signature in the feed. */
export const MANIFEST_NAME = 'commonplace-release.json';
export const SIGNATURE_NAME = `${MANIFEST_NAME}.sig`;

/** The manifest format that this version reads. Another one is refused; new optional fields need no new format. */
export const MANIFEST_FORMAT = 1;

const version = v.pipe(v.string(), v.check(isVersion));
const shortName = v.pipe(v.string(), v.regex(/^[\w.-]{1,32}$/));

/** A package of a release. Platform, architecture and kind are plain words: kinds that are not known yet are skipped. */
const releaseFile = v.object({
  /** One name in the feed's folder: it can lead nowhere else. */
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/)),
  /** Of the whole file, base64, as in electron-builder's own `latest.yml`. */
  sha512: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
  sizeBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(2 ** 31)),
  /** In Node's words: `linux`, `darwin`, `win32`. */
  platform: shortName,
  /** `x64`, `arm64`, or `universal` for both. */
  arch: shortName,
  /** A `PackageKind`. */
  kind: shortName,
});
export type ReleaseFile = v.InferOutput<typeof releaseFile>;

const release = v.object({
  format: v.literal(MANIFEST_FORMAT),
  version,
  channel: shortName,
  releasedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Installed versions below this one cannot step to it by themselves. */
  minimumVersion: v.optional(version),
  /** How many of a hundred installations are offered it by now. */
  rollout: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  /** Markdown. */
  notes: v.pipe(v.string(), v.maxLength(65_536)),
  files: v.pipe(v.array(releaseFile), v.minLength(1), v.maxLength(64)),
});

/** What the feed says of its newest release, once its signature was found good. */
export type Release = v.InferOutput<typeof release>;

/** The one spelling of a manifest: two spaces deep, a line feed at the end. What is signed is exactly this. */
export const spellRelease = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Reads a manifest; undefined when it is none. Only the one spelling counts, so that nothing in it can be read in two
 * ways (a key that is there twice, a number beyond what JavaScript holds).
 */
export function parseRelease(text: string): Release | undefined {
  const raw = parseJson(text);
  const parsed = v.safeParse(release, raw);
  return parsed.success && spellRelease(raw) === text ? parsed.output : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
