import { describeAxe } from '../../support/describe-axe.js';

describeAxe({ lang: 'ar', width: 320, colours: 'light' });
