// what is not saved is asked about or saves itself before the window goes.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { host } from '#host';
import { unsaved } from '../../src/state/unsaved.svelte';

const invoke = vi.spyOn(host, 'invoke').mockResolvedValue(null);
const said = () => invoke.mock.calls.map(([name, args]) => (name === 'hold_window' ? args['unsaved'] : name));

afterEach(() => invoke.mockClear());

describe('what is not saved', () => {
  it('holds the window while it is there, and no longer', () => {
    const release = unsaved.hold();
    expect(unsaved.mustAsk).toBe(true);
    release();
    expect(unsaved.mustAsk).toBe(false);
    expect(said()).toEqual([true, false]);
  });

  it('lets the window go once it has saved itself, without a question', async () => {
    let saved = false;
    const release = unsaved.hold(async () => (saved = true));
    expect(unsaved.mustAsk).toBe(false);
    await unsaved.closeWindow();
    expect(saved).toBe(true);
    expect(unsaved.asking).toBeUndefined();
    expect(said()).toEqual([true, true, 'close_window']);
    release();
  });

  it('is asked about when it is a form, or could not be saved', async () => {
    for (const save of [undefined, () => Promise.resolve(false)]) {
      const release = unsaved.hold(save);
      await unsaved.closeWindow();
      expect(unsaved.asking).toBeDefined();
      await unsaved.answer(false);
      expect(said()).not.toContain('close_window');
      await unsaved.closeWindow();
      await unsaved.answer(true);
      expect(said()).toContain('close_window');
      invoke.mockClear();
      release();
    }
  });
});
