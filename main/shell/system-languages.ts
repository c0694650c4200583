import { app } from 'electron';

/** The languages a person has chosen in the system, preferred first, as BCP 47 tags. */
export const systemLanguages = (): string[] => app.getPreferredSystemLanguages();
