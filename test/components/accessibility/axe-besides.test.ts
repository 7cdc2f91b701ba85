import { describeAxe } from '../../support/describe-axe.js';
import { canForceColours } from '../../support/look.js';

// With the other files, every pair of a language, a width and colours that a full section can be seen in.
const fullest = ['failed', 'comments of all kinds', 'more to load', 'own comment held', 'two fields wrong'];

describeAxe({ lang: 'ar', width: 1280, colours: 'dark' }, fullest);
if (canForceColours) {
  describeAxe({ lang: 'de', width: 1280, colours: 'forced' }, fullest);
  describeAxe({ lang: 'en', width: 320, colours: 'forced' }, fullest);
}
