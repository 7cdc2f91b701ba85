import { memoryAdapter } from '../../src/adapters/memory.js';
import { GedankenComments } from '../../src/components/gedanken-comments.js';
import { GedankenCount } from '../../src/components/gedanken-count.js';
import { options } from '../../src/core/config.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

interface Named {
  readonly name: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly events?: readonly Named[];
}

const SOURCES = [
  ...['gedanken-comments', 'gedanken-composer', 'section-views', 'section-words', 'thread-list', 'section-states', 'events'].map((name) => `components/${name}`),
  ...['avatar', 'comment', 'field', 'heading', 'notice', 'ping', 'problems'].map((name) => `components/views/${name}-view`),
  ...['body', 'comment', 'form', 'media', 'section'].map((name) => `components/styles/${name}-styles`),
  'components/styles/tokens',
];

describe('custom-elements.json', () => {
  let sources = '';
  let section: Declaration;
  let count: Declaration;

  before(async () => {
    const read = async (path: string): Promise<string> => (await fetch(path)).text();
    const { modules } = JSON.parse(await read('/custom-elements.json')) as { modules: { declarations?: Declaration[] }[] };
    const elements = modules.flatMap(({ declarations = [] }) => declarations);
    section = elements.find(({ tagName }) => tagName === 'gedanken-comments')!;
    count = elements.find(({ tagName }) => tagName === 'gedanken-count')!;
    sources = (await Promise.all(SOURCES.map((path) => read(`/src/${path}.ts`)))).join('\n').replace(/\/\*[^]*?\*\//g, '');
  });

  const names = (list: readonly Named[] = []): string[] => list.map(({ name }) => name).toSorted();

  it('has every attribute of the table of options, and no other', () => {
    expect(names(section.attributes)).to.deep.equal(Object.values(options).map(({ attribute }) => attribute).toSorted());
    expect(names(section.attributes)).to.deep.equal(GedankenComments.observedAttributes.toSorted());
    expect(names(count.attributes)).to.deep.equal(GedankenCount.observedAttributes.toSorted());
  });

  it('has every property that styles can set, and no other', () => {
    const used = new Set(sources.match(/(?<=var\()--gedanken-[a-z-]+/g));

    expect(names(section.cssProperties)).to.deep.equal([...used].toSorted());
  });

  it('has every event, and no other', () => {
    const dispatched = new Set(sources.match(/(?<=super\(["'])gedanken-[a-z]+/g));

    expect(names(section.events)).to.deep.equal([...dispatched].toSorted());
  });

  /** The parts of a few pages that have most of what there is. */
  async function drawnParts(): Promise<Set<string>> {
    const pages = await Promise.all([
      ThreadPage.open(memoryAdapter({ title: 'A page', comments: [aComment({ author: { name: 'Alice Example', url: 'https://alice.example.test/', roles: ['author', 'moderator'] } })] })),
      ThreadPage.open(memoryAdapter({ posting: { allowed: false, why: 'sign-in', href: '/sign-in' } })),
      ThreadPage.open(memoryAdapter({ comments: [aComment({ kind: 'pingback' })], posting: { allowed: false, why: 'closed' } })),
    ]);
    return new Set(pages.flatMap(({ root }) => [...root.querySelectorAll('[part]')].flatMap(({ part }) => [...part])));
  }

  it('has every part that is drawn', async () => {
    const drawn = await drawnParts();

    expect([...drawn].filter((part) => !names(section.cssParts).includes(part))).to.deep.equal([]);
  });

  it('has every part that styles speak of', () => {
    const styled = new Set(sources.match(/(?<=\[part~?=')[a-z-]+/g));

    expect([...styled].filter((part) => !names(section.cssParts).includes(part))).to.deep.equal([]);
  });

  it('promises no part that is nowhere drawn', async () => {
    const drawn = await drawnParts();
    const words = new Set(sources.match(/[a-z]+(?:-[a-z]+)*/g));
    /** Composed of a word and an ending: `author-badge`, `name-row`, `error-button`. */
    const composed = (part: string): boolean => /^[a-z-]+-(badge|row|button)$/.test(part) && words.has(part.replace(/-[a-z]+$/, ''));

    expect(names(section.cssParts).filter((part) => !drawn.has(part) && !words.has(part) && !composed(part))).to.deep.equal([]);
  });

  it('has every state', () => {
    expect(names(section.cssStates)).to.deep.equal(['closed', 'empty', 'failed', 'loading']);
    for (const state of names(section.cssStates)) expect(sources, state).to.match(new RegExp(`\\b${state}\\b`));
  });
});
