import { findHarm } from '../content/find-harm.js';

const NEVER =
  'script, iframe, frame, frameset, object, embed, applet, base, meta, link, math, template, portal, video, audio, source, track, marquee, foreignObject, animate, set, use, :not(svg *)[xmlns]';
/** The library that renders leaves empty comments behind. */
const LIT_MARK = '#comment';
const ADDRESSES = [
  'href',
  'xlink:href',
  'src',
  'srcset',
  'action',
  'formaction',
  'background',
  'poster',
  'data',
  'ping',
];
const REL = 'ugc nofollow noopener noreferrer';
/** Where a stranger's words stand, besides bodies. */
const WORDS =
  'comment-author comment-target comment-source person preview excerpt ping-title ping-excerpt ping-list badge heading error';

/**
 * What must not be anywhere in a section, whatever its thread says. `origins` are those that pictures
 * of people may come from. Empty when all is well.
 */
export function harmInSection(root: ParentNode, origins: readonly string[] = []): string[] {
  const harm: string[] = [];
  for (const element of root.querySelectorAll(NEVER)) harm.push(`<${element.localName}>`);
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isOwnStyle = name === 'style' && element.matches('[popover], [part~="avatar"], textarea, div[hidden]');
      if (name.startsWith('on') || name === 'srcdoc' || (name === 'style' && !isOwnStyle))
        harm.push(`[${name}=${value}]`);
      if (ADDRESSES.includes(name) && !isAddress(name, value, origins))
        harm.push(`${element.localName}[${name}=${value}]`);
      if (name === 'id' && /\s/.test(value) && element.closest('[part~="comment"]')) harm.push(`[id=${value}]`);
    }
  }
  for (const body of root.querySelectorAll('[part~="comment-body"]'))
    harm.push(...findHarm(body, { media: true }).filter((what) => what !== LIT_MARK));
  for (const part of WORDS.split(' '))
    for (const element of root.querySelectorAll(`[part~="${part}"]`)) harm.push(...harmInWords(element));
  return harm;
}

/** Words of strangers hold no elements but ours: a link that strangers set says so. */
function harmInWords(element: Element): string[] {
  const harm: string[] = [];
  for (const link of element.querySelectorAll('a[href^="http"]')) {
    const isOurs = new URL((link as HTMLAnchorElement).href).origin === location.origin;
    if (!isOurs && link.getAttribute('rel') !== REL) harm.push(`a[rel=${link.getAttribute('rel')}]`);
  }
  for (const stranger of element.querySelectorAll(
    'p[onclick], img:not([part~="avatar"], .emoji), svg, [class]:not(.emoji, svg *)',
  ))
    harm.push(stranger.outerHTML.slice(0, 100));
  return harm;
}

function isAddress(name: string, value: string, origins: readonly string[]): boolean {
  if (name === 'href') return /^(?:https?:\/\/[^@\\/]+\/|mailto:[^?]+$|$)/.test(value);
  return name === 'src' && origins.some((origin) => value.startsWith(`${origin}/`));
}

/** Hears of every request to another origin, and of whatever payloads run. */
export class Witness {
  readonly requests: string[] = [];
  ran = 0;
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));

  begin(): void {
    // Of requests from before nobody is guilty.
    performance.clearResourceTimings();
    this.#observer.observe({ type: 'resource' });
    Object.assign(globalThis, { harm: () => (this.ran += 1) });
  }

  /** Ends it. What an engine has noted and not told yet counts, too. */
  end(): void {
    this.#note(this.#observer.takeRecords());
    this.#observer.disconnect();
    Reflect.deleteProperty(globalThis, 'harm');
  }

  #note(entries: readonly PerformanceEntry[]): void {
    for (const { name } of entries) if (URL.parse(name)?.origin !== location.origin) this.requests.push(name);
  }
}
