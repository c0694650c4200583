import { accessSteps } from './access-steps.ts';
import { documentSteps } from './document-steps.ts';
import { feedSteps } from './feed-steps.ts';
import { partitionSteps } from './partition-steps.ts';
import type { ConformanceStep } from './step.ts';

/** The requests that a CouchDB-compatible server must answer as CouchDB 3.5 does. Later ones build on earlier ones. */
export const steps: readonly ConformanceStep[] = [...accessSteps, ...documentSteps, ...feedSteps, ...partitionSteps];
