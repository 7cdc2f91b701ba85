import type { Challenge } from '../../core/comment.js';

/** What a widget is drawn with: each service calls it the same. */
export interface WidgetOptions {
  readonly sitekey: string;
  readonly callback: (token: string) => void;
  readonly 'expired-callback': () => void;
  readonly 'error-callback': () => void;
  /** Turnstile and reCAPTCHA call the language so, hCaptcha `hl`. */
  readonly language: string;
  readonly hl: string;
}

/** The script of a service, once it has loaded. */
export interface ServiceApi {
  render(place: HTMLElement, options: WidgetOptions): unknown;
  ready?(then: () => void): void;
  execute?(siteKey: string, options: { readonly action: string }): Promise<string>;
  remove?(widget: unknown): void;
  reset?(widget: unknown): void;
}

/** A service that tells people from programs by a widget of its own. */
export interface Service {
  /** Where its script is, its usual place first. Scripts from elsewhere are not loaded, whoever names them. */
  readonly scripts: readonly [string, ...string[]];
  /** What its script calls itself. */
  readonly name: string;
}

export const SERVICES: Readonly<Partial<Record<Challenge['kind'], Service>>> = {
  turnstile: { scripts: ['https://challenges.cloudflare.com/turnstile/v0/api.js'], name: 'turnstile' },
  hcaptcha: { scripts: ['https://js.hcaptcha.com/1/api.js'], name: 'hcaptcha' },
  recaptcha: {
    scripts: ['https://www.google.com/recaptcha/api.js', 'https://www.recaptcha.net/recaptcha/api.js'],
    name: 'grecaptcha',
  },
};

/** Milliseconds until a script that neither loads nor fails is taken to have failed. */
const TIMEOUT = 20_000;

/**
 * The address of a service's script. A backend may choose among the places that the service has, and name the site key
 * that the script is `render`ed for: anything else that it says would be code of its own, or a call of the page's.
 */
export function scriptOf({ scripts }: Service, wish: string | undefined): string {
  const wished = new URL(wish ?? scripts[0]);
  const script = scripts.find((one) => one === wished.origin + wished.pathname);
  const render = (script && wished.searchParams.get('render')) ?? 'explicit';
  return `${script ?? scripts[0]}?render=${encodeURIComponent(render)}`;
}

/**
 * Loads the script of a service, unless the page has it already. Rejects where the page's content
 * security policy, an extension or the network keeps it from loading.
 */
export async function loadService({ name }: Service, script: string): Promise<ServiceApi> {
  const known = apiNamed(name);
  if (!known) await loadScript(script);
  const api = known ?? apiNamed(name);
  if (!api) throw new TypeError(`${script} is no script of ${name}.`);
  // Turnstile’s own `ready` throws for scripts that are loaded late; by then it is ready.
  const { ready } = api;
  if (ready && name !== 'turnstile') await new Promise<void>((resolve) => ready.call(api, resolve));
  return api;
}

function apiNamed(name: string): ServiceApi | undefined {
  const api: unknown = Reflect.get(globalThis, name);
  return isApi(api) ? api : undefined;
}

function isApi(value: unknown): value is ServiceApi {
  // While reCAPTCHA is still loading the rest of itself, it can wait, but not draw.
  return typeof value === 'object' && value !== null && ('render' in value || 'ready' in value);
}

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new TypeError(`${url} did not load.`));
    const timer = setTimeout(fail, TIMEOUT);
    const element = document.createElement('script');
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', fail);
    element.addEventListener('load', () => clearTimeout(timer));
    element.async = true;
    // Throws where the page demands trusted types: that is the page's word.
    element.src = url;
    document.head.append(element);
  });
}
