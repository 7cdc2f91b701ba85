import { own, readLine, readTime } from '../../core/fields.js';
import { DATABASES, type StoredRecord, TAB } from './storage-records.js';

/** What can be kept, in the order in which it is told. */
export const KINDS = [
  'draft',
  'unsent',
  'held',
  'thread',
  'changeable',
  'liked',
  'guest',
  'session',
  'muted',
  'sources',
  'seen',
  'collapsed',
  'known',
  'shortcuts',
  'other',
] as const;

export type StoredKind = (typeof KINDS)[number];

/** Something that was kept, as one would recognize it. */
export interface StoredLine {
  /** Plain text. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at?: number | undefined;
}

/** All that is kept of one kind. */
export interface Stored {
  readonly kind: StoredKind;
  readonly records: readonly StoredRecord[];
  readonly count: number;
  readonly lines: readonly StoredLine[];
  /** Whether there are words in it that may be nowhere else. */
  readonly holdsWords: boolean;
}

const MAX_TEXT = 120;
const KEY = /^gedanken:1:([a-z]+)/;
const NAMES: Readonly<Record<string, StoredKind>> = {
  draft: 'draft',
  outbox: 'unsent',
  unsent: 'unsent',
  held: 'held',
  isso: 'changeable',
  waline: 'liked',
  twikoo: 'changeable',
  reader: 'changeable',
  guest: 'guest',
  muted: 'muted',
  sources: 'sources',
  seen: 'seen',
  collapsed: 'collapsed',
  known: 'known',
  shortcuts: 'shortcuts',
};

/** Puts what is kept in order, by what it is. */
export function sortRecords(records: readonly StoredRecord[]): readonly Stored[] {
  const isSomethingUnsent = records.some(isUnsent);
  const kinds = new Map<StoredKind, StoredRecord[]>();
  for (const record of records) {
    const kind = kindOf(record);
    // The mark that something is unsent may outlive what it stands for.
    const shown = kind === 'unsent' && !isSomethingUnsent ? 'other' : kind;
    const those = kinds.get(shown);
    if (those) those.push(record);
    else kinds.set(shown, [record]);
  }
  return KINDS.flatMap((kind) => {
    const those = kinds.get(kind);
    return those ? stored(kind, those) : [];
  });
}

function kindOf({ place, key }: StoredRecord): StoredKind {
  if (place === TAB || place === DATABASES.keys) return 'session';
  if (place === DATABASES.outbox) return 'unsent';
  if (place === DATABASES.threads) return 'thread';
  const name = KEY.exec(key)?.[1];
  return name !== undefined && Object.hasOwn(NAMES, name) ? NAMES[name]! : 'other';
}

function isUnsent({ place, key }: StoredRecord): boolean {
  return place === DATABASES.outbox || key.startsWith('gedanken:1:outbox:');
}

function stored(kind: StoredKind, records: readonly StoredRecord[]): Stored {
  const lines = records.flatMap((record) => linesOf(kind, record));
  const holdsWords = kind === 'draft' || kind === 'unsent' || kind === 'thread';
  const isListed = holdsWords || kind === 'held' || kind === 'muted' || kind === 'sources';
  return { kind, records, lines, holdsWords, count: (isListed && lines.length) || records.length };
}

function linesOf(kind: StoredKind, { key, value }: StoredRecord): readonly StoredLine[] {
  switch (kind) {
    case 'draft':
      return ['text', 'other'].flatMap((name) => lineOf(own(value, name), own(value, 'at')));
    case 'unsent':
      return lineOf(own(own(value, 'comment'), 'text'), own(value, 'at'));
    case 'held':
      return itemsOf(value).flatMap((item) => lineOf(own(item, 'source'), own(item, 'created')));
    case 'thread':
      return lineOf(own(value, 'text'), own(value, 'created'));
    case 'guest':
      return ['name', 'email', 'website'].flatMap((name) => lineOf(own(value, name)));
    case 'muted':
      return itemsOf(value).flatMap((item) => lineOf(own(item, 'name') || own(item, 'key')));
    case 'sources':
      return itemsOf(value).flatMap((item) => lineOf(item));
    case 'other':
      return lineOf(key);
    default:
      return [];
  }
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function lineOf(value: unknown, at?: unknown): readonly StoredLine[] {
  if (typeof value !== 'string') return [];
  const text = readLine(value.replace(/\s+/g, ' '), MAX_TEXT + 1);
  if (text === undefined) return [];
  return [{ text: text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT).trimEnd()}…` : text, at: readTime(at) }];
}
