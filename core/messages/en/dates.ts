/** Texts for times and sizes. */
export const dates = {
  yesterday: 'Yesterday',
};
