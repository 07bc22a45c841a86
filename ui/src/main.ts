// The page begins: mount, follow the shell, tell it when the first picture stands.
import { mount } from 'svelte';
import App from './App.svelte';
import { call } from './api/call';
import { app } from './state/app.svelte';
import { listenToChanges } from './state/changes';
import { locker } from './state/lock.svelte';
import { router } from './state/router.svelte';
import { unsaved } from './state/unsaved.svelte';
import { listenToKeys } from './state/shortcuts';
import { listenToWheel } from './state/zoom';
import { host } from '#host';
import './styles/app.css';

const target = document.getElementById('app');
if (target) {
  mount(App, { target });
  router.start();
  listenToKeys();
  listenToWheel();
  unsaved.guard();
  locker.start();
  afterPaint(() => void call('painted', {}).catch(() => undefined));
  void listenToChanges().then(() => app.start());
  void host.onClosing(() => unsaved.closeWindow());
  void host.onNavigate((to) => (location.hash = to));
}

/** Calls back once a frame has been drawn; a window that is still hidden draws none, so it does not wait long. */
function afterPaint(done: () => void): void {
  let told = false;
  const once = () => {
    if (told) return;
    told = true;
    done();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, document.visibilityState === 'hidden' ? 0 : 120);
}
