/** A microservice as a registry answers it, about 600 bytes. */
export function microservice(number: number) {
  return {
    serviceId: `7c1f2ad4e5b64d0f9a3b${String(number).padStart(12, '0')}`,
    environment: 'production',
    appId: 'shop',
    serviceName: `service-${number}`,
    version: '1.0.0',
    description: 'One of many',
    level: 'MIDDLE',
    schemas: ['orders', 'health', 'inspector'],
    status: 'UP',
    properties: { team: 'checkout', cluster: 'lakeside', tier: 'gold' },
    timestamp: '1767225600',
    modTimestamp: '1767225600',
    registerBy: 'SDK',
    framework: { name: 'servicecomb-java-chassis', version: '2.8.9' },
  };
}

export function microservices(count: number) {
  return Array.from({ length: count }, (_, index) => microservice(index));
}
