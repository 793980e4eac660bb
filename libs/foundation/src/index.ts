export { foundation, type FoundationConfig } from './foundation.ts';
