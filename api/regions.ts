import type { Service } from './catalogue/operation';

/** Regions whose services are not below the usual name. */
const domainsOfRegions: Readonly<Record<string, string>> = { 'eu-west-101': 'myhuaweicloud.eu' };
const usualDomain = 'myhuaweicloud.com';

/** The services of the cloud that have an address of their own in every region. */
export type RegionalService = Extract<Service, 'iam' | 'servicestage' | 'cse'>;

/** Where a service of a region is, for example `https://cse.cn-north-4.myhuaweicloud.com`. */
export function regionalAddress(service: RegionalService, region: string): string {
  return `https://${service}.${region}.${domainsOfRegions[region] ?? usualDomain}`;
}
