import * as Type from 'typebox';

/** A namespace that somebody made; every engine has the reserved one besides. */
export const NacosNamespace = Type.Object({
  engineId: Type.String(),
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  configurations: Type.Integer(),
});

/** All that the sandbox's Nacos engines remember; the form is what `--data` writes. */
export const NacosState = Type.Object({ namespaces: Type.Array(NacosNamespace) });

export type NacosNamespace = Type.Static<typeof NacosNamespace>;
export type NacosState = Type.Static<typeof NacosState>;
