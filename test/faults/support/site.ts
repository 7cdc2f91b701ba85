import { executeServerCommand } from '@web/test-runner-commands';

/** A fault of a site: see `scripts/wtr/faulty/faults.mjs`. */
export interface Fault {
  readonly kind:
    | 'cut'
    | 'lost'
    | 'cut-in-header'
    | 'cut-in-body'
    | 'truncated'
    | 'drip'
    | 'silent'
    | 'slow'
    | 'answer'
    | 'twice';
  /** Which requests: `POST comments`. Of several faults, the first that has times left. */
  readonly on?: string;
  /** How many of them. Once, unless told otherwise. */
  readonly times?: number;
  /** For `answer`: whether the site did what it was asked before it said something else. */
  readonly applied?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a site can be told about its thread. */
export interface SiteSetting {
  readonly closed?: boolean;
  /** New comments wait for approval. */
  readonly holds?: boolean;
  /** Lists name each comment twice. */
  readonly twice?: boolean;
  /** Milliseconds that its clock is ahead. */
  readonly skew?: number;
}

/** A comment that has reached a site. */
export interface Stored {
  readonly id: number;
  readonly parent: number;
  readonly status: string;
  readonly text: string;
}

/** What a site was asked, as `POST comments`, and what is in its thread. */
export interface SiteReport {
  readonly received: readonly string[];
  readonly comments: readonly Stored[];
}

/** A WordPress on a port of its own, on another origin than the page, which fails as it is told. */
export class Site {
  private constructor(readonly origin: string) {}

  static async start(remarks: readonly string[] = ['First remark']): Promise<Site> {
    const { origin } = await executeServerCommand<{ origin: string }, object>('site:start', { remarks });
    return new Site(origin);
  }

  break(fault: Fault): Promise<SiteReport> {
    return this.#tell('break', { on: 'POST comments', ...fault });
  }

  mend(): Promise<SiteReport> {
    return this.#tell('mend');
  }

  /** Nothing listens any more, until `accept`. */
  refuse(): Promise<SiteReport> {
    return this.#tell('refuse');
  }

  accept(): Promise<SiteReport> {
    return this.#tell('accept');
  }

  /** Lets go what `slow` holds back. */
  release(): Promise<SiteReport> {
    return this.#tell('release');
  }

  set(setting: SiteSetting): Promise<SiteReport> {
    return this.#tell('set', setting);
  }

  remove(id: number): Promise<SiteReport> {
    return this.#tell('remove', id);
  }

  /** A moderator lets everything through. */
  approve(): Promise<SiteReport> {
    return this.#tell('approve');
  }

  report(): Promise<SiteReport> {
    return this.#tell('report');
  }

  /** How many comments of its thread say this. */
  async has(words: string): Promise<number> {
    const { comments } = await this.report();
    return comments.filter(({ text }) => text.includes(words)).length;
  }

  /** How often it was asked to take a comment, as far as it heard. */
  async posts(): Promise<number> {
    const { received } = await this.report();
    return received.filter((asked) => asked === 'POST comments').length;
  }

  /** What this browser keeps about it. Other tests may be running over the same storage. */
  get kept(): string[] {
    return Object.keys(localStorage).filter((key) => key.startsWith('gedanken:1:') && key.includes(this.origin));
  }

  /** Takes away what this browser keeps about it. */
  forget(): void {
    for (const key of this.kept) localStorage.removeItem(key);
  }

  async stop(): Promise<void> {
    await executeServerCommand('site:stop', { origin: this.origin });
  }

  async #tell(to: string, what?: unknown): Promise<SiteReport> {
    return executeServerCommand<SiteReport, object>('site:tell', { origin: this.origin, to, what });
  }
}
