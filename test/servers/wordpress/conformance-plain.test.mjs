import { describeConformance } from './conformance.mjs';

describeConformance('plain');
