import { describeAxe } from '../../support/describe-axe.js';
import { writingStates } from '../../support/writing-states.js';

// The other files look at them in English and light, dark, and Arabic on a narrow page.
describeAxe({ lang: 'de', width: 320, colours: 'light' }, Object.keys(writingStates));
