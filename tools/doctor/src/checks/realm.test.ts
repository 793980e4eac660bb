import { expect, it } from 'vitest';
import { realmFindings } from './realm.ts';

it('says what was changed by hand, and how to keep it or take it back', () => {
  expect(realmFindings([])).toEqual([]);
  const [finding] = realmFindings(["group 'viewers' has role 'admin' too"]);
  expect(finding).toMatchObject({
    severity: 'warning',
    subject: 'Keycloak',
    what: "is not as Git says: group 'viewers' has role 'admin' too",
  });
  expect(finding?.mend).toContain('libs/realm');
});
