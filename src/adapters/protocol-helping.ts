import type { Author, Body } from '../core/comment.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { ProtocolContext } from './protocol-ask.js';
import { listOf, malformed, readAuthor, readBody } from './protocol-wire.js';

const MOST_PEOPLE = 10;
/** The longest that the words for a picture can be. */
const MAX_TEXT = 4_000;

/** What a text will look like. */
export async function previewText({ ask }: ProtocolContext, text: string, call: Call): Promise<Body> {
  const body = readBody(await ask('preview', { text }, call));
  if (!body) throw malformed('The answer to a preview is no body.');
  return body;
}

/** Sends a picture. Answers with what to put into the text for it. */
export async function upload(
  { ask }: ProtocolContext,
  picture: Blob,
  name: string,
  alt: string,
  call: Call,
): Promise<string> {
  const text = own(await ask('upload', { picture, name, alt }, call), 'text');
  if (typeof text !== 'string' || text.length > MAX_TEXT) throw malformed('The answer has no text for the picture.');
  return text;
}

/** People whose name or handle begins so. */
export async function findPeople(
  { ask, reading }: ProtocolContext,
  beginning: string,
  call: Call,
): Promise<readonly Author[]> {
  const people = own(await ask('people', { beginning }, call), 'people');
  return listOf(people)
    .slice(0, MOST_PEOPLE)
    .map((person) => readAuthor(person, reading.avatars))
    .filter(({ name }) => name !== '');
}
