import { describeAxe } from '../../support/describe-axe.js';

describeAxe({ lang: 'de', width: 320, colours: 'dark' });
