// A resource keeps what it shows while it reads again, and only the newest reading counts.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onChange, tellChanged } from '../../src/state/changes';
import { Resource } from '../../src/state/resource.svelte';

/** A reading that answers when it is told to. */
function later<T>() {
  let answer!: (value: T) => void;
  let refuse!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    answer = yes;
    refuse = no;
  });
  return { promise, answer, refuse };
}

describe('a resource', () => {
  it('drops the answer of an older reading that comes late', async () => {
    const shown = new Resource<string>(() => Promise.resolve('unused'));
    const old = later<string>();
    const newer = later<string>();
    const first = shown.take(old.promise);
    const second = shown.take(newer.promise);
    newer.answer('new');
    await second;
    old.answer('old');
    await first;
    expect(shown.data).toBe('new');
  });

  it('keeps what it shows when a later reading fails, and says why', async () => {
    const shown = new Resource<string>(() => Promise.reject({ code: 'database', params: {}, fields: [] }));
    await shown.take(Promise.resolve('kept'));
    await shown.refresh();
    expect(shown.data).toBe('kept');
    expect(shown.error?.code).toBe('database');
  });

  it('reads once more for changes that come while it is reading', async () => {
    let reads = 0;
    const gate = later<number>();
    const shown = new Resource<number>(() => {
      reads += 1;
      return Promise.resolve(reads);
    });
    const first = shown.take(gate.promise);
    void shown.refresh();
    void shown.refresh();
    gate.answer(0);
    await first;
    expect(reads).toBe(1);
    expect(shown.data).toBe(1);
  });

  it('calls whatever else was thrown an internal error', async () => {
    const shown = new Resource<string>(() => Promise.reject(new Error('Kari Nordmann')));
    await shown.refresh();
    expect(shown.error).toEqual({ code: 'internal', params: {}, fields: [] });
  });
});

describe('changes', () => {
  it('reach only those who show the topic, until they go', () => {
    const seen: string[] = [];
    const stop = onChange(['threads', 'outbox'], () => seen.push('inbox'));
    onChange(['profile'], () => seen.push('profile'));
    tellChanged(['outbox', 'sync']);
    stop();
    tellChanged(['threads']);
    tellChanged(['profile']);
    expect(seen).toEqual(['inbox', 'profile']);
  });
});

describe('what moves because something came by itself', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  /** A page with two buttons; where the second one stands when it is looked is told here. */
  function standing(tops: number[]) {
    const button = (top: () => number) => ({ isConnected: true, getBoundingClientRect: () => ({ left: 8, top: top() }) });
    const buttons = [button(() => 100), button(() => tops.shift() ?? 0)];
    const main = { dataset: {} as Record<string, string>, querySelectorAll: () => buttons };
    vi.stubGlobal('document', { querySelector: () => main });
    vi.useFakeTimers();
    return main;
  }

  it('cannot be pressed before it has stood still', async () => {
    const main = standing([800, 844, 844, 888]);
    const shown = new Resource<string>(() => Promise.resolve('a line more'));
    await shown.take(Promise.resolve('asked for'));
    expect(main.dataset, 'what is asked for moves nothing by itself').toEqual({});
    await shown.refresh();
    expect(shown.data).toBe('a line more');
    expect(main.dataset).toEqual({ moved: '' });
    vi.advanceTimersByTime(300);
    await shown.refresh();
    vi.advanceTimersByTime(300);
    expect(main.dataset, 'it has moved again').toEqual({ moved: '' });
    vi.advanceTimersByTime(100);
    expect(main.dataset).toEqual({});
  });

  it('can be pressed at once where nothing has moved', async () => {
    const main = standing([800, 800]);
    const shown = new Resource<string>(() => Promise.resolve('the same'));
    await shown.take(Promise.resolve('the same'));
    await shown.refresh();
    expect(main.dataset).toEqual({});
  });
});
