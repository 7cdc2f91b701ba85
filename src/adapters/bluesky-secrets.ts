import { readUrl } from '../core/fields.js';

/** Something that goes into a header or a form: printable, and of a sensible length. */
export function readSecret(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,8192}$/.test(value) ? value : undefined;
}

/** Where tokens may go: to an origin, encrypted. */
export function readServer(value: unknown): string | undefined {
  const url = readUrl(value);
  return url?.startsWith('https:') ? new URL(url).origin : undefined;
}

/** Bytes as text that can stand in an address (RFC 4648 §5). */
export function base64Url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** Text that nobody can guess. */
export function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}
