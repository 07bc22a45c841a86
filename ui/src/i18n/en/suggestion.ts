import type { nb } from '../nb';

export const suggestion: typeof nb.suggestion = {
  added: 'Added',
  clear: 'Clear the field',
  empty: 'Nothing is chosen',
  found: 'Go left to find %d chosen',
  invalid: 'Not a valid choice',
  items: 'Chosen',
  of: 'of',
  plural: '%d suggestions',
  singular: '%d suggestion',
  remove: 'Press to remove',
  removed: 'Removed',
  toggle: 'Suggestions',
  firstOnes: (count) => `These are the first ${count}. Type more to find others.`,
};
