import type { LitElement } from 'lit';

/**
 * Lets the properties of an element that attributes stand for be text, whatever a framework sets them to, and when an
 * attribute is taken away: what is not to be (`null`, `undefined`, `false`) is what is not set.
 */
export function textProperties({ elementProperties, prototype }: typeof LitElement): void {
  for (const [name, { attribute }] of elementProperties) {
    if (attribute === false) continue;
    const accessor = Object.getOwnPropertyDescriptor(prototype, name)!;
    Object.defineProperty(prototype, name, {
      ...accessor,
      set(value: unknown) {
        accessor.set!.call(this, String(value === false ? '' : (value ?? '')));
      },
    });
  }
}

/** An attribute that is `on` or `off`: on, too, where it stands without a value. */
export const SWITCH = {
  converter: { fromAttribute: (value: string | null): string | null => (value === '' ? 'on' : value) },
};
