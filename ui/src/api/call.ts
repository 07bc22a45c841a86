// A typed call of a command of the shell; whatever goes wrong arrives as an ErrorView.
import { host } from '#host';
import type { CommandName, Commands } from './commands';
import type { ErrorView } from './types';

/** Calls a command. Rejects with an {@link ErrorView}. */
export async function call<K extends CommandName>(
  name: K,
  args: Commands[K]['args'],
): Promise<Commands[K]['result']> {
  try {
    return (await host.invoke(name, args as Record<string, unknown>)) as Commands[K]['result'];
  } catch (reason) {
    throw asErrorView(reason);
  }
}

/** Opens a channel through which a command tells of its progress. */
export const channel = <T>(listener: (message: T) => void) => host.channel(listener);

/** Tells what happens to files that are dragged over the window; returns how to stop. */
export function onDragged(listener: (what: 'over' | 'dropped' | 'gone') => void): () => void {
  const listening = host.onDragged(listener);
  return () => void listening.then((stop) => stop());
}

/** An ErrorView of whatever was thrown; what is not one already is an internal error. */
export function asErrorView(reason: unknown): ErrorView {
  if (typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string') {
    const given = reason as Partial<ErrorView>;
    return { code: reason.code, params: given.params ?? {}, fields: given.fields ?? [] };
  }
  return { code: 'internal', params: {}, fields: [] };
}
