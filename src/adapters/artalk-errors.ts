import type { Challenge } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import { errorFromStatus, type HttpAnswer } from './http.js';

/** Artalk draws small pictures; as text they take about a third more. */
const MAX_PICTURE = 256 * 1024;

/**
 * Turns a refused answer into an error. Its sentences are in whichever language Artalk is set to, so
 * only what it says besides them counts (`server/common` of Artalk 2), and the status.
 */
export function artalkError(answer: HttpAnswer): AdapterError {
  const body = bodyOf(answer);
  const sentence = readLine(own(body, 'msg'));
  const hint = `Artalk answered ${answer.status}${sentence === undefined ? '' : `: ${sentence}`}`;
  const challenge = challengeIn(body);
  if (challenge || own(body, 'need_captcha') === true) return new AdapterError('challenge', { challenge, hint });
  if (own(body, 'need_login') === true || own(body, 'need_auth_login') === true)
    return new AdapterError('signed-out', { hint });
  if (own(body, 'err_no_site') === true)
    return new AdapterError('not-found', { hint: `${hint}. Give the adapter the name of the site as Artalk has it.` });
  const error = errorFromStatus(answer, { hint });
  return error.kind === 'rejected' ? new AdapterError('rejected', { detail: sentence, hint }) : error;
}

/** The picture to read. Services of others have a page of their own, that has to be looked at first. */
function challengeIn(body: unknown): Challenge | undefined {
  const image = own(body, 'img_data');
  const isPicture = typeof image === 'string' && image.length <= MAX_PICTURE && image.startsWith('data:image/');
  return isPicture ? { kind: 'image', image } : undefined;
}

function bodyOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return undefined;
  }
}
