import { LitElement, html } from 'lit';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { type ScrollHost, ScrollLoader } from '../../src/components/scroll-loader.js';
import { AdapterError } from '../../src/core/errors.js';
import { createLocalizer } from '../../src/i18n/localizer.js';
import { messages } from '../../src/i18n/locales/en.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { someComments } from '../support/a-comment.js';
import { expect, fixture, waitUntil } from '../support/index.js';

const words = createLocalizer('en', messages);

/** A section as far as the loader sees one: a button at its end while there is more. */
class Stage extends LitElement {
  readonly said: string[] = [];
  readonly failures: string[] = [];
  discussion!: Thread;
  loader!: ScrollLoader;
  wants = true;
  pages = 0;
  /** Makes the next call fail. */
  broken = false;

  override render(): unknown {
    return this.discussion.$more.get().is === 'end'
      ? html`<p>The end</p>`
      : html`<button part="button more-button" type="button" @click=${this.press}>More</button>`;
  }

  protected override updated(): void {
    this.loader.updated();
  }

  get button(): HTMLButtonElement | null {
    return this.shadowRoot!.querySelector('button');
  }

  readonly press = (): void => void this.discussion.loadMore();
}
customElements.define('scroll-stage', Stage);

/** Looks of the browser at what is in view: whatever follows from being near has begun by then. */
async function looked(): Promise<void> {
  const observed = await fixture<HTMLElement>('<div style="block-size: 1px"></div>');
  for (let look = 0; look < 3; look += 1) {
    await new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(observed);
    });
  }
}

describe('ScrollLoader', () => {
  let stage: Stage;

  /** Puts a section with so many pages where a reader sees it, or far below. */
  async function open(pages: number, { wants = true, far = false } = {}): Promise<Stage> {
    const { comments } = memoryAdapter({ comments: someComments(pages * 2), pageSize: 2 });
    stage = document.createElement('scroll-stage') as Stage;
    stage.wants = wants;
    stage.discussion = openThread({
      comments: {
        ...comments,
        async list(query, call) {
          if (query.cursor !== undefined && stage.broken) throw new AdapterError('offline');
          stage.pages += 1;
          return comments.list(query, call);
        },
      },
    });
    await stage.discussion.load();
    const host: ScrollHost = {
      element: stage,
      thread: stage.discussion,
      wants: () => stage.wants,
      words: () => words,
      say: (message) => stage.said.push(message),
      failed: ({ kind }) => stage.failures.push(kind),
    };
    stage.loader = new ScrollLoader(host);
    stage.discussion.$more.listen(() => stage.requestUpdate());
    const frame = await fixture<HTMLElement>('<div></div>');
    if (far) frame.style.paddingBlockStart = `${innerHeight * 4}px`;
    frame.append(stage);
    await stage.updateComplete;
    return stage;
  }

  afterEach(() => stage.loader.stop());

  it('loads page after page while the button is nearly in view, and says each once', async () => {
    await open(4);
    await waitUntil(() => stage.button === null);
    await looked();

    expect(stage.pages).to.equal(4);
    expect(stage.said).to.deep.equal([
      '2 more comments. 4 of 8.',
      '2 more comments. 6 of 8.',
      '2 more comments. 8 of 8.',
    ]);
  });

  it('leaves it to the button unless the site asks', async () => {
    await open(3, { wants: false });
    await looked();

    expect(stage.pages).to.equal(1);
    expect(stage.button).to.not.equal(null);
  });

  it('waits for a button that is far below', async () => {
    await open(3, { far: true });
    await looked();
    expect(stage.pages).to.equal(1);

    stage.scrollIntoView();
    await waitUntil(() => stage.pages > 1);
  });

  it('waits for a press after five pages, so that the foot of the page can be reached, and then goes on', async () => {
    await open(12);
    await waitUntil(() => stage.pages === 6);
    await looked();
    expect(stage.pages).to.equal(6);
    expect(stage.button).to.not.equal(null);

    stage.button!.click();
    await waitUntil(() => stage.button === null);

    expect(stage.pages).to.equal(12);
  });

  it('stops when a page fails, and goes on once the reader has tried again', async () => {
    await open(4, { far: true });
    stage.broken = true;
    stage.scrollIntoView();
    await waitUntil(() => stage.failures.length > 0);
    await looked();
    expect(stage.failures).to.deep.equal(['offline']);
    expect(stage.button).to.not.equal(null);

    stage.broken = false;
    stage.button!.click();
    await waitUntil(() => stage.button === null);

    expect(stage.said.length).to.equal(2);
  });

  it('takes nothing from under a reader who is on the button', async () => {
    await open(3, { far: true });
    stage.button!.focus();
    stage.scrollIntoView();
    await looked();
    expect(stage.pages).to.equal(1);
    expect(stage.shadowRoot!.activeElement).to.equal(stage.button);

    stage.button!.blur();
    await waitUntil(() => stage.button === null);
  });

  it('loads nothing unasked for readers who save data', async () => {
    Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } });
    try {
      await open(3);
      await looked();

      expect(stage.pages).to.equal(1);
    } finally {
      Reflect.deleteProperty(navigator, 'connection');
    }
  });

  it('moves the focus nowhere', async () => {
    const field = await fixture<HTMLInputElement>('<input />');
    field.focus();
    await open(3);
    await waitUntil(() => stage.button === null);

    expect(document.activeElement).to.equal(field);
  });

  it('ends when it is told to', async () => {
    await open(3, { far: true });
    stage.loader.stop();
    stage.scrollIntoView();
    await looked();

    expect(stage.pages).to.equal(1);
  });
});
