// What comes by itself moves what is below it, also at the very moment when somebody presses there. What has moved can
// be pressed only once it has stood still long enough to be seen where it is now.
import { tick } from 'svelte';

/** Milliseconds: as long as it takes to see that something has moved, and not to press. */
const SEEN = 400;

const PRESSABLE = 'a, button, input, label, select, summary, textarea';

let end: ReturnType<typeof setTimeout> | undefined;

/** Makes a change that nobody asked for just now. */
export function steadily(change: () => void): void {
  const main = globalThis.document?.querySelector('main');
  const pressable = [...(main?.querySelectorAll(PRESSABLE) ?? [])];
  const before = pressable.map(place);
  change();
  void tick().then(() => {
    if (!main || pressable.every((element, at) => !element.isConnected || place(element) === before[at])) return;
    main.dataset.moved = '';
    clearTimeout(end);
    end = setTimeout(() => delete main.dataset.moved, SEEN);
  });
}

function place(element: Element): string {
  const { left, top } = element.getBoundingClientRect();
  return `${left} ${top}`;
}
