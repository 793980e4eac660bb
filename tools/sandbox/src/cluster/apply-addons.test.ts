import { expect, it } from 'vitest';
import { addons } from './apply-addons.ts';

it('keeps volumes in the folder of the cluster', () => {
  expect(addons('/state')).toContain('"paths": ["/state/volumes"]');
  expect(addons('/state')).not.toContain('{{');
});

it('answers for github.com with the address of the stand-in', () => {
  expect(addons('/state')).toMatch(/^ +github\.com:53 \{\s+hosts \{\s+203\.0\.113\.10 github\.com/m);
});
