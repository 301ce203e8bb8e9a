import type { Service } from '../catalogue/operation';
import { configurationCodes } from './configuration-codes';
import { engineCodes } from './engine-codes';
import { gatewayCode } from './gateway-codes';
import { iamCodes, namedIamCodes } from './iam-codes';
import { kieCodes } from './kie-codes';
import type { KnownCode } from './known-code';
import { lainCodes } from './lain-codes';
import { nacosCodes } from './nacos-codes';
import { operationCode } from './operation-codes';
import { policyCodes } from './policy-codes';
import { registryCodes } from './registry-codes';
import { repositoryCode, servicestageCodes } from './servicestage-codes';

type Codes = Readonly<Record<string, KnownCode>>;

/** The codes of each service; called when an error is described, because the language is known only then. */
const codesOf: Record<Service, () => Codes> = {
  iam: iamCodes,
  eps: () => ({}),
  servicestage: servicestageCodes,
  cse: () => ({ ...registryCodes(), ...engineCodes(), ...configurationCodes(), ...policyCodes() }),
  registry: () => ({ ...configurationCodes(), ...registryCodes() }),
  kie: () => ({ ...configurationCodes(), ...kieCodes() }),
  nacos: () => ({ ...engineCodes(), ...configurationCodes(), ...nacosCodes() }),
  lain: lainCodes,
};

/**
 * Looks up an error code; the same number means different things to different services, and sometimes to different
 * operations.
 * @param operation the id of the failed operation; without it, the code's general meaning for the service.
 */
export function knownCode(
  service: Service,
  code: string | undefined,
  operation?: string,
): KnownCode | undefined {
  if (code === undefined) return undefined;
  const ofOperation = operation === undefined ? undefined : operationCode(operation, code);
  return ofOperation ?? ownCode(codesOf[service](), code) ?? sharedCode(service, code);
}

/** Codes that any service of the cloud may return, because the gateway and IAM are in front of all of them. */
function sharedCode(service: Service, code: string): KnownCode | undefined {
  if (service === 'lain') return undefined;
  return gatewayCode(code) ?? repositoryCode(code) ?? ownCode(namedIamCodes(), code);
}

function ownCode(codes: Codes, code: string): KnownCode | undefined {
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
}
