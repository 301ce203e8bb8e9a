import * as Type from 'typebox';

/** A namespace created by a user; every engine has the reserved one besides. */
export const NacosNamespace = Type.Object({
  engineId: Type.String(),
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  configurations: Type.Integer(),
});

/** The state of the sandbox's Nacos engines, in the form of the `--data` file. */
export const NacosState = Type.Object({ namespaces: Type.Array(NacosNamespace) });

export type NacosNamespace = Type.Static<typeof NacosNamespace>;
export type NacosState = Type.Static<typeof NacosState>;
