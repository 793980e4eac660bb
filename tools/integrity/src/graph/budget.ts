import { formatCpu, formatMemory } from '@headwater/k8s';
import { sum, type Amount, type Demand } from './requests.ts';

/** More than there is, spelled out. */
export interface Excess {
  /** `3500m of cpu`. */
  readonly requested: string;
  readonly excess: string;
  readonly allowed: string;
  /** The five largest, with what they request. */
  readonly largest: string;
}

/** By how much `demands` are more than `limit`, for CPU and memory where it names them. */
export const overBudget = (demands: readonly Demand[], limit: Partial<Amount>): Excess[] =>
  (['cpu', 'memory'] as const).flatMap((unit) => {
    const allowed = limit[unit];
    const total = sum(demands)[unit];
    if (allowed === undefined || total <= allowed + tolerance[unit]) return [];
    const spell = unit === 'cpu' ? formatCpu : formatMemory;
    const largest = demands
      .filter((demand) => demand[unit] > 0)
      .sort((a, b) => b[unit] - a[unit])
      .slice(0, 5)
      .map((demand) => `${demand.title} ${spell(demand[unit])}`);
    return [
      {
        requested: `${spell(total)} of ${unit}`,
        excess: spell(total - allowed),
        allowed: spell(allowed),
        largest: largest.join(', '),
      },
    ];
  });

// sums of decimal fractions are not exact
const tolerance: Amount = { cpu: 1e-6, memory: 0 };
