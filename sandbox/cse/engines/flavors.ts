import type { Engine } from '../state';

type SpecType = Engine['specType'];

interface Flavor {
  readonly flavor: string;
  readonly specType: SpecType;
  readonly description: string;
  /** Maximum number of instances for an engine of this size. */
  readonly instanceLimit: number;
  readonly availableCpuMemory: string;
}

/** Sizes of engines on offer; source: CSE API Reference, sections 5.3.1 and 5.3.3. */
export const flavors: readonly Flavor[] = [
  serviceComb('cse.s1.small2', 100, '2-4'),
  serviceComb('cse.s1.medium2', 200, '4-8'),
  serviceComb('cse.s1.large2', 500, '8-16'),
  serviceComb('cse.s1.xlarge2', 2000, '16-32'),
  nacos('cse.nacos2.c1.large.10', 500, '1-2'),
  nacos('cse.nacos2.c1.xlarge.20', 1000, '2-4'),
  nacos('cse.nacos2.c1.xlarge.40', 2000, '4-8'),
  nacos('cse.nacos2.c1.xlarge.60', 3000, '8-16'),
  nacos('cse.nacos2.c1.2xlarge.100', 5000, '16-32'),
];

/** The size of this name for engines of this type, or undefined when it is not on offer. */
export function findFlavor(flavor: string, specType: SpecType): Flavor | undefined {
  return flavors.find((one) => one.flavor === flavor && one.specType === specType);
}

function serviceComb(flavor: string, instanceLimit: number, availableCpuMemory: string): Flavor {
  const description = `ServiceComb engine for ${String(instanceLimit)} instances`;
  return { flavor, specType: 'CSE2', description, instanceLimit, availableCpuMemory };
}

function nacos(flavor: string, instanceLimit: number, availableCpuMemory: string): Flavor {
  const description = `Nacos engine for ${String(instanceLimit)} instances`;
  return { flavor, specType: 'Nacos2', description, instanceLimit, availableCpuMemory };
}
