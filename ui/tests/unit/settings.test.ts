// Settings that are changed one upon another: no change undoes or overtakes another, however long saving takes.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { host } from '#host';
import type { AppState, Settings } from '../../src/api/types';
import { app } from '../../src/state/app.svelte';
import { zoomKey } from '../../src/state/zoom';

let kept: Settings;
/** What has been asked and is not answered yet. */
let waiting: (() => void)[];

const state = () => ({ phase: 'start', settings: kept }) as unknown as AppState;
/** Answers what has been asked so far, and lets the page go on. */
async function answer() {
  for (const next of waiting.splice(0)) next();
  for (let turns = 0; turns < 10; turns++) await Promise.resolve();
}

beforeEach(() => {
  kept = { language: 'nb', theme: 'system', zoom: 100 } as Settings;
  waiting = [];
  vi.stubGlobal('document', { documentElement: { dataset: {}, lang: '' } });
  vi.spyOn(host, 'zoom').mockResolvedValue(undefined);
  vi.spyOn(host, 'invoke').mockImplementation((name, args) => {
    // Saved at once, answered late; a state is read at once and arrives late.
    if (name === 'save_settings') kept = args['settings'] as Settings;
    const found = name === 'save_settings' ? kept : name === 'app_state' ? state() : null;
    return new Promise((resolve) => waiting.push(() => resolve(found)));
  });
  app.take(state());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('settings', () => {
  it('r_12_6 grow by a step for each press of the key, however quickly they come', async () => {
    for (let presses = 0; presses < 3; presses++) zoomKey('+')!();
    for (let answers = 0; answers < 4; answers++) await answer();
    expect(kept.zoom).toBe(150);
    expect(app.state?.settings.zoom).toBe(150);
  });

  it('that are as they were are not saved again', async () => {
    zoomKey('0')!();
    for (let answers = 0; answers < 2; answers++) await answer();
    expect(host.invoke).not.toHaveBeenCalled();
  });

  it('that are changed at once undo nothing of each other', async () => {
    void app.changeSettings(() => ({ theme: 'dark' }));
    void app.changeSettings(() => ({ language: 'en' }));
    for (let answers = 0; answers < 3; answers++) await answer();
    expect(kept).toMatchObject({ theme: 'dark', language: 'en' });
  });

  it('are not those of a state that was read before they were saved', async () => {
    void app.readState();
    void app.changeSettings(() => ({ theme: 'dark' }));
    await Promise.resolve();
    const [read, saved] = waiting.splice(0, 2);
    saved!();
    for (let turns = 0; turns < 10; turns++) await Promise.resolve();
    read!();
    for (let answers = 0; answers < 3; answers++) await answer();
    expect(app.state?.settings.theme).toBe('dark');
  });
});
