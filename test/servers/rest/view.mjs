import { scoreOf } from './thread.mjs';

/** Makes rows of a thread what one reader may see of them. */
export class View {
  constructor(thread, reader, settings) {
    this.thread = thread;
    this.reader = reader;
    this.settings = settings;
  }

  /** Whether a row is in the thread for this reader. Those that are gone keep their place while somebody stands below. */
  shows(row) {
    return this.#isThere(row) || this.thread.below(row.id).some((other) => this.#isThere(other));
  }

  comment(row) {
    const { id, parent, status } = row;
    const created = new Date(row.created).toISOString();
    // Of what only keeps its place nobody reads a word.
    if (row.erased || (!this.#isThere(row) && !this.reader.moderates))
      return { id, parent, status: 'removed', created };
    return {
      id,
      parent,
      status,
      created,
      ...(row.edited && { edited: new Date(row.edited).toISOString() }),
      ...(row.pinned && { pinned: true }),
      author: row.author,
      body: { format: 'text', source: row.text },
      replies: this.thread.answers(id).filter((other) => this.shows(other)).length,
      votes: this.votes(row),
      reactions: this.reactions(row.reactions),
      can: this.#rights(row),
    };
  }

  comments(rows) {
    return rows.filter((row) => this.shows(row)).map((row) => this.comment(row));
  }

  votes(row) {
    return { ...scoreOf(row), mine: row.ballots.get(this.reader.id) ?? null };
  }

  reactions(given) {
    return this.settings.choices
      .map((choice) => {
        const owners = given.get(choice.name) ?? new Set();
        return { ...choice, count: owners.size, mine: owners.has(this.reader.id) };
      })
      .filter(({ count }) => count > 0);
  }

  info() {
    const { settings, thread } = this;
    return {
      title: settings.title,
      posting: this.posting(),
      viewer: this.reader.account ?? null,
      guestFields: settings.guestFields,
      writing: {
        format: 'text',
        maxCharacters: settings.maxCharacters,
        mentions: 'name',
        images: { types: ['image/png'], maxBytes: 100_000 },
      },
      sorts: ['oldest', 'newest', 'discussed', 'best', 'controversial'],
      total: this.total(),
      feed: settings.feed,
      reactions: { choices: settings.choices, page: this.reactions(thread.reactions), canReact: true },
    };
  }

  posting() {
    const { posting } = this.settings;
    return posting.why === 'sign-in' && this.reader.account ? { allowed: true } : posting;
  }

  total() {
    return [...this.thread.rows.values()].filter(({ status, erased }) => status === 'published' && !erased).length;
  }

  isOwn(row) {
    return row.owner !== undefined && row.owner === this.reader.id;
  }

  #isThere({ status, erased, ...row }) {
    if (erased || status === 'removed') return false;
    if (status === 'published' || this.reader.moderates) return true;
    return status === 'held' && this.isOwn(row);
  }

  #rights(row) {
    const { moderates } = this.reader;
    const mayChange = this.isOwn(row) || moderates;
    const isPublished = row.status === 'published';
    return {
      reply: isPublished && this.posting().allowed,
      ...(mayChange && { edit: true, remove: true }),
      ...(moderates && { moderate: true }),
      ...(isPublished && { vote: ['up', 'down'], react: true }),
      ...(moderates && isPublished && row.parent === null && { pin: true }),
      ...(isPublished && !this.isOwn(row) && { report: true }),
    };
  }
}
