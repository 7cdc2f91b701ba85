import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';

/** Where a note is: on which server, under which id. */
export interface NoteAddress {
  /** The origin whose API knows the id. */
  readonly server: string;
  readonly id: string;
}

const GIVE_THREAD =
  'Give the address of a note as thread, such as https://misskey.example/notes/9abcdef123, or link to it from the page by rel="syndication".';

/** Whether a text can be an id of a note: servers make them in five ways, none of which needs more than this. */
export function isNoteId(text: string): boolean {
  return /^[\dA-Za-z]{1,64}$/.test(text);
}

/** Understands the address of a note; `undefined` for any other. */
export function readNoteAddress(text: string): NoteAddress | undefined {
  const address = readUrl(text.trim());
  if (address === undefined) return undefined;
  const { origin, pathname } = new URL(address);
  const id = /^\/notes\/([\dA-Za-z]{1,64})\/?$/.exec(pathname)?.[1];
  return id === undefined ? undefined : { server: origin, id };
}

/**
 * Understands a thread: the address of a note, its id on `endpoint`, or empty text for the note that the page says it
 * was announced by. `endpoint` counts where the API is on another host than the addresses.
 */
export function nameNote(thread: string, endpoint: string | undefined): NoteAddress | AdapterError {
  const text = thread.trim();
  const base = readUrl(endpoint);
  const server = base === undefined ? undefined : new URL(base).origin;
  if (endpoint !== undefined && server === undefined)
    return new AdapterError('not-found', { hint: `“${endpoint.slice(0, 200)}” is no address of a server.` });
  if (server !== undefined && isNoteId(text)) return { server, id: text };
  const found = text === '' ? namedByPage() : readNoteAddress(text);
  if (found) return { server: server ?? found.server, id: found.id };
  const what = text === '' ? 'This page links to no note.' : `“${text.slice(0, 200)}” names no note.`;
  return new AdapterError('not-found', { hint: `${what} ${GIVE_THREAD}` });
}

/** The first copy of this page on a Misskey that its links name. */
function namedByPage(): NoteAddress | undefined {
  if (!globalThis.document) return undefined;
  const selector = 'link[rel~="syndication"][href], a[rel~="syndication"][href], a.u-syndication[href]';
  // A form of the page may be called `querySelectorAll`, and then `document.querySelectorAll` is that form.
  for (const link of Document.prototype.querySelectorAll.call(document, selector)) {
    const address = readNoteAddress(link.getAttribute('href') ?? '');
    if (address) return address;
  }
  return undefined;
}
