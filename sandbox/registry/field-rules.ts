/** The rules that the server's validators name in their messages, by struct and field. Source: Registry API, section 2. */

const name = '^[a-zA-Z0-9]*$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]*[a-zA-Z0-9]$';
const askedName = '^[a-zA-Z0-9]*$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.:]*[a-zA-Z0-9]$';
const listedSchema = '^[a-zA-Z0-9]{1,160}$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]{0,158}[a-zA-Z0-9]$';
const version = 'the form x[.y[.z]] where x y and z are 0-32767 range';
const anyVersion =
  "the form x[.y[.z]] or x[.y[.z]]+ or x[.y[.z]]-x[.y[.z]] or 'latest' where x y and z are 0-32767 range";
const statuses = 'UP|DOWN|STARTING|TESTING|OUTOFSERVICE';

const environment = 'Regexp: ^(development|testing|acceptance|production)*$';
const serviceId = 'Min: 1, Max: 64, Regexp: ^\\S*$';
const instanceId = 'Min: 1, Max: 64, Regexp: ^[A-Za-z0-9_.-]*$';
const schemaId = 'Min: 1, Max: 160, Regexp: ^[a-zA-Z0-9]+$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]*[a-zA-Z0-9]$';
const place = 'Min: 1, Max: 128, Regexp: ^[A-Za-z0-9_.-]+$';
const tag = 'Regexp: ^[a-zA-Z][a-zA-Z0-9_\\-.]{0,63}$';
const dependencies = 'Min: 1, Max: 100';

const asked = {
  Environment: environment,
  AppId: `Min: 1, Max: 160, Regexp: ${name}`,
  ServiceName: `Min: 1, Max: 289, Regexp: ${askedName}`,
};

const declared = { ...asked, ServiceName: `Min: 1, Max: 128, Regexp: ${name}` };

const rules: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  MicroService: {
    ServiceId: 'Max: 64, Regexp: ^\\S*$',
    Environment: environment,
    AppId: `Max: 160, Regexp: ${name}`,
    ServiceName: `Min: 1, Max: 128, Regexp: ${name}`,
    Version: `Max: 64, Regexp: ${version}`,
    Description: 'Max: 256',
    Level: 'Regexp: ^(FRONT|MIDDLE|BACK)$',
    Status: 'Regexp: ^(UP|DOWN)?$',
    Schemas: `Max: 100, Regexp: ${listedSchema}`,
    Alias: 'Max: 128, Regexp: ^[a-zA-Z0-9_\\-.:]*$',
    RegisterBy: 'Max: 64, Regexp: ^(SDK|SIDECAR|PLATFORM)*$',
  },
  FrameWork: { Name: `Max: 64, Regexp: ${name}`, Version: 'Max: 64' },
  ServicePath: { Path: "Regexp: ^[A-Za-z0-9.,?'\\\\/+&amp;%$#=~_\\-@{}]*$" },
  RegisterInstanceRequest: { Instance: 'Min: 1' },
  MicroServiceInstance: {
    InstanceId: 'Max: 64, Regexp: ^[A-Za-z0-9_.-]*$',
    Endpoints: 'Regexp: \\S+',
    HostName: 'Min: 1, Max: 64, Regexp: \\S+',
    Status: `Regexp: ^(${statuses})?$`,
  },
  HealthCheck: {
    Mode: 'Regexp: ^(push|pull)$',
    Port: 'Max: 65535',
    Interval: 'Min: 1, Max: 2147483647',
    Times: 'Max: 2147483647',
  },
  DataCenterInfo: { Name: place, Region: place, AvailableZone: place },
  UpdateInstanceStatusRequest: { Status: `Regexp: ^(${statuses})$` },
  MicroServiceKey: asked,
  Consumer: { ...declared, Version: `Min: 1, Max: 64, Regexp: ${version}` },
  Provider: {
    ...declared,
    AppId: `Max: 160, Regexp: ${name}`,
    Version: `Max: 128, Regexp: ${anyVersion}`,
  },
  HeartbeatSetElement: { ServiceId: serviceId, InstanceId: instanceId },
  FindInstancesRequest: { ...asked, Tags: tag },
  GetInstancesRequest: { Tags: tag },
  GetOneInstanceRequest: { Tags: tag },
  GetExistenceRequest: { ...asked, Version: `Min: 1, Max: 64, Regexp: ${version}` },
  GetAppsRequest: { Environment: environment },
  GetSchemaRequest: { ServiceId: serviceId, SchemaId: schemaId },
  DeleteSchemaRequest: { SchemaId: schemaId },
  ModifySchemaRequest: {
    SchemaId: schemaId,
    Schema: 'Min: 1',
    Summary: 'Max: 128, Regexp: ^[a-zA-Z0-9]*$',
  },
  AddServiceTagsRequest: { Tags: `Max: 100, ${tag}` },
  UpdateServiceTagRequest: { Key: tag, Value: tag },
  DeleteServiceTagsRequest: { Keys: `Min: 1, Max: 100, ${tag}` },
  DelServicesRequest: { ServiceIds: 'Min: 1, Regexp: ^\\S{1,64}$' },
  CreateDependenciesRequest: { Dependencies: dependencies },
  AddDependenciesRequest: { Dependencies: dependencies },
  ConsumerDependency: { Consumer: 'Min: 1', Providers: 'Min: 1' },
  Account: {
    Name: `Min: 1, Max: 64, Regexp: ${name}`,
    Roles: `Min: 1, Max: 5, Regexp: ${name}`,
    Password: 'Regexp: password',
    Status: 'Regexp: ^(active|inactive)$|^$',
    TokenExpirationTime: 'Regexp: TokenExpirationTime',
  },
  BatchCreateAccountsRequest: { Accounts: 'Min: 1, Max: 20' },
  Role: { Name: `Min: 1, Max: 64, Regexp: ${name}` },
};

/** Structs that the server calls by another name than the table, because their rules depend on where they are. */
const shownAs: Readonly<Record<string, string>> = {
  Consumer: 'MicroServiceKey',
  Provider: 'MicroServiceKey',
};

/** The server's message about the value of a `Struct.Field`. */
export function invalidValue(field: string, value: unknown): string {
  const [struct = '', member = ''] = field.split('.');
  const shown = `${shownAs[struct] ?? struct}.${member}`;
  const rule = rules[struct]?.[member] ?? '';
  return `field '${shown}' invalid value '${printed(value)}' does not match rule: {${rule}}`;
}

/** As Go prints a value. */
function printed(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
