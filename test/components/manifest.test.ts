import { GedankenComments } from '../../src/components/gedanken-comments.js';
import { GedankenCount } from '../../src/components/gedanken-count.js';
import { options } from '../../src/core/config.js';
import { expect } from '../support/index.js';
import { sectionStates } from '../support/section-states.js';
import { warningsInEachTest } from '../support/warnings.js';

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
  ...[
    'gedanken-comments',
    'gedanken-composer',
    'section-views',
    'section-words',
    'thread-list',
    'section-states',
    'events',
  ].map((name) => `components/${name}`),
  ...['avatar', 'comment', 'destination', 'source', 'field', 'heading', 'notice', 'ping', 'problems'].map(
    (name) => `components/views/${name}-view`,
  ),
  ...['body', 'edit', 'facepile', 'menu', 'muted', 'note', 'person-card', 'preview', 'reactions', 'report', 'vote'].map(
    (name) => `components/views/${name}-view`,
  ),
  ...['filters', 'keys', 'line', 'mention-form', 'order', 'search', 'stored', 'stored-button'].map(
    (name) => `components/views/${name}-view`,
  ),
  ...['keys', 'news', 'stored', 'tools'].map((name) => `components/styles/${name}-styles`),
  ...['code', 'facepile', 'popup', 'rich', 'row'].map((name) => `components/styles/${name}-styles`),
  ...['body', 'comment', 'form', 'media', 'section'].map((name) => `components/styles/${name}-styles`),
  ...['emoji', 'mentions', 'picture', 'quote', 'writing-icon', 'writing-toolbar', 'written-preview'].map(
    (name) => `components/views/${name}-view`,
  ),
  'components/styles/writing-styles',
  'components/styles/sending-styles',
  ...['draft-note', 'draft-strip', 'sending'].map((name) => `components/views/${name}-view`),
  'components/styles/tokens',
  'components/styles/tools-tokens',
  'components/tools/edit-window',
];

describe('custom-elements.json', () => {
  warningsInEachTest();
  let sources = '';
  let section: Declaration;
  let count: Declaration;

  before(async () => {
    const read = async (path: string): Promise<string> => (await fetch(path)).text();
    const { modules } = JSON.parse(await read('/custom-elements.json')) as {
      modules: { declarations?: Declaration[] }[];
    };
    const elements = modules.flatMap(({ declarations = [] }) => declarations);
    section = elements.find(({ tagName }) => tagName === 'gedanken-comments')!;
    count = elements.find(({ tagName }) => tagName === 'gedanken-count')!;
    sources = (await Promise.all(SOURCES.map((path) => read(`/src/${path}.ts`))))
      .join('\n')
      .replace(/\/\*[^]*?\*\//g, '');
  });

  const names = (list: readonly Named[] = []): string[] => list.map(({ name }) => name).toSorted();

  it('has every attribute of the table of options, and no other', () => {
    expect(names(section.attributes)).to.deep.equal(
      Object.values(options)
        .map(({ attribute }) => attribute)
        .toSorted(),
    );
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

  describe('has every part that is drawn, and no other', () => {
    const drawn = new Set(['target']);

    for (const [state, open] of Object.entries(sectionStates)) {
      it(`when it is “${state}”`, async () => {
        const { root } = await open({});
        for (const element of root.querySelectorAll('[part]')) for (const part of element.part) drawn.add(part);

        expect(names(section.cssParts)).to.include.members([...drawn]);
      });
    }

    it('all states taken together', () => {
      expect(names(section.cssParts)).to.deep.equal([...drawn].toSorted());
    });
  });

  it('has every part that styles speak of', () => {
    const styled = new Set(sources.match(/(?<=\[part~?=')[a-z-]+/g));

    expect([...styled].filter((part) => !names(section.cssParts).includes(part))).to.deep.equal([]);
  });

  it('has every state', () => {
    expect(names(section.cssStates)).to.deep.equal(['closed', 'empty', 'failed', 'loaded', 'loading']);
    for (const state of names(section.cssStates)) expect(sources, state).to.match(new RegExp(`\\b${state}\\b`));
  });
});
