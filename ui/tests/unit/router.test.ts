// Addresses: what is written is what is read.
import { describe, expect, it } from 'vitest';
import { hashOf, parseHash } from '../../src/state/router.svelte';

describe('addresses', () => {
  it('reads the overview from nothing', () => {
    for (const hash of ['', '#', '#/']) expect(parseHash(hash).parts).toEqual([]);
  });

  it('brings back what was written, with odd letters too', () => {
    const hash = hashOf(['meldinger', 'a/b æøå %'], { emne: 'Søknad på «kurs» & mer', til: 'ntl' });
    const place = parseHash(hash);
    expect(place.parts).toEqual(['meldinger', 'a/b æøå %']);
    expect(place.query.get('emne')).toBe('Søknad på «kurs» & mer');
    expect(place.query.get('til')).toBe('ntl');
  });

  it('survives a broken address', () => {
    expect(parseHash('#/meldinger/%E0%A4%A').parts).toEqual(['meldinger', '%E0%A4%A']);
  });
});
