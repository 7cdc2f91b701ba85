const LONGEST = 4_000;
const LINK = /!?\[[^[\]]*\]\([^()\s]*\)|<a\s[^<>]*>[^<>]*<\/a>|(?:https?:\/\/|www\.)\S+/gi;

/** Whether a text is nothing but one link or more, in whichever format: what filters like least of newcomers. */
export function isLinkOnly(text: string): boolean {
  if (text.length > LONGEST) return false;
  const rest = text.replace(LINK, '');
  return rest.length < text.length && !/[\p{L}\p{N}]/u.test(rest);
}
