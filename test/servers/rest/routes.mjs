import { checkFields, Problem } from './problems.mjs';

/**
 * Each question of docs/rest-protocol.md, as `METHOD path`. An answer is JSON with status 200, unless it says
 * `{status, json, headers}` itself by `answer()`.
 */
export const ROUTES = {
  'GET thread': ({ view }) => view.info(),
  'GET comments': ({ view, thread, query, settings }) => {
    const { roots, next } = thread.page(
      query.get('sort') ?? 'oldest',
      query.get('cursor') ?? undefined,
      settings.pageSize,
    );
    const rows = roots.flatMap((root) => [root, ...thread.below(root.id)]);
    return { comments: view.comments(rows), next, total: view.total() };
  },
  'GET comments/:id': ({ view, thread, row }) => ({ comments: thread.path(row).map((above) => view.comment(above)) }),
  'GET comments/:id/replies': ({ view, thread, row }) => ({
    comments: view.comments(thread.below(row.id)),
    next: null,
  }),
  'POST comments': create,
  'GET comments/:id/source': ({ view, row }) => {
    checkMayChange(view, row);
    return answer(200, { text: row.text }, { ETag: editionOf(row) });
  },
  'PATCH comments/:id': change,
  'DELETE comments/:id': remove,
  'PUT comments/:id/vote': ({ view, thread, row, body, reader }) => {
    checkIdentity(reader);
    if (![null, 'up', 'down'].includes(body.vote)) throw new Problem('rejected', { detail: 'There is no such vote.' });
    if (body.vote === null) row.ballots.delete(reader.id);
    else row.ballots.set(reader.id, body.vote);
    thread.touch(row);
    return { votes: view.votes(row) };
  },
  'PUT comments/:id/reactions/:name': (asked) => reactTo(asked, asked.row.reactions, asked.row),
  'PUT reactions/:name': (asked) => reactTo(asked, asked.thread.reactions, undefined),
  'POST comments/:id/reports': ({ row, body, reader }) => {
    checkIdentity(reader);
    if (!row.reports.has(reader.id)) row.reports.set(reader.id, String(body.reason ?? ''));
    return answer(204);
  },
  'GET changes': ({ view, thread, query }) => {
    const since = query.get('since');
    const mark = String(thread.version);
    if (since === null) return { comments: [], removed: [], mark };
    const touched = [...thread.rows.values()].filter(({ version }) => version > Number(since));
    // Who stands above or below somebody that came or went has another count, or another place.
    const rows = [...new Set(touched.flatMap((row) => thread.path(row)))];
    const removed = rows.filter((row) => !view.shows(row)).map(({ id }) => id);
    return { comments: view.comments(rows), removed, total: view.total(), mark };
  },
  'POST preview': ({ body }) => ({ format: 'text', source: String(body.text) }),
  'GET people': ({ thread, query, accounts }) => {
    const beginning = (query.get('beginning') ?? '').toLowerCase();
    const names = [...thread.rows.values()].flatMap(({ author }) => author?.name ?? []);
    const everybody = new Set([...names, ...[...accounts.values()].map(({ name }) => name)]);
    const found = [...everybody].filter((name) => name.toLowerCase().startsWith(beginning));
    return { people: found.slice(0, 10).map((name) => ({ name })) };
  },
  'POST uploads': ({ body, settings }) => {
    const picture = body.get('picture');
    if (picture.type !== 'image/png') throw new Problem('rejected', { status: 415, detail: 'Only PNG is taken.' });
    if (picture.size > 100_000) throw new Problem('rejected', { status: 413, detail: 'The picture is too large.' });
    return answer(201, { text: new URL(`pictures/${encodeURIComponent(picture.name)}`, settings.site).href });
  },
  'GET session': ({ reader }) => ({ viewer: reader.account ?? null }),
  'DELETE session': ({ reader, accounts }) => {
    accounts.delete(reader.token);
    return answer(204);
  },
};

export function answer(status, json, headers = {}) {
  return { status, json, headers, isAnswer: true };
}

function create({ view, thread, body, reader, settings, key }) {
  const posting = view.posting();
  if (!posting.allowed)
    throw new Problem(posting.why === 'sign-in' ? 'signed-out' : posting.why === 'closed' ? 'closed' : 'forbidden');
  checkWords(body, reader, settings);
  const parent = body.parent ?? null;
  if (parent !== null && !thread.rows.has(parent))
    throw new Problem('not-found', { detail: 'What this answers is gone.' });
  const { challenge, solution } = settings;
  if (challenge && !reader.account && body.proof?.token !== solution) throw new Problem('challenge', { challenge });
  const fields = {
    parent,
    text: String(body.text).trim(),
    author: reader.account ?? guestOf(body.guest),
    status: settings.holds && !reader.moderates ? 'held' : 'published',
  };
  const { row, isNew } = thread.add(fields, reader.id, key);
  return answer(isNew ? (row.status === 'held' ? 202 : 201) : 200, view.comment(row));
}

/** What a guest says about themselves, as the others see it: the e-mail address goes nowhere. */
function guestOf({ name, website }) {
  return { name, ...(website && { url: website }) };
}

function checkWords({ text, guest }, reader, { guestFields, maxCharacters }) {
  const errors = textErrors(text, maxCharacters);
  for (const [field, need] of Object.entries(reader.account ? {} : guestFields))
    if (need === 'required' && !guest?.[field]?.trim()) errors.push({ field, reason: 'required' });
  checkFields(errors);
}

function textErrors(text, most) {
  if (typeof text !== 'string' || text.trim() === '') return [{ field: 'text', reason: 'required' }];
  const by = [...text].length - most;
  return by > 0 ? [{ field: 'text', reason: 'too-long', by, unit: 'characters' }] : [];
}

function change({ view, thread, row, body, settings, headers, reader }) {
  if ('text' in body) {
    checkMayChange(view, row);
    checkFields(textErrors(body.text, settings.maxCharacters));
    const begun = headers.get('If-Match');
    if (begun !== null && begun !== editionOf(row)) throw new Problem('conflict', { status: 412 });
    Object.assign(row, { text: body.text.trim(), edition: row.edition + 1, edited: Date.now() });
  } else {
    if (!reader.moderates) throw new Problem(reader.account ? 'forbidden' : 'signed-out');
    if ('pinned' in body) row.pinned = body.pinned === true;
    if ('status' in body) row.status = body.status;
  }
  thread.touch(row);
  return view.comment(row);
}

function remove({ view, thread, row }) {
  checkMayChange(view, row);
  Object.assign(row, { erased: true, status: 'removed', text: '', author: undefined });
  thread.touch(row);
  return thread.below(row.id).some((other) => view.shows(other)) ? view.comment(row) : answer(204);
}

function reactTo({ view, thread, params, body, reader, settings }, given, row) {
  checkIdentity(reader);
  if (!settings.choices.some(({ name }) => name === params.name))
    throw new Problem('rejected', { detail: 'There is no such reaction here.' });
  const owners = given.get(params.name) ?? new Set();
  if (body.on) owners.add(reader.id);
  else owners.delete(reader.id);
  given.set(params.name, owners);
  thread.touch(row);
  return { reactions: view.reactions(given) };
}

function checkMayChange(view, row) {
  if (!view.isOwn(row) && !view.reader.moderates) throw new Problem('forbidden');
}

/** Who can't be told from others can't vote once. */
function checkIdentity(reader) {
  if (reader.id === undefined) throw new Problem('signed-out');
}

function editionOf({ id, edition }) {
  return `"${id}-${edition}"`;
}
