// How long to wait, in words.

/** Seconds up to a minute and a half, minutes above; rounded up, so that nobody comes too early. */
export const waiting = (seconds: number, secondsWord: string, minutesWord: string): string =>
  seconds <= 90 ? `${seconds} ${secondsWord}` : `${Math.ceil(seconds / 60)} ${minutesWord}`;
