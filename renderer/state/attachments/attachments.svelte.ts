import { SvelteMap } from 'svelte/reactivity';
import type { Bridge } from '../../../core/contract/bridge.ts';
import type { AttachmentAddress } from '../../../core/markdown/attachment-address.ts';
import { ask } from '../../api/bridge.ts';
import { texts } from '../texts.svelte.ts';
import { KnownAttachments } from './known-attachments.ts';
import { PictureSizes } from './picture-sizes.ts';
import { Uploads } from './uploads.svelte.ts';

/** A picture in full size. */
export interface ShownPicture {
  readonly source: string;
  /** What can be saved of it; undefined for a picture on the web. */
  readonly file: AttachmentAddress | undefined;
  /** What it shows, in words. */
  readonly words: string;
}

/** What attachments do to the window around them. */
export interface AttachmentPorts {
  readonly bridge: Bridge;
  readonly say: (text: string) => void;
  /** A picture is to be shown above the window, or no longer. */
  readonly float: (isShown: boolean) => void;
}

/** Where the bytes of an attachment that is here can be read by an `<img>`. */
export const sourceOf = ({ hash }: AttachmentAddress): string => `att://file/${hash}`;

/** The attachments of one window: what is known of them, those on their way, and what a person does with them. */
export class Attachments {
  readonly #ports: AttachmentPorts;
  readonly #remote = new SvelteMap<string, string>();
  readonly known: KnownAttachments;
  readonly sizes = new PictureSizes();
  readonly uploads: Uploads;
  #shown = $state.raw<ShownPicture | undefined>();

  constructor(ports: AttachmentPorts) {
    this.#ports = ports;
    this.known = new KnownAttachments(ports.bridge);
    this.uploads = new Uploads(ports.bridge, ports.say);
  }

  /** The picture that is shown in full size, if any. */
  get shown(): ShownPicture | undefined {
    return this.#shown;
  }

  /** Shows a picture in full size. */
  show(picture: ShownPicture): void {
    this.#shown = picture;
    this.#ports.float(true);
  }

  hide(): void {
    this.#shown = undefined;
    this.#ports.float(false);
  }

  /** Opens a file: a picture here, anything else in the system's program for it, about which main asks first. */
  open(file: AttachmentAddress): void {
    const info = this.known.infoOf(file.hash);
    if (info?.state === 'here' && info.picture !== undefined)
      this.show({ source: sourceOf(file), file, words: file.name });
    else void this.#open(file);
  }

  /** Saves a copy where the person says. */
  save(file: AttachmentAddress): void {
    void this.#save(file);
  }

  /** Where a picture on the web can be shown from, once a person has asked for it (R2). Reactive. */
  loadedFrom(url: string): string | undefined {
    return this.#remote.get(url);
  }

  /** Fetches a picture from the web, because a person asked for it. Resolves to whether it can be shown now. */
  async load(url: string): Promise<boolean> {
    const loaded = await ask(this.#ports.bridge, 'attachments.loadRemote', { url });
    if (loaded.ok) this.#remote.set(url, loaded.value.address);
    else this.#ports.say(texts().errors[loaded.error.code]);
    return loaded.ok;
  }

  /** Says something about attachments to the person. */
  say(text: string): void {
    this.#ports.say(text);
  }

  close(): void {
    this.known.close();
    this.uploads.close();
  }

  async #open({ hash, name }: AttachmentAddress): Promise<void> {
    const opened = await ask(this.#ports.bridge, 'attachments.open', { hash, name });
    if (!opened.ok) this.say(texts().errors[opened.error.code]);
    else if (opened.value === 'saved') this.say(texts().attachments.saved(name));
    else if (opened.value === 'failed') this.say(texts().attachments.noProgram(name));
  }

  async #save({ hash, name }: AttachmentAddress): Promise<void> {
    const saved = await ask(this.#ports.bridge, 'attachments.save', { hash, name });
    if (!saved.ok) this.say(texts().errors[saved.error.code]);
    else if (saved.value === 'saved') this.say(texts().attachments.saved(name));
  }
}
