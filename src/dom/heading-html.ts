import { html, type TemplateResult } from 'lit';

type Html = (strings: TemplateStringsArray, ...values: unknown[]) => TemplateResult;

const makers = new Map<string, Html>();

/**
 * lit's `html` for templates with a heading: their `h3` becomes one of `level`, 1 to 6; levels past 6 stay at 6. A heading
 * of any level so needs no template of its own around what stands in it.
 */
export function headingHtml(level: number): Html {
  const name = Number.isInteger(level) && level >= 1 && level <= 6 ? `h${level}` : 'h6';
  let maker = makers.get(name);
  if (!maker) makers.set(name, (maker = makerFor(name)));
  return maker;
}

/** lit knows a template by its strings: of each there is one set at a level. */
function makerFor(name: string): Html {
  const known = new WeakMap<TemplateStringsArray, TemplateStringsArray>();
  return (strings, ...values) => {
    let leveled = known.get(strings);
    if (!leveled) known.set(strings, (leveled = rename(strings, name)));
    return html(leveled, ...values);
  };
}

/** Only what stands in the source of a template is looked at, never a value. */
function rename(strings: TemplateStringsArray, name: string): TemplateStringsArray {
  const renamed = (text: string): string => text.replace(/<(\/?)h3\b/g, `<$1${name}`);
  return Object.assign(strings.map(renamed), { raw: strings.raw.map(renamed) });
}
