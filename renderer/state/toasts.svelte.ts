/** How long a message stays, in ms: long enough to undo a delete (ui rule: 10 s). */
const TOAST_MS = 10_000;

/** A passing message with at most one thing to do about it. */
export interface ToastMessage {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** The messages on screen, oldest first. */
export class Toasts {
  #messages = $state.raw<readonly ToastMessage[]>([]);
  #nextId = 1;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  get messages(): readonly ToastMessage[] {
    return this.#messages;
  }

  show(text: string, action?: ToastMessage['action']): void {
    const id = this.#nextId++;
    this.#messages = [...this.#messages, { id, text, ...(action && { action }) }];
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), TOAST_MS),
    );
  }

  /** Does what the message offers, and takes it away. */
  act(message: ToastMessage): void {
    this.dismiss(message.id);
    message.action?.run();
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#messages = this.#messages.filter((message) => message.id !== id);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
