import * as v from 'valibot';

/** Where and how a value breaks a schema, in words that never contain the value itself; undefined when it does not. */
export function shapeProblem(schema: v.GenericSchema, value: unknown): string | undefined {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return undefined;
  const [issue] = parsed.issues;
  return `${issue.kind} ${issue.type} at ${v.getDotPath(issue) ?? 'the top'}`;
}
