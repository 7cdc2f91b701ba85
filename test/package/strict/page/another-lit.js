// A page's own use of Lit. What it imports is built into it: see ../another-lit.mjs.
import { html, render } from 'lit';

render(html`<p>Another Lit</p>`, document.createElement('div'));
