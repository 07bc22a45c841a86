// The real shell: Tauri's commands and events.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Host } from './host';

export const host: Host = {
  invoke: (name, args) => invoke(name, args),
  onChanged: (listener) =>
    listen<{ topics: string[] }>('changed', (event) => listener(event.payload.topics)),
  onNavigate: (listener) => listen<{ to: string }>('navigate', (event) => listener(event.payload.to)),
};
