import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { undocumentedPermission } from '../servicestage/errors';
import { maybe, text } from '../servicestage/shapes';
import { commonErrors } from './errors';
import { enterpriseHeader, projectPath } from './parameters';
import { amount, flag, texts, whole } from './shapes';

const document = 'CSE API Reference';

const noEngineNote = 'The reference names no header for the engine, as the other calls to engines have.';
const anything = Type.Record(Type.String(), Type.Unknown());

const servicesText = Type.String({
  minLength: 1,
  examples: ['cart,order'],
  description: 'Microservices, with commas between them.',
});

/** Figures of a microservice that alarms are based on. */
export const MicroserviceThreshold = Type.Object({
  serviceName: text('Name of the microservice.'),
  appId: text('Application.'),
  environment: text('Environment.'),
  throughput: amount('Requests per second.'),
  avgDelay: amount('Mean latency, milliseconds.'),
  failureRate: amount('Percentage of failed requests.'),
  $timestamp: whole('Time of the figures, milliseconds since 1970.'),
});

const verdict = (description: string) => text(`${description}: NORMAL, ABNORMAL or UNKNOWN.`);

const InstanceCacheCheck = Type.Object({
  status: verdict('Outcome'),
  timestamp: whole('Time, milliseconds since 1970.'),
  producers: maybe(
    Type.Array(
      Type.Object({
        status: verdict('Outcome'),
        appId: text('Application.'),
        microserviceName: text('Name of the microservice.'),
        detail: text('What was found.'),
      }),
    ),
    'Microservices that are called.',
  ),
  checkTime: whole('Time of the last error, or of the latest check.'),
  latestStatus: verdict('Outcome of the latest check'),
});

const Diagnosis = Type.Object({
  instanceCache: maybe(Type.Array(InstanceCacheCheck), 'Whether the known instances are the right ones.'),
});

const PulledProvider = Type.Object({
  appId: text('Application.'),
  microserviceName: text('Name of the microservice.'),
  detail: text('What is known of it.'),
  status: text('State.'),
  pulledInstances: maybe(
    Type.Array(
      Type.Object({
        instanceId: text('Id of the instance.'),
        endpoints: texts('Addresses of the instance.'),
        hostName: text('Host that it runs on.'),
        timestamp: text('Time when it was read.'),
      }),
    ),
    'Instances that were read.',
  ),
});

const latency = (percent: string) =>
  amount(`Latency that ${percent} of the requests stay below, milliseconds.`);

/** The metrics of a microservice version, or of one instance. */
export const Metric = Type.Object({
  time: whole('Time of the figures, milliseconds since 1970.'),
  name: text('Name of the microservice, of the instance or of the function.'),
  appId: text('Application.'),
  version: text('Version of the microservice.'),
  environment: text('Environment.'),
  serviceId: text('Id of the microservice version.'),
  instanceId: text('Id of the instance.'),
  instanceCount: amount('How many instances there are.'),
  qps: amount('Requests per second.'),
  latency: amount('Mean latency, milliseconds.'),
  rate: amount('Percentage of requests that succeed.'),
  failureRate: amount('Percentage of requests that fail.'),
  total: amount('Requests in all.'),
  failure: amount('Requests that failed.'),
  breakerRateAgg: amount('Mean share of open circuit breakers.'),
  circuitBreakerOpen: flag('Whether a circuit breaker is open.'),
  shortCircuited: amount('Requests that an open circuit breaker kept back.'),
  semaphoreRejected: amount('Requests that were too many at once.'),
  threadPoolRejected: amount('Requests that no thread was free for.'),
  countTimeout: amount('Requests that took too long.'),
  l995: latency('99.5 %'),
  l99: latency('99 %'),
  l90: latency('90 %'),
  l75: latency('75 %'),
  l50: latency('50 %'),
  l25: latency('25 %'),
  l5: latency('5 %'),
  thread: amount('Threads.'),
  cpu: amount('Percentage of the processor in use.'),
  memory: maybe(anything, 'Memory in use, by kind.'),
  functionCount: amount('How many functions there are.'),
  functionType: text('Kind of the function.'),
  customs: maybe(anything, 'Figures of its own.'),
  diagnosis: maybe(Type.Union([Type.Array(Diagnosis), Diagnosis]), 'What checks have found.'),
  providersCache: maybe(Type.Array(PulledProvider), 'Microservices that it knows.'),
});

/** A microservice version in the list of those with metrics. */
export const MetricEntry = Type.Object({
  key: text('What it is known by.'),
  serviceId: text('Id of the microservice version.'),
  serviceName: text('Name of the microservice.'),
  appId: text('Application.'),
  version: text('Version of the microservice.'),
  environment: text('Environment.'),
  custom: maybe(anything, 'Its main figures.'),
});

export const listMicroserviceThresholds = defineOperation({
  id: 'listMicroserviceThresholds',
  service: 'cse',
  group: 'monitoring',
  title: 'Show the figures that alarms look at',
  method: 'GET',
  path: '/v3/{project_id}/csemonitor/thresholds',
  pathParameters: projectPath,
  headers: enterpriseHeader,
  query: Type.Object({ services: servicesText }),
  answer: Type.Array(MicroserviceThreshold, { description: 'One entry for each microservice.' }),
  errors: commonErrors,
  permission: undocumentedPermission,
  notes: [noEngineNote, 'The table puts the list into a field OK; the example is the list itself.'],
  source: { document, section: '5.4.10' },
});

export const getMicroserviceMetrics = defineOperation({
  id: 'getMicroserviceMetrics',
  service: 'cse',
  group: 'monitoring',
  title: 'Show what microservices report',
  method: 'GET',
  path: '/v3/{project_id}/csemonitor/metric',
  pathParameters: projectPath,
  headers: enterpriseHeader,
  query: Type.Object({
    service: servicesText,
    instance: Type.Optional(Type.String({ description: 'Only this instance.' })),
    function: Type.Optional(Type.String({ description: 'Only this function.' })),
    flag: Type.Optional(Type.String({ description: 'Whether several are asked for at once.' })),
  }),
  answer: Type.Array(Type.Array(Metric, { description: 'Figures of one microservice.' }), {
    description: 'One list for each microservice.',
  }),
  errors: commonErrors,
  permission: undocumentedPermission,
  notes: [
    noEngineNote,
    'The table puts one list into a field OK, with a list of diagnoses; the example is a list of lists, with one.',
  ],
  source: { document, section: '5.4.11' },
});

export const listMetrics = defineOperation({
  id: 'listMetrics',
  service: 'cse',
  group: 'monitoring',
  title: 'List the microservices that report',
  method: 'GET',
  path: '/v3/{project_id}/csemonitor/metric/list',
  pathParameters: projectPath,
  headers: enterpriseHeader,
  query: Type.Object({
    page: Type.Optional(Type.Integer({ minimum: 1, default: 1, description: 'Number of the page, from 1.' })),
    number: Type.Optional(Type.Integer({ minimum: 1, description: 'Entries on one page.' })),
    sortType: Type.Optional(Type.Enum(['increase', 'decrease'], { description: 'Rising or falling order.' })),
    sortKey: Type.Optional(
      Type.Enum(['name', 'qps', 'latency', 'total'], { description: 'What to sort by.' }),
    ),
    appIds: Type.Optional(Type.String({ description: 'Only these applications, with commas between them.' })),
    nameFilter: Type.Optional(Type.String({ description: 'Text that the name contains.' })),
  }),
  paging: {
    start: 'page',
    counts: 'pages',
    first: 1,
    size: 'number',
    usualSize: 100,
    items: 'list',
    total: 'total',
  },
  answer: Type.Object({
    list: maybe(Type.Array(MetricEntry), 'Microservice versions of this page.'),
    appIds: texts('Applications that there are.'),
    page: whole('Number of the page.'),
    number: whole('Entries on this page.'),
    total: whole('How many there are in all.'),
  }),
  errors: commonErrors,
  permission: undocumentedPermission,
  notes: [noEngineNote],
  source: { document, section: '5.4.12' },
});

export const monitoringOperations = [listMicroserviceThresholds, getMicroserviceMetrics, listMetrics];

export type MicroserviceThreshold = Type.Static<typeof MicroserviceThreshold>;
export type Metric = Type.Static<typeof Metric>;
