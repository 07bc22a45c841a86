// How wide the window is, where the layout asks in script: the reading pane stands beside the list from 1100 px.
import { MediaQuery } from 'svelte/reactivity';

/** Whether a reading pane fits beside the list. */
export const wide = new MediaQuery('min-width: 1100px');
/** Whether the rail fits; below it is a bar with a menu. */
export const roomy = new MediaQuery('min-width: 960px');
