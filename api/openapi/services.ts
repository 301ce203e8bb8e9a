import type { Service } from '../catalogue/operation';
import type { SecurityRequirement, SecurityScheme, Server } from './document';

/** How clients sign in to the services. */
export const securitySchemes = {
  iamToken: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Auth-Token',
    description: 'Token of IAM for the project, from createToken.',
  },
  accessKey: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'Signature with access key and secret key (SDK-HMAC-SHA256), with X-Sdk-Date.',
  },
  engineToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'Token of an engine whose security is on, from obtainServiceCombToken; other engines need none.',
  },
  lainToken: {
    type: 'apiKey',
    in: 'header',
    name: 'access-token',
    description: 'Access token of the SSO that the LAIN cluster signs in with.',
  },
} as const satisfies Record<string, SecurityScheme>;

const cloud: readonly SecurityRequirement[] = [{ iamToken: [] }, { accessKey: [] }];
/** Engines without security accept calls without a token. */
const engine: readonly SecurityRequirement[] = [{ engineToken: [] }, {}];

interface ServiceFacts {
  readonly title: string;
  readonly server: Server;
  readonly security: readonly SecurityRequirement[];
}

export const services: Readonly<Record<Service, ServiceFacts>> = {
  lain: {
    title: 'LAIN console',
    server: {
      url: 'http://console.{domain}',
      description: 'LAIN console',
      variables: { domain: { default: 'lain.local', description: 'Domain of the cluster.' } },
    },
    security: [{ lainToken: [] }],
  },
  registry: {
    title: 'Registry of an engine (service center)',
    server: onMachine('Registry of an engine', '127.0.0.1:30100'),
    security: engine,
  },
  kie: {
    title: 'Configuration center of an engine (kie)',
    server: onMachine('Configuration center of an engine', '127.0.0.1:30110'),
    security: engine,
  },
  iam: { title: 'IAM', server: inRegion('IAM', 'iam'), security: cloud },
  eps: {
    title: 'Enterprise projects (EPS)',
    server: { url: 'https://eps.myhuaweicloud.com', description: 'EPS' },
    security: cloud,
  },
  servicestage: { title: 'ServiceStage', server: inRegion('ServiceStage', 'servicestage'), security: cloud },
  cse: { title: 'CSE', server: inRegion('CSE', 'cse'), security: cloud },
  nacos: { title: 'Nacos engines of CSE', server: inRegion('CSE', 'cse'), security: cloud },
};

function onMachine(description: string, address: string): Server {
  const variables = { address: { default: address, description: 'Host and port.' } };
  return { url: 'http://{address}', description, variables };
}

function inRegion(description: string, name: string): Server {
  const variables = { region: { default: 'ap-southeast-1', description: 'Region of the public cloud.' } };
  return { url: `https://${name}.{region}.myhuaweicloud.com`, description, variables };
}
