import type { WrittenForms } from '../../written-forms.js';

/** German as it is written where nothing says which one. */
export const forms: WrittenForms = {
  tags: ['de', 'de-DE'],
  group: '.',
  months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  moment: '{day}. {month} {year} um {hour}:{minute}',
};
