/** What a text says, apart from what backends do to typography: its letters and digits. */
export function bareWords(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    // WordPress writes 3x4 with a sign.
    .replace(/(\d)×(?=\d)/g, '$1x');
  // A comment may be nothing but an emoji.
  return plain.replace(/[^\p{L}\p{N}]+/gu, '') || plain.replace(/\s+/g, '');
}
