// How large everything is drawn: by keys and wheel as in a browser, remembered with the settings.
import { host } from '#host';
import type { Settings } from '../api/types';
import { number } from '../i18n/format';
import { t } from '../i18n/i18n.svelte';
import { announcer } from './announce.svelte';
import { app } from './app.svelte';
import { isMac } from './shortcuts';

/** The sizes, per cent. */
export const SIZES = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** How far a wheel is turned for a step. */
const STEP = 60;

/** The size that follows, larger or smaller. */
export function next(size: number, larger: boolean): number {
  const found = larger ? SIZES.find((one) => one > size) : SIZES.findLast((one) => one < size);
  return found ?? size;
}

/** Draws everything in the size that follows from the present one, keeps it and says so. */
export function zoomTo(following: (size: number) => number): void {
  const change = ({ zoom }: Settings) => {
    const size = following(zoom);
    announcer.say(t.settings.zoomIs(number(size)));
    return { zoom: size };
  };
  void app.changeSettings(change).catch(() => undefined);
}

/** What a key does to the size; none when it is not one of these. */
export function zoomKey(key: string): (() => void) | undefined {
  if (key === '+' || key === '=') return () => zoomTo((size) => next(size, true));
  if (key === '-' || key === '_') return () => zoomTo((size) => next(size, false));
  if (key === '0') return () => zoomTo(() => 100);
  return undefined;
}

/** Begins to listen to the wheel. */
export function listenToWheel(): void {
  let turned = 0;
  const turn = (event: WheelEvent) => {
    if (!(isMac ? event.metaKey : event.ctrlKey)) return;
    event.preventDefault();
    turned += event.deltaY;
    if (Math.abs(turned) < STEP) return;
    const larger = turned < 0;
    zoomTo((size) => next(size, larger));
    turned = 0;
  };
  window.addEventListener('wheel', turn, { passive: false });
}

let drawn = 100;

/** Draws everything in this size. */
export function draw(size: number): void {
  if (size === drawn) return;
  drawn = size;
  void host.zoom(size / 100).catch(() => undefined);
}
