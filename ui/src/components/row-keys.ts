// Arrow keys move between the rows of a list, Home and End to its ends; Tab reaches every row all the same.
import type { Action } from 'svelte/action';

/** Moves the focus among the elements marked `data-row` inside the node. */
export const rowKeys: Action<HTMLElement> = (node) => {
  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    const target = event.target as HTMLElement;
    if (target.matches('input:not([type=checkbox]), select, textarea')) return;
    const rows = [...node.querySelectorAll<HTMLElement>('[data-row]')];
    const here = rows.findIndex((row) => row === target || row.closest('li, tr')?.contains(target));
    if (here < 0) return;
    const next = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
    if (!next || next === target) return;
    event.preventDefault();
    next.focus();
  };
  node.addEventListener('keydown', keydown);
  return { destroy: () => node.removeEventListener('keydown', keydown) };
};
