// What the page needs of the shell around it. Only this folder knows which shell that is.

/** A way for a command to tell of its progress while it runs. */
export interface Channel<T> {
  onmessage: (message: T) => void;
}

/** The shell as the page sees it. */
export interface Host {
  /** Calls a command; rejects with an ErrorView. */
  invoke(name: string, args: Record<string, unknown>): Promise<unknown>;
  /** Opens a channel that a command is given. */
  channel<T>(listener: (message: T) => void): Channel<T>;
  /** Tells which topics changed, until the returned function is called. */
  onChanged(listener: (topics: string[]) => void): Promise<() => void>;
  /** Tells what happens to files that are dragged over the window. */
  onDragged(listener: (what: 'over' | 'dropped' | 'gone') => void): Promise<() => void>;
  /** Tells that the member wants to close the window, while the page holds it. */
  onClosing(listener: () => void): Promise<() => void>;
  /** Draws everything so many times as large. */
  zoom(scale: number): Promise<unknown>;
  /** Whether the shell shows a menu over a misspelt word, and tells of it by `onSpelling`. */
  readonly spells: boolean;
  /** Tells whether the shell shows its menu where the page has left that to it. */
  onSpelling(listener: (isShown: boolean) => void): Promise<() => void>;
  /** Tells which place the shell asks for, as after a click on a notification. */
  onNavigate(listener: (to: string) => void): Promise<() => void>;
}
