import * as Type from 'typebox';
import { openChoice } from '../disputed';
import { behaves } from '../field-behaviour';

const computed = behaves({ computed: true });

/** Where the code or the package of a component comes from and how it is built, as it is sent. */

export const artifactAuth = Type.Enum(['iam', 'none'], {
  default: 'iam',
  description: 'How the storage lets the platform in: with its IAM identity, or without any.',
});

const CodeSpec = Type.Object(
  {
    repo_type: openChoice(['GitHub', 'GitLab', 'Gitee', 'Bitbucket'], ['DevCloud'], {
      minLength: 1,
      description: 'Kind of the Git host.',
    }),
    repo_url: Type.String({
      minLength: 1,
      examples: ['https://github.com/example/demo.git'],
      description: 'Address of the repository, as it is cloned.',
    }),
    repo_ref: Type.Optional(Type.String({ default: 'master', description: 'Branch or tag.' })),
    repo_auth: Type.String({
      minLength: 1,
      description: 'Name of the repository authorization to use, from the list of authorizations.',
    }),
  },
  { description: 'Repository and branch.' },
);

const PackageSpec = Type.Object(
  {
    storage: openChoice(['obs'], ['swr', 'devcloud'], {
      minLength: 1,
      description: 'Where it is stored: obs is the object storage, swr the software repository.',
    }),
    type: Type.Enum(['package'], { description: 'Kind of the artifact.' }),
    url: Type.String({
      minLength: 1,
      examples: ['obs://myapp/demo.jar'],
      description: 'Address of the package.',
    }),
    auth: Type.Optional(artifactAuth),
    webUrl: Type.Optional(Type.String({ ...computed, description: 'Address of the package for browsers.' })),
    properties: Type.Optional(
      Type.Object(
        {
          endpoint: Type.Optional(Type.String({ description: 'Address of the object storage.' })),
          bucket: Type.Optional(Type.String({ description: 'Bucket that holds the package.' })),
          key: Type.Optional(
            Type.String({
              description: 'Name of the package in the bucket, with its folders: demo/test.jar.',
            }),
          ),
        },
        { description: 'Place in the object storage.' },
      ),
    ),
  },
  { description: 'Place of the package.' },
);

const CodeSource = Type.Object(
  { kind: Type.Literal('code', { description: 'Source code.' }), spec: CodeSpec },
  { description: 'Built from source code.' },
);

const PackageSource = Type.Object(
  { kind: Type.Literal('artifact', { description: 'Package that is built already.' }), spec: PackageSpec },
  { description: 'A package that is built already.' },
);

export const componentSource = Type.Union([CodeSource, PackageSource], {
  description: 'Where the code or the package comes from.',
});

/** A new component may leave out parts of its source; a change may not. */
export const newComponentSource = Type.Union([Type.Partial(CodeSource), Type.Partial(PackageSource)], {
  description: 'Where the code or the package comes from.',
});

export const sourceNotes = [
  'The reference never spells the kind of source code; code is what the vendor’s SDK sends.',
  'The example also sends webUrl and, for the build, use_public_cluster, cluster_name and cluster_type, which no table has.',
];

export const componentBuild = Type.Object(
  {
    parameters: Type.Optional(
      Type.Object(
        {
          build_cmd: Type.Optional(
            Type.String({
              ...computed,
              description:
                'Command; absent: ./build.sh if there is one, else mvn clean package (Java, Tomcat) or npm build (Node.js).',
            }),
          ),
          dockerfile_path: Type.Optional(
            Type.String({ ...computed, default: './', description: 'Folder of the Dockerfile.' }),
          ),
          artifact_namespace: Type.Optional(
            Type.String({
              ...computed,
              description:
                'Organization that the image is stored in; absent: cas_ and the id of the project.',
            }),
          ),
          cluster_id: Type.Optional(Type.String({ description: 'Id of the cluster that builds.' })),
          cluster_name: Type.Optional(
            Type.String({ ...computed, description: 'Name of the cluster that builds.' }),
          ),
          cluster_type: Type.Optional(
            Type.String({
              ...computed,
              examples: ['VirtualMachine'],
              description: 'Kind of the cluster that builds.',
            }),
          ),
          use_public_cluster: Type.Optional(
            Type.Boolean({ ...computed, description: 'Build in the shared cluster of the platform.' }),
          ),
          node_label_selector: Type.Optional(
            Type.Record(Type.String(), Type.String(), { description: 'Labels of the nodes that may build.' }),
          ),
        },
        { description: 'Settings of the build.' },
      ),
    ),
  },
  { description: 'How it is built.' },
);
