// Where the pages of a PDF stand, so that only those near the view are there: a document may have thousands.

/** Space between pages, px. */
export const GAP = 16;
/** Most pixels that a page is drawn with. */
export const PIXELS_MAX = 16_000_000;
/** Longest side of a page (ISO 32000-1, annex C.2: 14,400 units); what says more is drawn smaller. */
const SIDE_MAX = 14_400;

/**
 * How many pixels of the screen there are to one of the page's, so that letters are sharp. WebKit leaves the page's zoom
 * out of `devicePixelRatio`, but then has fewer pixels within than without; a frame takes less than a step of 20 %.
 */
export function fineness(view: Pick<Window, 'devicePixelRatio' | 'outerWidth' | 'innerWidth'> = window): number {
  const told = view.devicePixelRatio || 1;
  const zoomed = Math.round((view.outerWidth / view.innerWidth) * 5) / 5;
  return zoomed >= 1.2 ? Math.max(told, zoomed) : told;
}

/** A page's size at scale 1. */
export interface PageSize {
  width: number;
  height: number;
}

/** A size within bounds, and by how much it was shrunk. */
export function fitted(width: number, height: number): PageSize & { shrink: number } {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return { width: 595, height: 842, shrink: 1 };
  const shrink = Math.min(1, SIDE_MAX / Math.max(width, height));
  return { width: Math.max(1, width * shrink), height: Math.max(1, height * shrink), shrink };
}

/** Width of A4, px at scale 1. */
const A4 = 595;

/** The scale at which a page is as wide as its room. */
export function fitScale(room: number, width: number): number {
  return Math.min(1.5, room / width);
}

/**
 * The scale at which a page opens: as wide as its room, but never smaller than a letter has it in its natural size. Who
 * makes the window's letters larger must get larger letters, and scrolls sideways instead or asks for the whole width.
 */
export function openScale(room: number, width: number): number {
  return Math.max(Math.min(1, A4 / width), fitScale(room, width));
}

/** Where each page begins, and after the last one where all of them end, px. */
export function placed(count: number, size: (number: number) => PageSize, scale: number): Float64Array {
  const tops = new Float64Array(count + 1);
  for (let number = 1; number <= count; number += 1) tops[number] = (tops[number - 1] ?? 0) + size(number).height * scale + GAP;
  return tops;
}

/** The page that stands at `y`, from 1. */
export function pageAt(tops: Float64Array, y: number): number {
  let low = 1;
  let high = Math.max(1, tops.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle - 1] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
