import { secretValue } from '@headwater/bootstrap';
import type { Maker } from '@headwater/secrets';

/** A new value as `maker` describes it; undefined for what is no secret, or what somebody else must know first. */
export const newValue = (maker: Maker): string | undefined =>
  maker.kind === 'password' || maker.kind === 'token' || maker.kind === 'fernet' ? secretValue(maker, '') : undefined;
