/** Names by code point: a number says where a run starts, each name after it is the next, `-` skips one. */
const NAMES =
  '34 quot 38 amp apos 60 lt - gt 160 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest 198 AElig 208 ETH 215 times Oslash 222 THORN szlig ' +
  '230 aelig 240 eth 247 divide oslash 254 thorn 338 OElig oelig 710 circ 732 tilde 8194 ensp emsp 8201 thinsp 8204 zwnj zwj lrm rlm ' +
  '8211 ndash mdash 8216 lsquo rsquo sbquo - ldquo rdquo bdquo - dagger Dagger bull 8230 hellip 8240 permil - prime Prime 8249 lsaquo rsaquo ' +
  '8364 euro 8482 trade 8592 larr uarr rarr darr harr 8722 minus 8734 infin 8776 asymp 8800 ne 8804 le ge 9829 hearts';
const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';
/** Accents as names end with them, and as combining characters. */
const ACCENTS = 'grave\u0300 acute\u0301 circ\u0302 tilde\u0303 uml\u0308 ring\u030a cedil\u0327 caron\u030c';

/** What HTML reads numeric references to the controls 128–159 as. Not TextDecoder: Node 20's leaves them controls. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const REFERENCE = /&(?:#(?:x([\da-f]+)|(\d+))|([a-z][a-z\d]*));?/gi;

const CHARACTERS: ReadonlyMap<string, string> = /* @__PURE__ */ readNames();

/**
 * Replaces character references: numbers as HTML reads them, and the names that blogs' software
 * writes (those of HTML 4 but for rare symbols). Decodes once: what comes out is never looked at
 * again. Names of Latin-1 may lack their semicolon, as in HTML, but not before `=`, so that the
 * query of an address survives.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    REFERENCE,
    (reference, hex: string | undefined, decimal: string | undefined, name: string, at: number) => {
      if (hex ?? decimal) return characterAt(hex ? Number.parseInt(hex, 16) : Number(decimal));
      const character = CHARACTERS.get(name);
      const isWhole =
        reference.endsWith(';') ||
        (character && character <= 'ÿ' && name !== 'apos' && text[at + reference.length] !== '=');
      return (isWhole && character) || reference;
    },
  );
}

function characterAt(code: number): string {
  if (code >= 128 && code < 160) return WINDOWS_1252.charAt(code - 128);
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}

function readNames(): Map<string, string> {
  const names = new Map<string, string>();
  let code = 0;
  for (const word of NAMES.split(' ')) {
    code = Number(word) || code;
    if (!Number(word)) names.set(word, String.fromCharCode(code++));
  }
  for (const [index, word] of GREEK.split(' ').entries()) {
    const upper = word.charAt(0).toUpperCase() + word.slice(1);
    names.set(word, String.fromCharCode(945 + index)).set(upper, String.fromCharCode(913 + index));
  }
  for (const accent of ACCENTS.split(' ')) {
    for (const letter of 'AaCcEeIiNnOoSsUuYyZz') {
      const character = (letter + accent.at(-1)).normalize('NFC');
      if (character.length === 1) names.set(letter + accent.slice(0, -1), character);
    }
  }
  return names;
}
