import type { ImportProblem } from '../../../core/contract/import-commands.ts';

/** Thrown by what reads an import; the one thing that it was reading stays out, with this reason. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Why reading something failed, whatever was thrown. */
export const problemOf = (cause: unknown): ImportProblem =>
  cause instanceof ProblemError ? cause.problem : 'unreadable';
