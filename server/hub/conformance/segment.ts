/** A document like those of the app; `rev` makes it an edit. */
export const segment = (id: string, generation: number, payload: string, rev?: string): object => ({
  _id: id,
  ...(rev ? { _rev: rev } : {}),
  v: 1,
  t: 'segment',
  by: 'alice',
  n: generation,
  p: payload,
});
