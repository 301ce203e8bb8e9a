import * as l10n from '@vscode/l10n';

interface KnownError {
  readonly pattern: RegExp;
  explain(): string;
}

/** Cryptic texts of the console and its scheduler. LAIN console API §5, §6. */
const knownErrors: readonly KnownError[] = [
  {
    pattern: /No resources available to sched/i,
    explain: () =>
      l10n.t('No node has enough free CPU and memory: scale something down or request less memory.'),
  },
  {
    pattern: /last upgrade is terr+ible/i,
    explain: () =>
      l10n.t('The first new instance stayed unhealthy, so it was rolled back and the rest was not upgraded.'),
  },
  {
    pattern: /Cannot create container/i,
    explain: () =>
      l10n.t('The container could not be created: check that the image exists and can be pulled.'),
  },
  {
    pattern: /Cannot start container/i,
    explain: () => l10n.t('The container could not be started: check cmd, entrypoint, user and workdir.'),
  },
  {
    pattern: /Missing container/i,
    explain: () => l10n.t('The container disappeared from its node; the scheduler will create a new one.'),
  },
  {
    pattern: /status_code: 423\b/,
    explain: () =>
      l10n.t('Another operation on this proc is in progress: wait until it has finished and try again.'),
  },
  {
    pattern: /secret files not exist in lvault/i,
    explain: () => l10n.t('A file of secret_files is missing in lvault: upload it, then deploy again.'),
  },
  {
    pattern: /Conflicted ports/i,
    explain: () => l10n.t('A port of ports is used by another app: choose another source port.'),
  },
  {
    pattern: /appname dont match/i,
    explain: () =>
      l10n.t('The lain.yaml inside the image has another appname than the app that is deployed.'),
  },
  {
    pattern: /doesn't match with bound url/i,
    explain: () =>
      l10n.t('The giturl of the lain.yaml inside the image is not the one that the app is bound to.'),
  },
  {
    pattern: /Resource \S+ DoesNotExist/i,
    explain: () => l10n.t('A resource that the app uses is not deployed: deploy the resource first.'),
  },
  {
    pattern: /no available images|not found both meta and release images/i,
    explain: () => l10n.t('No version has both images: run lain build, lain tag and lain push first.'),
  },
];

/** The meaning and remedy of a known error text; undefined for others. */
export function explainError(text: string): string | undefined {
  return knownErrors.find(({ pattern }) => pattern.test(text))?.explain();
}
