import type { GuestFields } from '../core/thread-info.js';
import type { StaticForm } from './static-form.js';

type Data = Readonly<Record<string, string | undefined>>;

/** Where a page's form goes, and under which names: `data-field-text="message"`, `data-hidden="form-name=comments"`. */
export function formFrom(action: string, data: Data): StaticForm {
  const { fieldName: name, fieldEmail: email, fieldWebsite: website, fieldText: text, fieldParent: parent } = data;
  const fields = Object.entries({ name, email, website, text, parent }).filter(([, field]) => field !== undefined);
  return {
    action,
    fields: Object.fromEntries(fields),
    hidden: Object.fromEntries(new URLSearchParams(data['hidden'])),
  };
}

/** What a page asks guests for besides a name: `data-email="required"`. */
export function guestFieldsFrom(data: Data): Partial<GuestFields> {
  const asked = (['email', 'website'] as const).flatMap((field) => {
    const need = data[field];
    return need === 'required' || need === 'optional' ? [[field, need] as const] : [];
  });
  return Object.fromEntries(asked);
}
