// Fluent (words/*.ftl) as plain objects: `messages-unread` is `messages.unread(3)`. A file is read when its first word is said.
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import { BY_NAME, VALUES, type Values } from './keys';

type Arguments = Record<string, FluentVariable>;

/** The words of a file, by the parts of their ids. */
export function read(language: string, text: string): Record<string, unknown> {
  const resource = new FluentResource(text);
  // The words are compared, copied, printed and exported: no marks may stand around what is filled in (U+2068, U+2069).
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(resource);
  const say = (id: string, values: Arguments | null): string => {
    const pattern = bundle.getMessage(id)?.value;
    return pattern == null ? id : bundle.formatPattern(pattern, values, []);
  };
  const root: Record<string, unknown> = {};
  for (const { id } of resource.body) {
    const path = id.split('-');
    const last = path.pop() ?? id;
    const group = path.reduce((at, part) => (at[part] ??= {}) as Record<string, unknown>, root);
    group[last] = id.startsWith(BY_NAME) ? (values: Values) => say(id, named(id, values)) : (filled(id, say) ?? say(id, null));
  }
  return lists(Object.values(root)[0]) as Record<string, unknown>;
}

/** Every text of a file that takes no values, with its id. */
export function textsOf(language: string, text: string): [id: string, said: string][] {
  const resource = new FluentResource(text);
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(resource);
  return resource.body.flatMap(({ id, value }) => (value == null ? [] : [[id, bundle.formatPattern(value, null, [])] as [string, string]]));
}

/** A sentence that takes values, in the order in which they are declared. */
function filled(id: string, say: (id: string, values: Arguments) => string): unknown {
  const declared = VALUES[id];
  if (!declared) return undefined;
  const sentence = (...given: unknown[]): string => {
    const values: Arguments = {};
    declared.forEach((one, at) => put(values, one, given[at]));
    return say(id, values);
  };
  return Object.defineProperty(sentence, 'length', { value: declared.length });
}

/** The values of a sentence that is filled by name; what is not given is said to be so. */
function named(id: string, given: Values): Arguments {
  const values: Arguments = {};
  for (const one of VALUES[id] ?? []) put(values, one, given[one.slice(0, one.indexOf(':'))]);
  return values;
}

function put(values: Arguments, declared: string, value: unknown): void {
  const [name = '', kind] = declared.split(':');
  const given = value !== undefined && value !== '' && value !== null;
  if (kind === 'Flag') values[name] = value ? 'yes' : 'no';
  // Grouping is the house's own (see format.ts), not the browser's.
  else if (kind === 'Number' && given) values[name] = new FluentNumber(Number(value), { useGrouping: false });
  else values[name] = given ? String(value) : '';
  if (kind !== 'Flag') values[`${name}Given`] = given ? 'yes' : 'no';
}

/** Words that are numbered from one are a list. */
function lists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) return entries.map(([, inner]) => inner);
  for (const [key, inner] of entries) (value as Record<string, unknown>)[key] = lists(inner);
  return value;
}
