/** What can be given the focus from elsewhere in the window. */
export type FocusTarget = 'search' | 'list' | 'title' | 'body' | 'crashes' | 'tasks' | 'history';

/** One wish at a time for where the focus should go; the target takes it when it is on screen. */
export class FocusRequests {
  #wanted = $state<FocusTarget | undefined>();

  ask(target: FocusTarget): void {
    this.#wanted = target;
  }

  /** True once, for the target that is wanted. Read it in an effect: the wish may come later than the target. */
  take(target: FocusTarget): boolean {
    if (this.#wanted !== target) return false;
    this.#wanted = undefined;
    return true;
  }
}
