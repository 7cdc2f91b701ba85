import type { WrittenForms } from '../../written-forms.js';

/** English as it is written where nothing says which one: as in the USA. */
export const forms: WrittenForms = {
  tags: ['en', 'en-US'],
  group: ',',
  months: 'January February March April May June July August September October November December',
  moment: '{month} {day}, {year} at {hour}:{minute} {half}',
  halves: ['AM', 'PM'],
};
