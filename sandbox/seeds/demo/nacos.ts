import { createNamespace } from '../../nacos/namespaces';
import type { NacosState } from '../../nacos/state';

/** Gives a Nacos engine the namespaces of the shop's three environments. */
export function seedNacos(state: NacosState, engineId: string): void {
  const namespaces = [
    { id: 'dev', name: 'Development', description: 'Shared by all developers', configurations: 12 },
    { id: 'test', name: 'Testing', description: '', configurations: 9 },
    { id: 'prod', name: 'Production', description: 'Changes by request only', configurations: 14 },
  ];
  for (const { id, name, description, configurations } of namespaces) {
    createNamespace(state, engineId, id, { name, description });
    const created = state.namespaces.find((one) => one.engineId === engineId && one.id === id);
    if (created) created.configurations = configurations;
  }
}
