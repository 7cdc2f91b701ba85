import { beginFor } from '../components/head-start.js';
import type { BackendSettings } from '../components/open-adapter.js';
import { asksForPictures, checkWord, options } from '../core/config.js';
import { isByTime } from '../core/sort.js';
import { languageAt } from '../dom/language-at.js';
import { loadMessages } from '../i18n/load-messages.js';
import type { EarlyCode } from './early-code.js';

/** What may lead a section elsewhere than its attributes say. */
const ELSEWHERE = ['adapter', 'backend', 'endpoint', 'thread'];

/** Asks for the words and the threads of sections, for them to take over once their own code is there. */
export function startEarly(sections: readonly HTMLElement[], code: EarlyCode): void {
  for (const section of sections) {
    // The section asks for them again, and tells.
    loadMessages(section.lang || languageAt(section)).catch(() => undefined);
    const backend = code.get(word(section, 'backend'));
    const { value: sort } = checkWord(options.sort, word(section, 'sort'));
    // An order that not every backend knows has to wait for what it knows.
    if (!backend || !isByTime(sort) || !isPlain(section)) continue;
    void beginFor(section, settingsOf(section), sort, backend);
  }
}

/** Whether the section reads one thread, at once, from where its attributes say. */
function isPlain(section: HTMLElement): boolean {
  const { value: loading } = checkWord(options.loading, word(section, 'loading'));
  const { value: sources } = checkWord(options.sources, word(section, 'sources'));
  const isAlone = sources === 'none' && word(section, 'adopt') === '' && !hasSource(section);
  return loading === 'eager' && isAlone && !ELSEWHERE.some((name) => Object.hasOwn(section, name));
}

function hasSource(section: HTMLElement): boolean {
  return [...section.children].some(({ localName }) => localName === 'gedanken-source');
}

function settingsOf(section: HTMLElement): BackendSettings {
  const { value: avatars } = checkWord(options.avatars, word(section, 'avatars'));
  return {
    backend: word(section, 'backend'),
    endpoint: word(section, 'endpoint'),
    thread: word(section, 'thread'),
    avatars: asksForPictures(avatars),
    data: { ...section.dataset },
    adopt: section.childElementCount > 0 ? section : undefined,
  };
}

function word(section: HTMLElement, name: string): string {
  return section.getAttribute(name)?.trim() ?? '';
}
