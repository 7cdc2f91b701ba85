import { memoryAdapter } from '../../src/adapters/memory.js';
import type { GedankenComments } from '../../src/components/gedanken-comments.js';
import '../../src/define.js';
import { someComments } from '../support/a-comment.js';
import { expect, fixture, waitUntil } from '../support/index.js';
import { toolsOf } from '../support/reading-tools.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const ELEMENTS = ['gedanken-comments', 'gedanken-count', 'gedanken-recent'] as const;
/** What frameworks set a property to where the page has nothing to say. */
const NOTHING = [undefined, null, false];

/** Every property of an element that an attribute stands for. */
function textsOf(tag: (typeof ELEMENTS)[number]): readonly [property: string, attribute: string][] {
  const { elementProperties } = customElements.get(tag) as unknown as {
    elementProperties: ReadonlyMap<string, { attribute?: string | boolean }>;
  };
  return [...elementProperties]
    .filter(([, { attribute }]) => attribute !== false)
    .map(([name, { attribute }]) => [name, typeof attribute === 'string' ? attribute : name.toLowerCase()]);
}

describe('Properties of the elements', () => {
  const warnings = warningsInEachTest();

  for (const tag of ELEMENTS) {
    describe(`of <${tag}>`, () => {
      for (const [property, attribute] of textsOf(tag)) {
        it(`let ${property} be a number, or nothing, as frameworks set it`, async () => {
          const element = await fixture<HTMLElementTagNameMap[typeof tag]>(`<${tag} lang="en"></${tag}>`);
          const set = element as unknown as Record<string, unknown>;

          set[property] = 3;
          await element.updateComplete;
          expect(set[property]).to.equal('3');

          for (const nothing of NOTHING) {
            set[property] = nothing;
            await element.updateComplete;
            expect(set[property]).to.equal('');
          }

          element.setAttribute(attribute, '3');
          element.removeAttribute(attribute);
          await element.updateComplete;
          expect(set[property]).to.equal('');
        });
      }
    });
  }

  it('show the thread that a number names', async () => {
    const page = await ThreadPage.begin(undefined, {}, '', (section) => {
      const { adapter, ...thread } = { adapter: memoryAdapter({ comments: someComments(1) }), thread: 4711 };
      Object.assign(section, { adapter, ...thread, maxDepth: 3, headingLevel: 4, sort: undefined, rules: null });
    });
    await page.settled();

    expect(page.comments).to.have.length(1);
    expect(page.part('heading')!.localName).to.equal('h4');
    expect(warnings).to.deep.equal([]);
  });

  it('count what a number names', async () => {
    const count = await fixture<HTMLElementTagNameMap['gedanken-count']>('<gedanken-count lang="en"></gedanken-count>');
    const asked: (readonly string[])[] = [];
    const counts = async (threads: readonly string[]): Promise<readonly number[]> => {
      asked.push(threads);
      return [8];
    };

    Object.assign(count, { adapter: { ...memoryAdapter(), counts: { counts } }, thread: 4711 });
    await waitUntil(() => text(count.shadowRoot!.querySelector('[part~="count"]')) === '8 comments');

    expect(asked).to.deep.equal([['4711']]);
  });

  describe('that are on or off', () => {
    const isOn = async (set: (section: GedankenComments) => void): Promise<boolean> => {
      const page = await ThreadPage.begin(memoryAdapter({ comments: someComments(12) }), {}, '', set);
      await toolsOf(page);
      return page.part('keys-button') !== null;
    };

    it('are on with true, and where the attribute stands alone', async () => {
      expect(await isOn((section) => Object.assign(section, { shortcuts: true }))).to.equal(true);
      expect(await isOn((section) => section.setAttribute('shortcuts', ''))).to.equal(true);
      expect(await isOn((section) => section.setAttribute('shortcuts', 'true'))).to.equal(true);
      expect(warnings).to.deep.equal([]);
    });

    it('are off with false, and once the attribute is gone', async () => {
      expect(await isOn((section) => Object.assign(section, { shortcuts: false }))).to.equal(false);
      expect(await isOn((section) => section.setAttribute('shortcuts', 'false'))).to.equal(false);
      expect(
        await isOn((section) => {
          section.setAttribute('shortcuts', 'on');
          section.removeAttribute('shortcuts');
        }),
      ).to.equal(false);
      expect(warnings).to.deep.equal([]);
    });
  });
});
