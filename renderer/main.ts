import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/editor.css';
import './styles/habits.css';
import './styles/preview.css';
import './styles/preview-blocks.css';
import './styles/tables.css';
import './styles/difference.css';
import { mount } from 'svelte';
import { windowBridge } from './api/bridge.ts';
import App from './App.svelte';
import { type InputScheduling, keepSlicesShort } from './editor/short-slices.ts';
import { LastPlace } from './state/last-place.ts';
import { loadFonts } from './state/load-fonts.ts';
import { windowKindOf } from './state/window-kind.ts';

keepSlicesShort((navigator as { scheduling?: InputScheduling }).scheduling);
const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
mount(App, {
  target,
  props: { bridge: windowBridge(), place: new LastPlace(sessionStorage), kind: windowKindOf(location.hash) },
});
loadFonts(document.fonts);
