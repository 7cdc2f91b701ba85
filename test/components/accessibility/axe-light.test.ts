import { describeAxe } from '../../support/describe-axe.js';

describeAxe({ lang: 'en', width: 1280, colours: 'light' });
