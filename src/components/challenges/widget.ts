import type { Challenge, ChallengeProof } from '../../core/comment.js';
import { loadService, scriptOf, type Service, type ServiceApi } from './services.js';

/** What a widget tells. */
export interface WidgetCall {
  readonly lang: string;
  solved(proof: ChallengeProof): void;
  failed(): void;
}

/**
 * Draws a service's widget in `place`, which stands in the page itself: their scripts know nothing of
 * shadow roots. Answers how to take it away. Rejects when the service can't be had.
 */
export async function drawWidget(
  { kind, siteKey = '', url, data }: Challenge,
  service: Service,
  place: HTMLElement,
  call: WidgetCall,
): Promise<() => void> {
  const script = scriptOf(service, url);
  const api = await loadService(service, script);
  const solved = (token: string): void => call.solved({ kind, token, ...(data === undefined ? {} : { data }) });
  if (isInvisible(script) && api.execute) {
    solved(await api.execute(siteKey, { action: 'comment' }));
    return () => undefined;
  }
  const widget = api.render(place, {
    sitekey: siteKey,
    callback: solved,
    'expired-callback': () => api.reset?.(widget),
    'error-callback': () => call.failed(),
    language: call.lang,
    hl: call.lang,
  });
  return () => takeAway(api, widget);
}

/** reCAPTCHA's third version has no widget: its script is loaded for one site key. */
function isInvisible(script: string): boolean {
  return new URL(script).searchParams.get('render') !== 'explicit';
}

function takeAway(api: ServiceApi, widget: unknown): void {
  try {
    if (api.remove) api.remove(widget);
    else api.reset?.(widget);
  } catch {
    // Whatever it was still at is none of ours any more.
  }
}
