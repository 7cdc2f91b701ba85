import { GedankenRecent } from '../../src/components/gedanken-recent.js';
import { expect } from '../support/index.js';

interface Named {
  readonly name: string;
}

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly events?: readonly Named[];
}

describe('custom-elements.json, on <gedanken-recent>', () => {
  let recent: Declaration;
  let sources = '';

  before(async () => {
    const read = async (path: string): Promise<string> => (await fetch(path)).text();
    const { modules } = JSON.parse(await read('/custom-elements.json')) as {
      modules: { declarations?: Declaration[] }[];
    };
    recent = modules
      .flatMap(({ declarations = [] }) => declarations)
      .find(({ tagName }) => tagName === 'gedanken-recent')!;
    const paths = ['gedanken-recent', 'views/recent-view', 'styles/recent-styles'];
    const texts = await Promise.all(paths.map((path) => read(`/src/components/${path}.ts`)));
    sources = texts.join('\n').replace(/\/\*[^]*?\*\//g, '');
  });

  const names = (list: readonly Named[] = []): string[] => list.map(({ name }) => name).toSorted();

  it('has every attribute, and no other', () => {
    expect(names(recent.attributes)).to.deep.equal(GedankenRecent.observedAttributes.toSorted());
  });

  it('has every event, and no other', () => {
    expect(names(recent.events)).to.deep.equal(['gedanken-error', 'gedanken-loaded']);
  });

  it('has every part that is drawn or styled', () => {
    const drawn = [...sources.matchAll(/\spart="([a-z -]+)"/g)].flatMap(([, parts]) => parts!.split(' '));
    const styled = [...sources.matchAll(/\[part~='([a-z-]+)'\]/g)].map(([, part]) => part!);
    // Those of the views that the section has, too.
    const shared = ['avatar', 'avatar-picture', 'button', 'error', 'error-button', 'heading', 'notice'];

    expect(names(recent.cssParts)).to.deep.equal([...new Set([...drawn, ...styled, ...shared])].toSorted());
  });
});
