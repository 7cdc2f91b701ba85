import type { Adapter } from '../adapters/adapter.js';
import type { BackendSettings } from './open-adapter.js';

/** What a page says about one of several sources. */
export interface SourceSettings extends Omit<BackendSettings, 'avatars' | 'adopt'> {
  readonly adapter: Adapter | undefined;
  readonly name: string;
  readonly label: string;
  /** Whether it takes what answers no comment. */
  readonly roots: boolean;
}

export const SOURCE_NAME = 'gedanken-source';

/** The sources in a section, in their order. */
export function sourcesIn(section: Element): readonly SourceSettings[] {
  const read = (element: HTMLElement & { readonly adapter?: Adapter | undefined }): SourceSettings => {
    const word = (name: string): string => element.getAttribute(name)?.trim() ?? '';
    return {
      adapter: element.adapter,
      name: word('name'),
      label: word('label'),
      roots: element.hasAttribute('roots'),
      backend: word('backend'),
      endpoint: word('endpoint'),
      thread: word('thread'),
      data: { ...element.dataset },
    };
  };
  const isSource = (child: Element): child is HTMLElement => child.localName === SOURCE_NAME;
  // One without a backend may get its adapter in a moment.
  return [...section.children]
    .filter(isSource)
    .map(read)
    .filter(({ adapter, backend }) => adapter ?? backend);
}
