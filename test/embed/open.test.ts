import { open, type Opening } from '../../src/embed/open.js';
import { unloaded } from '../../src/i18n/unloaded.js';
import { expect, fixture } from '../support/index.js';
import { warningsInEachTest } from '../support/warnings.js';

/** An opening of this page; what of it is called is noted down. */
function opening(changes: Partial<Opening> = {}): { opening: Opening; calls: string[] } {
  const calls: string[] = [];
  const all: Opening = {
    document,
    scripts: [],
    loadMount: () =>
      Promise.resolve({ mount: () => void calls.push('mount'), startEarly: () => void calls.push('start') }),
    loadRun: () => Promise.resolve({ run: () => void calls.push('run') }),
    loadEarly: () => new Map(),
    ...changes,
  };
  return { opening: all, calls };
}

const fails = (message: string) => (): Promise<never> => Promise.reject(new TypeError(message));
const refused = "Failed to execute 'createPolicy' on 'TrustedTypePolicyFactory': Policy \"lit-html\" disallowed.";

describe('opening the sections of a page', () => {
  const warnings = warningsInEachTest();

  it('puts sections into the page before it brings them to life', async () => {
    const { opening: all, calls } = opening();

    await open(all);

    expect(calls).to.deep.equal(['mount', 'start', 'run']);
    expect(warnings).to.deep.equal([]);
  });

  it('asks for all it needs at once', async () => {
    const asked: string[] = [];
    const { opening: all } = opening({
      loadMount: () => {
        asked.push('mount');
        return new Promise(() => {});
      },
      loadRun: () => {
        asked.push('run');
        return new Promise(() => {});
      },
      loadEarly: () => {
        asked.push('backends');
        return new Map();
      },
    });

    void open(all);
    await Promise.resolve();

    expect(asked.toSorted()).to.deep.equal(['backends', 'mount', 'run']);
  });

  it('asks for its threads without waiting for what brings its sections to life', async () => {
    const section = await fixture('<gedanken-comments></gedanken-comments>');
    let started: unknown[] = [];
    const code = new Map();
    const begun = new Promise<void>((resolve) => {
      const { opening: all } = opening({
        loadEarly: () => code,
        loadMount: () =>
          Promise.resolve({
            mount: () => undefined,
            startEarly: (sections, given) => {
              started = [sections.length, sections[0] === section, given === code];
              resolve();
            },
          }),
        loadRun: () => new Promise(() => {}),
      });
      void open(all);
    });

    await begun;

    expect(started).to.deep.equal([1, true, true]);
  });

  for (const [name, changes, advice] of [
    ['the page refuses Lit its policy', { loadRun: fails(refused) }, "trusted-types lit-html 'allow-duplicates'"],
    ['a file of the section does not load', { loadRun: fails('Failed to fetch') }, 'script-src'],
    ['no file loads', { loadMount: fails('Failed to fetch'), loadRun: fails('Failed to fetch') }, 'script-src'],
  ] as const) {
    it(`tells readers and the developer, once each, when ${name}`, async () => {
      const section = await fixture('<gedanken-comments lang="en"><a href="/c">Comments</a></gedanken-comments>');

      await open(opening(changes).opening);

      expect(section.textContent).to.equal(`Comments${unloaded['en']}`);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include(advice);
    });
  }

  it('has put its sections into the page when only what brings them to life fails', async () => {
    const { opening: all, calls } = opening({ loadRun: fails(refused) });

    await open(all);

    expect(calls).to.deep.equal(['mount', 'start']);
  });

  it('loads nothing where an element of the page has taken what makes elements', async () => {
    const section = await fixture('<gedanken-comments></gedanken-comments>');
    const form = Object.assign(document.createElement('form'), { name: 'createElement' });
    document.body.append(form);
    const { opening: all, calls } = opening();

    await open(all);
    form.remove();

    expect(calls).to.deep.equal([]);
    expect(section.textContent).to.equal(unloaded['en']);
    expect(warnings[0]).to.include('“createElement”');
  });

  // A name can be defined once: what follows is about a page that has one.
  describe('where the name is taken', () => {
    it('leaves alone what other code has defined, and says so once', async () => {
      customElements.define('gedanken-comments', class extends HTMLElement {});
      const section = await fixture('<gedanken-comments></gedanken-comments>');
      const { opening: all, calls } = opening();

      await open(all);

      expect(calls).to.deep.equal([]);
      expect(section.textContent).to.equal('');
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('other code');
    });

    it('lets another copy of this code have it, says so once, and still answers its script tags', async () => {
      Object.defineProperty(customElements.get('gedanken-comments')!, 'observedAttributes', { value: ['backend'] });
      const { opening: all, calls } = opening({ scripts: [document.createElement('script')] });

      await open(all);

      expect(calls).to.deep.equal(['mount']);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('another copy');
    });
  });
});
