import { Refusal } from '../http/refusal.ts';
import { isObject } from '../json.ts';

/** Decides whether a document fits a selector. */
export type Selector = (document: unknown) => boolean;

function comparisonOf(operator: string, wanted: unknown): Selector {
  const ordered = (fits: (order: number) => boolean): Selector => {
    return (value) => {
      if (typeof value !== typeof wanted || (typeof value !== 'number' && typeof value !== 'string')) return false;
      const other = wanted as typeof value;
      return fits(value < other ? -1 : Number(value > other));
    };
  };
  const isSame: Selector = (value) => JSON.stringify(value) === JSON.stringify(wanted);
  const isListed: Selector = (value) =>
    Array.isArray(wanted) && wanted.some((item) => JSON.stringify(item) === JSON.stringify(value));
  switch (operator) {
    case '$eq':
      return isSame;
    case '$ne':
      return (value) => value !== undefined && !isSame(value);
    case '$gt':
      return ordered((order) => order > 0);
    case '$gte':
      return ordered((order) => order >= 0);
    case '$lt':
      return ordered((order) => order < 0);
    case '$lte':
      return ordered((order) => order <= 0);
    case '$in':
      return isListed;
    case '$nin':
      return (value) => !isListed(value);
    case '$exists':
      return (value) => (value !== undefined) === (wanted === true);
    default:
      throw new Refusal(400, 'invalid_operator', `Invalid operator: ${operator}`);
  }
}

function parseCondition(condition: unknown): Selector {
  if (!isObject(condition) || !Object.keys(condition).some((key) => key.startsWith('$'))) {
    return isObject(condition) && Object.keys(condition).length > 0
      ? parseSelector(condition)
      : comparisonOf('$eq', condition);
  }
  const parts = Object.entries(condition).map(([operator, wanted]) => comparisonOf(operator, wanted));
  return (value) => parts.every((part) => part(value));
}

function fieldOf(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document);
}

/**
 * Compiles a Mango selector. Offered: equality, `$eq $ne $gt $gte $lt $lte $in $nin $exists`, `$and`, `$or`, nested
 * fields and dotted paths. Values of different types never compare; any other operator is a 400 refusal.
 */
export function parseSelector(selector: unknown): Selector {
  if (!isObject(selector)) throw new Refusal(400, 'bad_request', 'Selector must be a JSON object');
  const parts = Object.entries(selector).map(([key, condition]): Selector => {
    if (key === '$and' || key === '$or') {
      if (!Array.isArray(condition)) throw new Refusal(400, 'bad_arg', `${key} needs a list`);
      const choices = condition.map(parseSelector);
      return key === '$and'
        ? (value) => choices.every((fits) => fits(value))
        : (value) => choices.some((fits) => fits(value));
    }
    if (key.startsWith('$')) throw new Refusal(400, 'invalid_operator', `Invalid operator: ${key}`);
    const fits = parseCondition(condition);
    return (document) => fits(fieldOf(document, key));
  });
  return (document) => parts.every((part) => part(document));
}
