import { type AvatarRule, isProxy } from '../content/avatar-address.js';
import type { RichAttributes } from './rich-content.js';
import { type Checked, checkNumber, checkWord, options } from '../core/config.js';

type WordOption =
  | 'sort'
  | 'consent'
  | 'loading'
  | 'avatars'
  | 'theme'
  | 'live'
  | 'shortcuts'
  | 'images'
  | 'embeds'
  | 'more'
  | 'sources'
  | 'remember'
  | 'structuredData';
type NumberOption = 'maxDepth' | 'headingLevel';

/** The attributes of a section as they are written. */
export type WrittenOptions = { readonly [Name in WordOption | NumberOption | 'trustedHosts' | 'avatarProxy']: string };

/** Reads a section's attributes, and tells its developer, once each, about those that mean nothing. */
export class SectionOptions {
  readonly #written: WrittenOptions;
  readonly #told = new Set<string>();
  #avatars: AvatarRule | undefined;

  constructor(written: WrittenOptions) {
    this.#written = written;
  }

  word<Name extends WordOption>(name: Name): (typeof options)[Name]['values'][number] {
    return this.#checked(checkWord<(typeof options)[Name]['values']>(options[name], this.#written[name]));
  }

  number(name: NumberOption): number {
    return this.#checked(checkNumber(options[name], this.#written[name]));
  }

  /** Where pictures of people come from: the same object until that changes. */
  avatars(): AvatarRule {
    const [from, proxy] = [this.word('avatars'), this.#written.avatarProxy.trim()];
    if (proxy !== '' && !isProxy(proxy))
      this.tell(`avatar-proxy="${proxy}" has no {url} for the address of the picture: there will be none.`);
    if (from !== this.#avatars?.from || proxy !== this.#avatars.proxy) this.#avatars = { from, proxy };
    return this.#avatars;
  }

  /** What may be shown of what comments bring along. */
  rich(): RichAttributes {
    return { images: this.word('images'), trustedHosts: this.#written.trustedHosts, embeds: this.word('embeds') };
  }

  /** Says something to the page's developer, once. */
  tell(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    console.warn(`<gedanken-comments>: ${message}`);
  }

  #checked<Value>({ value, warning }: Checked<Value>): Value {
    if (warning) this.tell(warning);
    return value;
  }
}
