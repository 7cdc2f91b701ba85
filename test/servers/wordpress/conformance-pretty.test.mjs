import { describeConformance } from './conformance.mjs';

describeConformance('pretty');
