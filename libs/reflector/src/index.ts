export { reflectorImage } from './images.ts';
export { reflector, type ReflectorConfig } from './reflector.ts';
