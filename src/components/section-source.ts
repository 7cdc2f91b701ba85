import type { Adapter } from '../adapters/adapter.js';
import type { SectionOptions } from './section-options.js';
import type { ThreadSource } from './thread-controller.js';
import { asksForPictures } from '../core/config.js';
import { sourcesIn } from './source-elements.js';

/** A section that says where its comments come from. */
export interface SourceElement extends HTMLElement {
  readonly adapter: Adapter | undefined;
  readonly backend: string;
  readonly endpoint: string;
  readonly thread: string;
}

/** Where a section's comments come from, by its attributes. `markup`: what of the page it is to take over. */
export function sourceOf(
  section: SourceElement,
  options: SectionOptions,
  markup: HTMLElement | undefined,
): ThreadSource {
  const sources = sourcesIn(section);
  return {
    adapter: section.adapter,
    settings: {
      backend: section.backend.trim(),
      endpoint: section.endpoint.trim(),
      thread: section.thread.trim(),
      avatars: asksForPictures(options.word('avatars')),
      data: { ...section.dataset },
      adopt: markup ?? (section.childElementCount > sources.length ? section : undefined),
    },
    sources,
    findsSources: options.word('sources') === 'page',
    sort: options.word('sort'),
    maxDepth: options.number('maxDepth'),
    loading: options.word('loading'),
    // What takes a password is not for everybody.
    remembers: options.word('remember') === 'on' && section.dataset['password'] === undefined,
  };
}
