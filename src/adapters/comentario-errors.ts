import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind, type FieldError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

interface Meaning extends Pick<AdapterErrorDetails, 'fields' | 'hint'> {
  readonly kind: AdapterErrorKind;
}

const TOO_LONG: FieldError = { field: 'text', reason: 'too-long' };

/** What Comentario calls its refusals (`internal/api/exmodels/errors.go`). Those left out are told apart by their status. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'unknown-host': {
    kind: 'forbidden',
    hint: 'Comentario does not know this host: add it to its domains, or name the right one.',
  },
  'domain-readonly': { kind: 'closed' },
  'page-readonly': { kind: 'closed' },
  'comment-text-too-long': { kind: 'rejected', fields: [TOO_LONG] },
  'invalid-uuid': { kind: 'not-found' },
  'no-root-comment': { kind: 'forbidden', hint: 'Comentario pins first comments of a conversation, and no answers.' },
  'feature-disabled': { kind: 'forbidden' },
  'self-vote': { kind: 'forbidden' },
  'email-not-confirmed': { kind: 'forbidden' },
  'user-banned': { kind: 'forbidden' },
  'user-locked': { kind: 'forbidden' },
  'bad-token': { kind: 'signed-out' },
  'invalid-credentials': { kind: 'signed-out' },
};

/** What Comentario calls the fields of a form, where it finds fault with one. */
const FIELDS: Readonly<Record<string, FieldError['field']>> = { markdown: 'text', authorName: 'name' };

/** Turns a refused answer into an error: by its id, by the field that it names, or else by its status. */
export function comentarioError(answer: HttpAnswer): AdapterError {
  const body = bodyOf(answer);
  const id = readLine(own(body, 'id')) ?? '';
  const sentence = readLine(own(body, 'message')) ?? '';
  const says = `Comentario answered ${answer.status}${id === '' ? '' : ` “${id}”`}: ${sentence || 'no reason'}.`;
  const meaning = Object.hasOwn(MEANINGS, id) ? MEANINGS[id] : undefined;
  if (meaning) return new AdapterError(meaning.kind, { fields: meaning.fields, hint: meaning.hint ?? says });
  const field = answer.status === 422 || answer.status === 400 ? fieldIn(sentence) : undefined;
  return errorFromStatus(answer, { hint: says, ...(field ? { fields: [field] } : {}) });
}

/** A sentence such as “body.markdown in body is required”, or “… should be at most 63 chars long”. */
function fieldIn(sentence: string): FieldError | undefined {
  const name = /^(?:body\.)?(\w{1,20}) in body/.exec(sentence)?.[1] ?? '';
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (field === undefined) return undefined;
  const reason = /at most/.test(sentence) ? 'too-long' : /required|at least/.test(sentence) ? 'required' : 'invalid';
  return { field, reason };
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
