/** A key that no other press of a button has. Also where `crypto.randomUUID` is missing: on pages without TLS. */
export function clientKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
