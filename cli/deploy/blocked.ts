import { namesToAllow, type Plan } from '../../deploy/plan';

/** Why a blocked plan is not carried out, and what allows it. */
export function blockedReasons(plan: Plan): readonly string[] {
  const names = namesToAllow(plan);
  return [
    'This plan can’t be carried out; it says why.',
    ...(names.length > 0
      ? [
          `To delete and create again, allow it: --allow-replace ${names.map((name) => JSON.stringify(name)).join(' ')}`,
        ]
      : []),
  ];
}
