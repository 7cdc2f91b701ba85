import { cleanName } from '../../content/names.js';
import type { Author } from '../../core/comment.js';
import { own } from '../../core/fields.js';
import { foldText } from '../../core/fold-text.js';
import { personKey } from '../../core/people.js';
import { caretRect } from '../../dom/caret-rect.js';
import { readText, writeText } from '../../dom/text-edit.js';
import type { Panels } from '../tools/row-panels.js';
import { mentionsView, optionId } from '../views/mentions-view.js';
import { type Asked, askedAt } from './mention-query.js';
import { peopleIn } from './people-in.js';
import type { WritingScope } from './writing-host.js';

const KIND = 'mentions';
const MOST = 8;
/** Milliseconds without typing before the backend is asked, and before something is said. */
const PAUSE = 300;

/** Completes `@name` while it is typed, from the people in the thread and those whom the backend finds. */
export class Mentions {
  readonly #host: WritingScope;
  readonly #panels: Panels;
  #asked: Asked | undefined;
  #people: readonly Author[] = [];
  #found: readonly Author[] = [];
  #matches: readonly Author[] = [];
  #active = 0;
  /** Where the `@` stands that a list was opened for: closed by the reader, it stays closed. */
  #openedFor: number | undefined;
  #call: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: WritingScope, panels: Panels) {
    this.#host = host;
    this.#panels = panels;
  }

  get #isOpen(): boolean {
    return this.#panels.isOpen(KIND, this.#host.parent);
  }

  /** After something was typed, or the cursor went elsewhere. */
  look(): void {
    const { text, start, end } = readText(this.#host.area());
    const mode = this.#host.info().writing.mentions;
    const asked = mode && start === end ? askedAt(text, start) : undefined;
    if (!asked) return this.close();
    if (asked.from === this.#openedFor && !this.#isOpen) return;
    if (asked.from !== this.#asked?.from) {
      this.#people = peopleIn(this.#host.thread, this.#host.parent);
      this.#found = [];
    }
    this.#asked = asked;
    this.#match();
    this.#ask(asked);
  }

  /** Answers whether the key was taken. */
  keydown(event: KeyboardEvent): boolean {
    if (!this.#isOpen) return false;
    const { key } = event;
    const chosen = this.#matches[this.#active];
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    if (key === 'ArrowDown') this.#move(1);
    else if (key === 'ArrowUp') this.#move(-1);
    else if ((key === 'Enter' || key === 'Tab') && chosen) this.#choose(chosen);
    else return false;
    event.preventDefault();
    return true;
  }

  close(): void {
    this.#asked = this.#openedFor = undefined;
    this.#call?.abort();
    clearTimeout(this.#timer);
    if (this.#isOpen) this.#panels.close();
    this.mark();
  }

  #match(): void {
    const { query } = this.#asked!;
    const mode = this.#host.info().writing.mentions;
    const known = new Map<string, Author>();
    for (const author of [...this.#people, ...this.#found]) {
      const isSayable = mode === 'handle' ? author.handle !== undefined : cleanName(author.name) !== '';
      const key = personKey(author);
      if (isSayable && !known.has(key) && matches(author, query)) known.set(key, author);
      if (known.size === MOST) break;
    }
    const before = this.#matches.length;
    this.#matches = [...known.values()];
    this.#active = 0;
    if (this.#matches.length === 0) {
      this.#openedFor = undefined;
      return this.#isOpen ? this.#panels.close() : undefined;
    }
    const wasOpen = this.#isOpen;
    if (wasOpen) this.#panels.redraw();
    else this.#open();
    if (!wasOpen || before !== this.#matches.length) this.#say();
    this.mark();
  }

  #open(): void {
    const area = this.#host.area();
    const { from } = this.#asked!;
    this.#openedFor = from;
    const panel = {
      kind: KIND,
      id: this.#host.parent,
      anchor: area,
      at: () => caretRect(area, from),
      view: () => this.#view(),
    };
    void this.#panels.show(panel);
  }

  #view(): unknown {
    return mentionsView({
      id: this.#host.name(KIND),
      words: this.#host.words(),
      people: this.#matches,
      active: this.#active,
      choose: (author) => this.#choose(author),
    });
  }

  #ask({ query }: Asked): void {
    const port = this.#host.adapter().mentions;
    this.#call?.abort();
    if (!port || query === '') return;
    const call = (this.#call = new AbortController());
    void wait(PAUSE, call.signal)
      .then(() => port.find(query, { signal: call.signal }))
      .then((found) => {
        if (call.signal.aborted || this.#asked?.query !== query) return;
        this.#found = authorsIn(found);
        this.#match();
      })
      // The people of the thread are there all the same.
      .catch(() => undefined);
  }

  #say(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const count = this.#matches.length;
      if (this.#isOpen) this.#host.say(this.#host.words().text('mentionsFound', { count }));
    }, PAUSE);
  }

  #move(step: number): void {
    const { length } = this.#matches;
    this.#active = (this.#active + step + length) % length;
    this.#panels.redraw();
    this.mark();
  }

  /** Tells screen readers which one Enter would take. The role of a text area has to stay what it is. */
  mark(): void {
    const area = this.#host.area();
    const id = this.#host.name(KIND);
    const states = this.#isOpen
      ? {
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': id,
          'aria-activedescendant': optionId(id, this.#active),
        }
      : { 'aria-autocomplete': null, 'aria-haspopup': null, 'aria-controls': null, 'aria-activedescendant': null };
    for (const [name, value] of Object.entries(states)) {
      if (value === null) area.removeAttribute(name);
      else area.setAttribute(name, value);
    }
  }

  #choose(author: Author): void {
    const area = this.#host.area();
    const { text, end } = readText(area);
    const { from } = this.#asked!;
    const words = `${addressOf(author, this.#host.info().writing.mentions)} `;
    this.close();
    // It is written out now: a longer name that begins so is not meant.
    this.#openedFor = from;
    const rest = text.slice(end).replace(/^ /, '');
    writeText(area, { text: text.slice(0, from) + words + rest, start: from + words.length, end: from + words.length });
  }
}

/** Adapters promise authors; those in a hurry may not keep it. */
function authorsIn(found: unknown): readonly Author[] {
  return Array.isArray(found) ? found.filter(isAuthor) : [];
}

function isAuthor(value: unknown): value is Author {
  const handle = own(value, 'handle');
  return typeof own(value, 'name') === 'string' && (handle === undefined || typeof handle === 'string');
}

function addressOf(author: Author, mode: 'name' | 'handle' | undefined): string {
  const called = mode === 'handle' ? (author.handle ?? '') : author.name;
  return `@${cleanName(called).replace(/^@/, '')}`;
}

function matches({ name, handle = '' }: Author, query: string): boolean {
  const wanted = foldText(query).text;
  const called = foldText(cleanName(name)).text;
  return (
    called.startsWith(wanted) ||
    called.includes(` ${wanted}`) ||
    foldText(handle).text.replace(/^@/, '').startsWith(wanted)
  );
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
