/** An import that the table forbids, in a file of its own. */
const forbidden = (what, file, code, says) => ({ what, file, code, rule: 'house(import-table)', says });
/** Any other fault. */
const fault = (what, file, rule, code, says) => ({ what, file, code, rule: `house(${rule})`, says });
/** Code that is as it should be. */
const fine = (what, file, code) => ({ what, file, code });

const importFaults = [
  forbidden(
    'a package in core',
    'src/core/a.ts',
    `import 'lit';`,
    /core may not import the package lit; it may import nothing/,
  ),
  forbidden('a module of Node in core', 'src/core/b.ts', `export { join } from 'node:path';`, /package node:path/),
  forbidden(
    'an adapter in core',
    'src/core/c.ts',
    `import '../adapters/adapter.js';`,
    /core may not import adapters\/adapter/,
  ),
  forbidden('a type import in core', 'src/core/d.ts', `import type { A } from '../state/a.js';`, /state\/a/),
  forbidden('an imported type in core', 'src/core/e.ts', `export type A = import('../state/a.js').A;`, /state\/a/),
  forbidden('lit in content', 'src/content/a.ts', `import 'lit/html.js';`, /package lit;/),
  forbidden('nanostores in i18n', 'src/i18n/a.ts', `import 'nanostores';`, /package nanostores/),
  forbidden('lit in an adapter', 'src/adapters/lit.ts', `import 'lit';`, /package lit/),
  forbidden(
    'state in an adapter',
    'src/adapters/state.ts',
    `import '../state/a.js';`,
    /may not import state\/a; it may import core/,
  ),
  forbidden(
    'a driver in another driver',
    'src/adapters/one.ts',
    `import './two.js';`,
    /Adapters do not know each other/,
  ),
  forbidden('the part of a driver in another driver', 'src/adapters/two.ts', `import './one-wire.js';`, /one-wire/),
  forbidden('a lazily loaded driver in a driver', 'src/adapters/three.ts', `await import('./two.js');`, /two/),
  forbidden(
    'a driver in a wrapper',
    'src/adapters/merge.ts',
    `import './one.js';`,
    /merge may not import adapters\/one/,
  ),
  forbidden('http in a wrapper', 'src/adapters/with-latency.ts', `import './http.js';`, /http/),
  forbidden(
    'a driver in state',
    'src/state/a.ts',
    `import '../adapters/one.js';`,
    /state may not import adapters\/one/,
  ),
  forbidden('lit in state', 'src/state/b.ts', `import 'lit';`, /package lit/),
  forbidden('state in dom', 'src/dom/a.ts', `import '../state/a.js';`, /dom may not import state\/a/),
  forbidden(
    'state in a view',
    'src/components/views/a.ts',
    `import '../../state/a.js';`,
    /components\/views may not import state\/a/,
  ),
  forbidden('a component in a view', 'src/components/views/b.ts', `import '../section.js';`, /components\/section/),
  forbidden(
    'a driver that a component loads at once',
    'src/components/a.ts',
    `import '../adapters/one.js';`,
    /only when it is used/,
  ),
  forbidden(
    'a driver, by its settings, that a component loads at once',
    'src/components/eager.ts',
    `import './settings/one.js';`,
    /only when it is used/,
  ),
  forbidden(
    'a locale that a component loads at once',
    'src/components/b.ts',
    `import '../i18n/locales/de.js';`,
    /by import\(\)/,
  ),
  forbidden(
    'the embed in a component',
    'src/components/c.ts',
    `import '../embed/mount.js';`,
    /components may not import embed/,
  ),
  forbidden('a test tool in testing', 'src/testing/a.ts', `import 'chai';`, /package chai/),
  forbidden('a driver in testing', 'src/testing/b.ts', `import '../adapters/one.js';`, /adapters\/one/),
  forbidden('a door imported from inside', 'src/components/d.ts', `import '../index.js';`, /index is a door/),
  forbidden(
    'a component in the headless door',
    'src/core.ts',
    `import './components/a.js';`,
    /core may not import components\/a/,
  ),
  forbidden('an import from outside src', 'src/state/c.ts', `import '../../test/a.js';`, /outside src/),
  forbidden(
    'a folder that has no line in the table',
    'src/misc/a.ts',
    `import '../core/z.js';`,
    /No rule says what misc\/a/,
  ),
];

const css = (declaration) => `import { css } from 'lit';\nexport const styles = css\`p { ${declaration} }\`;`;
const html = (markup) => `import { html } from 'lit';\nexport const view = (v: string) => html\`${markup}\`;`;

const otherFaults = [
  fault('a margin on the left', 'src/components/css-a.ts', 'logical-css', css('margin-left: 1em'), /margin-left: 1em/),
  fault(
    'text aligned right',
    'src/components/css-b.ts',
    'logical-css',
    css('color: CanvasText; text-align:right;'),
    /text-align/,
  ),
  fault('a physical inset in dom', 'src/dom/css-c.ts', 'logical-css', css('top: 0'), /top: 0/),
  fault('a hex colour', 'src/components/css-d.ts', 'colour-tokens', css('color: #b40'), /#b40/),
  fault('a named colour', 'src/components/css-e.ts', 'colour-tokens', css('border: 1px solid red'), /solid red/),
  fault('a colour function', 'src/components/css-f.ts', 'colour-tokens', css('--_x: oklch(0.5 0.1 20)'), /oklch/),
  fault('a word in a template', 'src/components/html-a.ts', 'words-in-locales', html('<p>Reply</p>'), /“Reply”/),
  fault(
    'a word beside a binding',
    'src/components/html-b.ts',
    'words-in-locales',
    html('<p title=">">${v} by</p>'),
    /“by”/,
  ),
  fault(
    'a word that is read aloud',
    'src/components/html-c.ts',
    'words-in-locales',
    html('<p aria-label="Menu"></p>'),
    /Menu/,
  ),
  fault(
    'bound markup',
    'src/components/html-d.ts',
    'template-sinks',
    html('<p .innerHTML=${v}></p>'),
    /Markup is never bound/,
  ),
  fault('an unchecked address', 'src/components/html-e.ts', 'template-sinks', html('<a href=${v}></a>'), /safeUrl/),
  fault('an inline handler', 'src/components/html-f.ts', 'template-sinks', html('<p onclick="x()"></p>'), /@event/),
  fault('an inline style', 'src/components/html-g.ts', 'template-sinks', html('<p style="x: y"></p>'), /styleMap/),
  fault(
    'a directive that renders markup',
    'src/components/html-h.ts',
    'template-sinks',
    `export { unsafeHTML } from 'lit/directives/unsafe-html.js';\nimport 'lit/directives/unsafe-html.js';`,
    /content\/ only/,
  ),
  fault('the browser’s own parser', 'src/dom/parse.ts', 'no-native-parser', `document.body.setHTML('');`, /setHTML/),
  fault(
    'a style attribute',
    'src/dom/restyle.ts',
    'no-native-parser',
    `document.body.setAttribute('style', '');`,
    /set style/,
  ),
  fault(
    'code from an address that is made up at run time',
    'src/dom/load.ts',
    'no-native-parser',
    `export const load = (address: string) => import(address);`,
    /in the source only/,
  ),
  fault('a test that is skipped', 'test/skip.test.ts', 'no-idle-tests', `it.skip('x', () => {});`, /Every test runs/),
  fault(
    'a test left to run alone',
    'test/only.test.ts',
    'no-idle-tests',
    `describe.only('x', () => {});`,
    /Every test runs/,
  ),
];

const good = [
  fine('a file that core imports from core', 'src/core/z.ts', `export { b } from './y.js';`),
  fine(
    'a driver with its part, http and core',
    'src/adapters/good.ts',
    `import './good-wire.js';\nimport './http.js';\nimport '../core/z.js';`,
  ),
  fine('a part that imports its sister', 'src/adapters/good-wire.ts', `import './good-errors.js';`),
  fine('the shared engine in a driver', 'src/adapters/good-local.ts', `import './local-thread.js';`),
  fine('the contract in a wrapper', 'src/adapters/merge-good.ts', `import './adapter.js';`),
  fine(
    'a driver that a component loads when it is used',
    'src/components/good.ts',
    `export const load = () => import('../adapters/good.js');`,
  ),
  fine('a driver in what reads its settings', 'src/components/settings/good.ts', `import '../../adapters/good.js';`),
  fine(
    'a type of a driver in a component',
    'src/components/good-b.ts',
    `export type { A } from '../adapters/good.js';`,
  ),
  fine(
    'lit and content in a view',
    'src/components/views/good.ts',
    `import 'lit/directives/live.js';\nimport '../../content/z.js';`,
  ),
  fine(
    'logical properties and tokens',
    'src/components/css-good.ts',
    css('margin-inline-start: 1em; white-space: nowrap; color: var(--_red)'),
  ),
  fine(
    'a colour made of the page’s own',
    'src/components/css-good-b.ts',
    css('color: color-mix(in oklab, contrast-color(var(--_a)) 60%, Canvas)'),
  ),
  fine('a colour among the tokens', 'src/components/styles/tokens.ts', css('--_red: #b40')),
  fine(
    'a template without words',
    'src/components/html-good.ts',
    html('<p part="a" title=${v}>${v}&nbsp;· <br>${v}</p>'),
  ),
  fine(
    'a checked address',
    'src/components/html-good-b.ts',
    html("<a href=${safeUrl(v) ?? ''}></a>").replace('\n', "\nimport { safeUrl } from '../content/url.js';\n"),
  ),
  fine('an ordinary test', 'test/good.test.ts', `it('works', () => {});`),
];

/** Each file holds one fault (`rule` and `says` tell which) or, without `rule`, none. */
export const planted = [...importFaults, ...otherFaults, ...good];
