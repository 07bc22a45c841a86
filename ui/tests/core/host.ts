// A shell of its own for development and tests: the real core, which answers over HTTP (tests/src/dev_host). Never part of
// what is shipped.
import type { Host } from '../../src/host/host';

const nothing = () => Promise.resolve(() => undefined);

export const host: Host = {
  async invoke(name, args) {
    const { bytes } = args;
    const raw = bytes instanceof Uint8Array;
    const response = await fetch(`/host/${name}`, {
      method: 'POST',
      headers: { 'min-side-host': '1', 'content-type': raw ? 'application/octet-stream' : 'application/json' },
      body: raw ? new Uint8Array(bytes) : JSON.stringify(args),
    });
    const isJson = response.headers.get('content-type') === 'application/json';
    if (!response.ok) throw isJson ? await response.json() : new Error(`${name}: ${response.status}`);
    return isJson ? response.json() : response.arrayBuffer();
  },
  channel: (listener) => ({ onmessage: listener }),
  onChanged(listener) {
    const source = new EventSource('/host/changes');
    source.onmessage = (event: MessageEvent<string>) => listener((JSON.parse(event.data) as { topics: string[] }).topics);
    return new Promise((resolve) => (source.onopen = () => resolve(() => source.close())));
  },
  onDragged: nothing,
  onClosing: nothing,
  zoom: (scale) => {
    document.documentElement.style.setProperty('zoom', String(scale));
    return Promise.resolve();
  },
  spells: false,
  onSpelling: nothing,
  onNavigate: nothing,
};
