import { html, type TemplateResult } from 'lit';

type Html = (strings: TemplateStringsArray, ...values: unknown[]) => TemplateResult;

const makers = new Map<string, Html>();

/**
 * lit's `html` for templates with a heading: their `h3` becomes one of `level`, 1 to 6; levels past 6 stay at 6. Where
 * `timeless`, their `time` becomes a `span`. A heading of any level, or no time, so needs no template of its own.
 */
export function headingHtml(level: number, timeless = false): Html {
  const heading = Number.isInteger(level) && level >= 1 && level <= 6 ? `h${level}` : 'h6';
  const name = timeless ? `${heading} timeless` : heading;
  let maker = makers.get(name);
  if (!maker) makers.set(name, (maker = makerFor({ h3: heading, time: timeless ? 'span' : 'time' })));
  return maker;
}

/** lit knows a template by its strings: of each there is one for the same names. */
function makerFor(names: Readonly<Record<string, string>>): Html {
  const known = new WeakMap<TemplateStringsArray, TemplateStringsArray>();
  return (strings, ...values) => {
    let renamed = known.get(strings);
    if (!renamed) known.set(strings, (renamed = rename(strings, names)));
    return html(renamed, ...values);
  };
}

/** Only what stands in the source of a template is looked at, never a value. */
function rename(strings: TemplateStringsArray, names: Readonly<Record<string, string>>): TemplateStringsArray {
  const renamed = (text: string): string =>
    text.replace(/<(\/?)(h3|time)\b/g, (_, slash: string, name: string) => `<${slash}${names[name]}`);
  return Object.assign(strings.map(renamed), { raw: strings.raw.map(renamed) });
}
