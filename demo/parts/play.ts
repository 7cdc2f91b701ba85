import type { GedankenComments } from '../../src/components/gedanken-comments.js';

/** Does for a visitor what they would have to do to see a state. */
export type Play = (section: GedankenComments) => void;

/** What stands in the form at the end, as far as it is there. */
function find<Found extends Element>({ shadowRoot }: GedankenComments, selector: string): Found | null {
  return shadowRoot!.querySelector<Found>(`section > gedanken-composer ${selector}`);
}

/** Types into the fields of the form at the end. */
export function type(section: GedankenComments, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = find<HTMLInputElement>(section, `[name="${name}"]`);
    if (!field) continue;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
  find<HTMLTextAreaElement>(section, '[name="text"]')?.focus();
}

/** Types, and presses the button: three seconds later it is sent. */
export function send(section: GedankenComments, text: string): void {
  type(section, { text, name: 'Gina Guest', email: 'gina@example.org' });
  submit(section);
}

/** Presses the button with whatever is there. */
export function submit(section: GedankenComments): void {
  find<HTMLFormElement>(section, 'form')?.requestSubmit();
}

/** Types, and presses one of the tools, once they are there. */
export function typeAndPress(section: GedankenComments, text: string, part: string): void {
  type(section, { text });
  const press = (): void => {
    const tool = find<HTMLButtonElement>(section, `[part~="${part}"]`);
    if (tool) tool.click();
    else requestAnimationFrame(press);
  };
  press();
}
