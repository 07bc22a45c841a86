// A resource keeps what it shows while it reads again, and only the newest reading counts.
import { describe, expect, it } from 'vitest';
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
