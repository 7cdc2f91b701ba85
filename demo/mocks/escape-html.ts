/** What a reader typed, as HTML that says the same. */
export function escapeHtml(text: unknown): string {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
