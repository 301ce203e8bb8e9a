import { commit, defaultBranch, keep, newRepository } from '../../servicestage/git/hosts';
import type { Authorization, GitState, Repository } from '../../servicestage/git/state';
import type { DemoOwner } from './servicestage-ids';
import { stableId } from './servicestage-ids';
import { demoComponents } from './servicestage-services';
import type { DemoComponent } from './servicestage-services';

const day = 24 * 3_600_000;
const github = 'https://github.com';
const organization = 'lakeside-shop';

/** Name of the authorization with which the shop's code is fetched. */
export const shopAuthorization = 'github-lin';

/** A picture of one dot, so that not every file is text. */
const logo =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

export function repositoryUrl(name: string): string {
  return `${github}/${organization}/${name}.git`;
}

/** Signs in to three Git hosts, one sign-in has expired; the code of every component of the shop is on GitHub. */
export function seedGit(state: GitState, owner: DemoOwner, now: number): void {
  const added = (name: string, host: Partial<Authorization>, days: number): Authorization => ({
    project_id: owner.projectId,
    name,
    repo_type: 'github',
    repo_host: github,
    repo_user: owner.userName,
    token_type: 'OAuth',
    create_time: now - days * day,
    update_time: now - days * day,
    ...host,
  });
  const gitlab = {
    repo_type: 'gitlab',
    repo_host: 'https://git.lakeside.example',
    token_type: 'Private-Token',
  };
  const bitbucket = { repo_type: 'bitbucket', repo_host: 'https://bitbucket.org', token_type: 'password' };
  state.authorizations = [
    added(shopAuthorization, {}, 60),
    added('gitlab-platform', gitlab, 55),
    added('bitbucket-old', { ...bitbucket, expired: true }, 300),
  ];
  const repositories = demoComponents.map((demo) => repositoryOf(demo, now));
  state.repositories = [...repositories, operations(now)];
}

/** A branch that is worked on, and a tag for every version that production had. */
function repositoryOf(demo: DemoComponent, now: number): Repository {
  const host = demo.application === 'shop' ? github : 'https://git.lakeside.example';
  const repository = begin(host, demo.name, now - 47 * day);
  const versions = demo.instances
    .filter(({ environment }) => environment === 'prod')
    .flatMap((one) => one.versions)
    .sort(([, daysAgo], [, otherDaysAgo]) => otherDaysAgo - daysAgo);
  for (const [version, daysAgo] of versions) {
    const time = now - (daysAgo + 1) * day;
    add(repository, defaultBranch, `Release ${version}`, filesOf(demo, version), time);
    repository.tags[`v${version}`] = repository.branches[defaultBranch] ?? '';
  }
  repository.branches['develop'] = repository.branches[defaultBranch] ?? '';
  add(repository, 'develop', 'Log what is slow', { 'docs/logging.md': text('# Logging\n') }, now - day);
  const callback_url = 'https://ci.lakeside.example/hooks/git';
  repository.hooks.push({ id: stableId(`hook ${demo.name}`), callback_url });
  return repository;
}

function operations(now: number): Repository {
  const repository = begin(github, 'operations', now - 45 * day);
  const manifest = `apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  name: shop\n`;
  add(repository, defaultBranch, 'Describe the shop', { 'deploy/shop.yaml': text(manifest) }, now - 40 * day);
  return repository;
}

function begin(host: string, name: string, time: number): Repository {
  return { ...newRepository(host, organization, name, time), id: stableId(`repository ${name}`) };
}

function add(
  repository: Repository,
  branch: string,
  message: string,
  contents: Readonly<Record<string, string>>,
  time: number,
): void {
  const last = repository.commits.find(({ sha }) => sha === repository.branches[branch]);
  const files = { ...last?.files };
  for (const [path, content] of Object.entries(contents)) files[path] = keep(repository, content);
  commit(repository, branch, message, files, time);
}

function filesOf(
  { name, application, category, port }: DemoComponent,
  version: string,
): Record<string, string> {
  if (category === 'Webapp') {
    const description = { name, version, scripts: { build: 'vite build', start: 'node server.js' } };
    return {
      'package.json': text(`${JSON.stringify(description, null, 2)}\n`),
      'server.js': text(`require('node:http').createServer(require('./pages')).listen(${String(port)});\n`),
      'public/logo.png': logo,
      Dockerfile: text(
        `FROM node:20-slim\nCOPY . /app\nWORKDIR /app\nEXPOSE ${String(port)}\nCMD ["node", "server.js"]\n`,
      ),
    };
  }
  const settings = `APPLICATION_ID: ${application}\nservice_description:\n  name: ${name}\n  version: ${version}\n`;
  return {
    'build.sh': text('#!/bin/sh\nmvn -q clean package\n'),
    Dockerfile: text(
      `FROM openjdk:8-jre-slim\nCOPY target/${name}.jar /app.jar\nCMD ["java", "-jar", "/app.jar"]\n`,
    ),
    'src/main/resources/microservice.yaml': text(settings),
  };
}

function text(content: string): string {
  return Buffer.from(content).toString('base64');
}
