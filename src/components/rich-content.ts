import type { ReactiveControllerHost } from 'lit';
import type { EmbedVideo, RenderOptions } from '../content/render-options.js';
import { localKeep } from '../dom/local-keep.js';
import type { Localizer } from '../i18n/localizer.js';
import { allowedSources } from '../state/allowed-sources.js';

/** What a site says about pictures and videos in comments. */
export interface RichAttributes {
  readonly images: 'click' | 'show' | 'none';
  /** Hosts, or origins, separated by spaces. */
  readonly trustedHosts: string;
  readonly embeds: 'none' | 'click';
}

/** How bodies become nodes, in one section. */
export type RichOptions = Pick<RenderOptions, 'images' | 'embeds' | 'allowed' | 'labels'>;

/** Makes of a section's attributes how bodies become nodes: the same object until one of them changes. */
export class RichContent {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #tell: (message: string) => void;
  #embed: EmbedVideo | undefined;
  #isAsked = false;
  #isReady = false;
  #attributes: RichAttributes | undefined;
  #words: Localizer | undefined;
  #options: RichOptions = {};

  /** `tell`: says something to the page's developer. */
  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, tell: (message: string) => void) {
    this.#host = host;
    this.#tell = tell;
  }

  /** Whether there is what the first comments are drawn with: what knows videos comes before them, so that nothing moves. */
  isReady({ embeds }: RichAttributes): boolean {
    if (embeds === 'click' && !this.#isAsked) void this.#load();
    return (this.#isReady ||= embeds !== 'click');
  }

  options(attributes: RichAttributes, words: Localizer): RichOptions {
    const before = this.#attributes;
    const same =
      before?.images === attributes.images &&
      before.trustedHosts === attributes.trustedHosts &&
      before.embeds === attributes.embeds;
    if (same && words === this.#words) return this.#options;
    this.#attributes = attributes;
    this.#words = words;
    this.#options = richOptions(attributes, words, this.#embed);
    return this.#options;
  }

  async #load(): Promise<void> {
    this.#isAsked = true;
    try {
      this.#embed = (await import('../content/embeds.js')).embedVideo;
    } catch (error) {
      this.#tell(`The videos in comments stay links, since what shows them did not load: ${String(error)}`);
    }
    this.#isReady = true;
    this.#attributes = undefined;
    this.#host.requestUpdate();
  }
}

/** Pictures of the page's own origin show only where the site trusts it: their addresses may do something. */
export function richOptions(
  { images, trustedHosts, embeds }: RichAttributes,
  words: Localizer,
  embed?: EmbedVideo,
): RichOptions {
  const trusted = trustedHosts.split(/\s+/).flatMap(originsOf);
  return {
    images: images === 'show' ? true : images === 'none' ? trusted : { trusted, placeholder: true },
    embeds: embeds === 'click' ? embed : undefined,
    // What is drawn stays as it is: only what is drawn later asks anew.
    allowed: () => allowedSources(localKeep),
    labels: {
      showImage: (host, alt) => (alt ? words.text('showImageOf', { host, alt }) : words.text('showImage', { host })),
      showEmbed: (site) => words.text('showVideo', { site }),
      embedTitle: (site) => words.text('videoFrom', { site }),
      always: (host) => words.text('alwaysFrom', { host }),
    },
  };
}

function originsOf(host: string): readonly string[] {
  const address = /^https?:\/\//i.test(host) ? host : `https://${host}`;
  return host !== '' && URL.canParse(address) ? [new URL(address).origin] : [];
}
