// The one listener for what changed, handed on to whoever shows it.
import { host } from '#host';

type Listener = (topics: ReadonlySet<string>) => void;

const listeners = new Set<Listener>();

/** Begins to listen to the shell. */
export function listenToChanges(): Promise<() => void> {
  return host.onChanged((topics) => tellChanged(topics));
}

/** Tells every listener that these topics changed. */
export function tellChanged(topics: Iterable<string>): void {
  const set = new Set(topics);
  for (const listener of [...listeners]) listener(set);
}

/** Calls `listener` when one of `topics` changes, until the returned function is called. */
export function onChange(topics: readonly string[], listener: () => void): () => void {
  const wrapped: Listener = (changed) => {
    if (topics.some((topic) => changed.has(topic))) listener();
  };
  listeners.add(wrapped);
  return () => listeners.delete(wrapped);
}
