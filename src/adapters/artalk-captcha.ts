import type { Challenge, NewComment } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { ArtalkApi } from './artalk-api.js';
import type { ArtalkContext } from './artalk-list.js';

/** The pages with which Artalk hosts the challenges of others (`internal/captcha/pages` of Artalk 2), by what they load. */
const SERVICES = [
  ['turnstile', /\bchallenges\.cloudflare\.com\/turnstile\//],
  ['hcaptcha', /\bhcaptcha\.com\/1\/api\.js/],
  ['recaptcha', /\b(?:google\.com|recaptcha\.net)\/recaptcha\/api\.js/],
] as const;
const SITE_KEY = /\bsitekey: ?["']([\w-]{1,200})["']/;
const CAP = /\bdata-cap-api-endpoint="([^"<>\s]{1,500})"/;
/** Such a page is far shorter. */
const MAX_PAGE = 50_000;

/** Shows Artalk the solution of a challenge, each once: a new attempt at sending must not need a new solution. */
export function proofOf({ api }: ArtalkContext): (comment: NewComment, call: Call) => Promise<void> {
  const shown = new Set<string>();
  return async ({ proof }, call) => {
    if (!proof || shown.has(proof.token)) return;
    try {
      await api.send('captcha/verify', call, { method: 'POST', body: { value: proof.token } });
    } catch (error) {
      if (!(error instanceof AdapterError) || (error.kind !== 'forbidden' && error.kind !== 'challenge'))
        throw certainly(error);
      throw error.challenge ? error : await hostedChallenge(api, error, call);
    }
    shown.add(proof.token);
  };
}

/** Looks at the page of a challenge that others set, to set it here. Geetest can't be. */
export async function hostedChallenge(api: ArtalkApi, asked: AdapterError, call: Call): Promise<AdapterError> {
  const page = (await api.send('captcha', call)).text.slice(0, MAX_PAGE);
  const challenge = challengeOn(page);
  const hint = challenge ? asked.hint : 'Artalk asks for a challenge that can’t be solved here, such as Geetest.';
  return new AdapterError('challenge', { challenge, hint, cause: asked });
}

function challengeOn(page: string): Challenge | undefined {
  const cap = readUrl(CAP.exec(page)?.[1]);
  if (cap !== undefined) return { kind: 'cap', url: cap };
  const siteKey = SITE_KEY.exec(page)?.[1];
  const service = SERVICES.find(([, loads]) => loads.test(page));
  return service && siteKey !== undefined ? { kind: service[0], siteKey } : undefined;
}

/** The comment itself was not sent yet. */
function certainly(error: unknown): unknown {
  if (!(error instanceof AdapterError) || !error.uncertain) return error;
  const { kind, retryAfter, hint } = error;
  return new AdapterError(kind, { retryAfter, hint, cause: error });
}
