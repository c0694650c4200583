/**
 * Lets one question at a time through: of those asked meanwhile only the newest is asked afterwards, and the others are
 * answered with undefined, as nobody wants to know any more.
 */
export function inTurn<Q, A>(answer: (question: Q) => Promise<A>): (question: Q) => Promise<A | undefined> {
  let isBusy = false;
  let next: { readonly question: Q; readonly settle: (answer: Promise<A> | undefined) => void } | undefined;
  const run = async (question: Q): Promise<A> => {
    isBusy = true;
    try {
      return await answer(question);
    } finally {
      isBusy = false;
      const waiting = next;
      next = undefined;
      waiting?.settle(run(waiting.question));
    }
  };
  return (question) => {
    if (!isBusy) return run(question);
    next?.settle(undefined);
    return new Promise((settle) => {
      next = { question, settle };
    });
  };
}
