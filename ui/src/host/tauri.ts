// The real shell: Tauri's commands and events.
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Host } from './host';

export const host: Host = {
  // Bytes alone go as they are, without a detour over JSON.
  invoke: (name, args) => invoke(name, args['bytes'] instanceof Uint8Array ? args['bytes'] : args),
  channel: (listener) => {
    const channel = new Channel<Parameters<typeof listener>[0]>();
    channel.onmessage = listener;
    return channel;
  },
  onChanged: (listener) =>
    listen<{ topics: string[] }>('changed', (event) => listener(event.payload.topics)),
  onDragged: (listener) => listen<'over' | 'dropped' | 'gone'>('dragged', (event) => listener(event.payload)),
  onClosing: (listener) => listen('closing', () => listener()),
  zoom: (scale) => invoke('plugin:webview|set_webview_zoom', { value: scale }),
  // WebKitGTK offers what may be meant in a menu of its own alone.
  spells: /linux/i.test(navigator.platform),
  onSpelling: (listener) => listen<boolean>('spelling', (event) => listener(event.payload)),
  onNavigate: (listener) => listen<{ to: string }>('navigate', (event) => listener(event.payload.to)),
};
