import { policyFields } from './policy-fields';

/**
 * Every field of every kind of cloud manifest, by how it behaves (in the words of `wordsOf`). It is kept by hand: who adds
 * a field looks up what the servers do with it.
 */
type Fields = Readonly<Record<string, string>>;

export const fieldBehaviours: Readonly<Record<string, Fields>> = {
  Environment: {
    plain: 'metadata.previousName',
    identity: 'metadata.name',
    'absent=[""]': 'spec.description',
    replacement: 'spec.vpc_id spec.enterprise_project_id spec.charge_mode',
    'replacement computed': 'spec.deploy_mode',
    'updateEnvironmentResources set(type,id)': 'spec.base_resources spec.optional_resources',
    updateEnvironmentResources: 'spec.base_resources[].id spec.optional_resources[].id',
    'updateEnvironmentResources computed': 'spec.base_resources[].name spec.optional_resources[].name',
    'updateEnvironmentResources text-without-case': `
      spec.base_resources[].type spec.optional_resources[].type`,
    'absent=["",null]': 'spec.alias',
  },
  Application: {
    plain: 'metadata.previousName',
    identity: 'metadata.name',
    'absent=[""]': 'spec.description',
    replacement: 'spec.enterprise_project_id',
  },
  ApplicationConfiguration: {
    plain: 'spec.configuration spec.configuration.env[].name spec.configuration.env[].value',
    identity: 'metadata.application metadata.environment',
    'set(name) added(internal,true)': 'spec.configuration.env',
  },
  Component: {
    plain: `
      spec.source spec.source.kind spec.source.spec spec.source.spec.repo_type
      spec.source.spec.repo_url spec.source.spec.repo_ref spec.source.spec.repo_auth
      spec.source.spec.storage spec.source.spec.type spec.source.spec.url spec.source.spec.auth
      spec.source.spec.properties spec.source.spec.properties.endpoint
      spec.source.spec.properties.bucket spec.source.spec.properties.key spec.build
      spec.build.parameters spec.build.parameters.cluster_id
      spec.build.parameters.node_label_selector metadata.previousName`,
    identity: 'metadata.name metadata.application',
    'absent=[""]': 'spec.description',
    replacement: 'spec.runtime spec.category',
    'replacement absent=[""]': 'spec.sub_category',
    computed: `
      spec.source.spec.webUrl spec.build.parameters.build_cmd spec.build.parameters.dockerfile_path
      spec.build.parameters.artifact_namespace spec.build.parameters.cluster_name
      spec.build.parameters.cluster_type spec.build.parameters.use_public_cluster`,
  },
  Instance: {
    plain: `
      spec.artifacts spec.artifacts.*.storage spec.artifacts.*.type spec.artifacts.*.url
      spec.artifacts.*.auth spec.artifacts.*.version spec.artifacts.*.properties
      spec.refer_resources[].id spec.refer_resources[].type spec.refer_resources[].parameters
      spec.refer_resources[].parameters.namespace spec.configuration
      spec.configuration.env[].name spec.configuration.env[].value
      spec.configuration.storage[].type spec.configuration.storage[].parameters
      spec.configuration.storage[].parameters.path spec.configuration.storage[].mounts[].path
      spec.configuration.storage[].mounts[].subPath
      spec.configuration.storage[].mounts[].readOnly
      spec.configuration.storage[].parameters.name
      spec.configuration.storage[].parameters.claimName spec.configuration.strategy
      spec.configuration.lifecycle spec.configuration.lifecycle.entrypoint
      spec.configuration.lifecycle.entrypoint.command
      spec.configuration.lifecycle.entrypoint.args spec.configuration.lifecycle.post-start
      spec.configuration.lifecycle.post-start.type
      spec.configuration.lifecycle.post-start.parameters
      spec.configuration.lifecycle.post-start.parameters.command
      spec.configuration.lifecycle.post-start.parameters.host
      spec.configuration.lifecycle.post-start.parameters.port
      spec.configuration.lifecycle.post-start.parameters.path
      spec.configuration.lifecycle.pre-stop spec.configuration.lifecycle.pre-stop.type
      spec.configuration.lifecycle.pre-stop.parameters
      spec.configuration.lifecycle.pre-stop.parameters.command
      spec.configuration.lifecycle.pre-stop.parameters.host
      spec.configuration.lifecycle.pre-stop.parameters.port
      spec.configuration.lifecycle.pre-stop.parameters.path spec.configuration.scheduler
      spec.configuration.scheduler.affinity spec.configuration.scheduler.anti-affinity
      spec.configuration.probes spec.configuration.probes.livenessProbe
      spec.configuration.probes.livenessProbe.type
      spec.configuration.probes.livenessProbe.parameters
      spec.configuration.probes.livenessProbe.parameters.scheme
      spec.configuration.probes.livenessProbe.parameters.host
      spec.configuration.probes.livenessProbe.parameters.port
      spec.configuration.probes.livenessProbe.parameters.path
      spec.configuration.probes.livenessProbe.parameters.command
      spec.configuration.probes.readinessProbe spec.configuration.probes.readinessProbe.type
      spec.configuration.probes.readinessProbe.parameters
      spec.configuration.probes.readinessProbe.parameters.scheme
      spec.configuration.probes.readinessProbe.parameters.host
      spec.configuration.probes.readinessProbe.parameters.port
      spec.configuration.probes.readinessProbe.parameters.path
      spec.configuration.probes.readinessProbe.parameters.command
      spec.external_accesses[].address spec.external_accesses[].forward_port
      spec.configuration.storage[].parameters.medium
      spec.configuration.storage[].parameters.defaultMode spec.configuration.container_spec
      spec.configuration.container_spec.type
      spec.configuration.container_spec.containers[].name
      spec.configuration.container_spec.containers[].size
      spec.configuration.container_spec.containers[].size.id
      spec.configuration.container_spec.containers[].env[].name
      spec.configuration.container_spec.containers[].env[].value
      spec.configuration.container_spec.containers[].storage[].type
      spec.configuration.container_spec.containers[].storage[].parameters
      spec.configuration.container_spec.containers[].storage[].parameters.path
      spec.configuration.container_spec.containers[].storage[].mounts[].path
      spec.configuration.container_spec.containers[].storage[].mounts[].subPath
      spec.configuration.container_spec.containers[].storage[].mounts[].readOnly
      spec.configuration.container_spec.containers[].storage[].parameters.medium
      spec.configuration.container_spec.containers[].storage[].parameters.name
      spec.configuration.container_spec.containers[].storage[].parameters.defaultMode
      spec.configuration.container_spec.containers[].storage[].parameters.claimName
      spec.configuration.container_spec.containers[].lifecycle
      spec.configuration.container_spec.containers[].lifecycle.entrypoint
      spec.configuration.container_spec.containers[].lifecycle.entrypoint.command
      spec.configuration.container_spec.containers[].lifecycle.entrypoint.args
      spec.configuration.container_spec.containers[].lifecycle.post-start
      spec.configuration.container_spec.containers[].lifecycle.post-start.type
      spec.configuration.container_spec.containers[].lifecycle.post-start.parameters
      spec.configuration.container_spec.containers[].lifecycle.post-start.parameters.command
      spec.configuration.container_spec.containers[].lifecycle.post-start.parameters.host
      spec.configuration.container_spec.containers[].lifecycle.post-start.parameters.port
      spec.configuration.container_spec.containers[].lifecycle.post-start.parameters.path
      spec.configuration.container_spec.containers[].lifecycle.pre-stop
      spec.configuration.container_spec.containers[].lifecycle.pre-stop.type
      spec.configuration.container_spec.containers[].lifecycle.pre-stop.parameters
      spec.configuration.container_spec.containers[].lifecycle.pre-stop.parameters.command
      spec.configuration.container_spec.containers[].lifecycle.pre-stop.parameters.host
      spec.configuration.container_spec.containers[].lifecycle.pre-stop.parameters.port
      spec.configuration.container_spec.containers[].lifecycle.pre-stop.parameters.path
      spec.configuration.container_spec.containers[].probes
      spec.configuration.container_spec.containers[].probes.livenessProbe
      spec.configuration.container_spec.containers[].probes.livenessProbe.type
      spec.configuration.container_spec.containers[].probes.livenessProbe.parameters
      spec.configuration.container_spec.containers[].probes.livenessProbe.parameters.scheme
      spec.configuration.container_spec.containers[].probes.livenessProbe.parameters.host
      spec.configuration.container_spec.containers[].probes.livenessProbe.parameters.port
      spec.configuration.container_spec.containers[].probes.livenessProbe.parameters.path
      spec.configuration.container_spec.containers[].probes.livenessProbe.parameters.command
      spec.configuration.container_spec.containers[].probes.readinessProbe
      spec.configuration.container_spec.containers[].probes.readinessProbe.type
      spec.configuration.container_spec.containers[].probes.readinessProbe.parameters
      spec.configuration.container_spec.containers[].probes.readinessProbe.parameters.scheme
      spec.configuration.container_spec.containers[].probes.readinessProbe.parameters.host
      spec.configuration.container_spec.containers[].probes.readinessProbe.parameters.port
      spec.configuration.container_spec.containers[].probes.readinessProbe.parameters.path
      spec.configuration.container_spec.containers[].probes.readinessProbe.parameters.command`,
    identity: 'metadata.name metadata.application metadata.component metadata.environment',
    'absent=[""]': 'spec.description',
    'new-each-time numeric-text': 'spec.version',
    runComponentInstanceAction: 'spec.replica',
    quantity: 'spec.flavor_id',
    'set(type,id)': 'spec.refer_resources',
    set: `
      spec.refer_resources[].parameters.hosts spec.configuration.storage
      spec.configuration.storage[].mounts spec.configuration.scheduler.affinity.az
      spec.configuration.scheduler.affinity.node
      spec.configuration.scheduler.affinity.application
      spec.configuration.scheduler.anti-affinity.az
      spec.configuration.scheduler.anti-affinity.node
      spec.configuration.scheduler.anti-affinity.application
      spec.configuration.container_spec.containers[].storage
      spec.configuration.container_spec.containers[].storage[].mounts`,
    'computed comma-list': 'spec.refer_resources[].refer_alias',
    computed: 'spec.refer_resources[].parameters spec.configuration.strategy.upgrade',
    'set(name) added(internal,true)': `
      spec.configuration.env spec.configuration.container_spec.containers[].env`,
    'absent=[0]': `
      spec.configuration.probes.livenessProbe.delay
      spec.configuration.probes.livenessProbe.timeout
      spec.configuration.probes.readinessProbe.delay
      spec.configuration.probes.readinessProbe.timeout
      spec.configuration.container_spec.containers[].probes.livenessProbe.delay
      spec.configuration.container_spec.containers[].probes.livenessProbe.timeout
      spec.configuration.container_spec.containers[].probes.readinessProbe.delay
      spec.configuration.container_spec.containers[].probes.readinessProbe.timeout`,
    'set(protocol,address,forward_port) added(protocol,http,https)': 'spec.external_accesses',
    'text-without-case': 'spec.external_accesses[].protocol',
    'set(name)': 'spec.configuration.container_spec.containers',
  },
  Engine: {
    identity: 'metadata.name',
    'empty-keeps': 'spec.description',
    replacement: `
      spec.specType spec.vpc spec.vpcId spec.networkId spec.subnetCidr spec.publicIpId spec.inputs
      spec.enterpriseProject spec.enterpriseProject.id spec.enterpriseProject.name
      spec.enterpriseProject.description spec.enterpriseProject.status
      spec.enterpriseProject.created_at spec.enterpriseProject.updated_at
      spec.enterpriseProject.label`,
    resizeEngine: 'spec.flavor',
    'creation never': `
      spec.payment spec.auth_cred spec.enginestateInfo spec.periodType spec.resourceParams
      spec.productId spec.capacityProductId spec.isFree spec.subnetName spec.tags spec.elbId
      spec.elbName spec.vpcCidr spec.flavorType spec.elbid`,
    'replacement set': 'spec.azList',
    updateEngineConfig: 'spec.authType',
    'secret creation never': 'spec.auth_cred.pwd',
    creation: `
      spec.enginestateInfo.cluster spec.enginestateInfo.twinClusters
      spec.enginestateInfo.singleEngine spec.resourceParams.isAutoRenew spec.flavorType.id
      spec.flavorType.flavor spec.flavorType.nodeFlavor spec.flavorType.availablePrefix
      spec.flavorType.availableCpuMemory spec.flavorType.specType spec.flavorType.linear
      spec.flavorType.licenseAmount spec.flavorType.nodeLimit
      spec.flavorType.microGatewayFlavor spec.flavorType.disable spec.flavorType.spec
      spec.flavorType.cloudServiceType spec.flavorType.currentflavor`,
    plain: 'spec.maintenanceConfig.time spec.maintenanceConfig.zone',
    never: 'spec.maintenanceConfig',
  },
  ...policyFields,
  Microservice: {
    identity: 'metadata.name metadata.engine spec.appId spec.environment spec.version',
    replacement: `
      spec.description spec.level spec.framework spec.framework.name spec.framework.version
      spec.alias spec.registerBy spec.status spec.paths spec.paths[].path spec.paths[].property`,
    'putSchema computed set': 'spec.schemas',
    updateMicroserviceProperties: 'spec.properties',
    'replacement computed': 'spec.serviceId',
  },
  Schema: {
    plain: 'spec.schema spec.summary',
    identity: `
      metadata.name metadata.microservice metadata.environment metadata.application metadata.version
      metadata.engine`,
  },
  MicroserviceInstance: {
    identity: `
      metadata.microservice metadata.environment metadata.application metadata.version
      metadata.engine`,
    replacement: `
      spec.hostName spec.healthCheck.mode spec.healthCheck.port spec.healthCheck.interval
      spec.healthCheck.times spec.dataCenterInfo spec.dataCenterInfo.name spec.dataCenterInfo.region
      spec.dataCenterInfo.availableZone`,
    'replacement set': 'spec.endpoints',
    'updateInstanceStatus computed': 'spec.status',
    'replacement computed': 'spec.healthCheck',
    'updateInstanceProperties added(engineID,engineName)': 'spec.properties',
    'identity computed': 'spec.instanceId',
  },
  Dependency: {
    plain: `
      metadata.name spec.dependencies[].providers[].environment
      spec.dependencies[].providers[].serviceName`,
    identity: `
      metadata.engine spec.dependencies[].consumer spec.dependencies[].consumer.environment
      spec.dependencies[].consumer.appId spec.dependencies[].consumer.serviceName
      spec.dependencies[].consumer.version`,
    'set(consumer)': 'spec.dependencies',
    'set(environment,appId,serviceName)': 'spec.dependencies[].providers',
    computed: 'spec.dependencies[].providers[].appId',
    never: 'spec.dependencies[].providers[].version',
  },
  Config: {
    plain: 'spec.status',
    identity: 'metadata.name metadata.engine',
    'identity absent=[{}]': 'spec.labels',
    replacement: 'spec.value_type',
    'empty-keeps': 'spec.value',
  },
  Namespace: {
    plain: 'spec.namespaceName spec.namespaceDesc',
    identity: 'metadata.name metadata.engine',
  },
};
