import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/** Codes of application management (ServiceStage API Reference, section 8.2). */
export function servicestageCodes(): Readonly<Record<string, KnownCode>> {
  return { ...parameterCodes(), ...missingCodes(), ...stateCodes(), ...serverCodes() };
}

function parameterCodes(): Record<string, KnownCode> {
  return {
    'SVCSTG.00100400': {
      meaning: l10n.t('A parameter is not valid.'),
      remedy: advice.correctField(),
    },
    'SVCSTG.00100402': {
      kind: 'conflict',
      meaning: l10n.t('The component still has instances.'),
      remedy: l10n.t('Delete the instances of the component first.'),
    },
    'SVCSTG.00100414': {
      meaning: l10n.t('The request names no job.'),
      remedy: l10n.t('Use the job id that the call returned when it started the job.'),
    },
    'SVCSTG.00100418': {
      meaning: l10n.t('Instances do not support this action.'),
      remedy: l10n.t('Use start, stop, restart, scale or rollback.'),
    },
    'SVCSTG.00100420': {
      meaning: l10n.t('ServiceStage does not offer this runtime.'),
      remedy: l10n.t('Choose one from the list of runtimes.'),
    },
    'SVCSTG.00100422': {
      meaning: l10n.t('There is no cluster and no host that instances could run on.'),
      remedy: l10n.t('Add a cluster, a virtual machine or a group of them to the environment.'),
    },
    'SVCSTG.00100425': {
      meaning: l10n.t('The request does not specify the software to run.'),
      remedy: l10n.t('Name an artifact with its type and its address, for example an image.'),
    },
    'SVCSTG.00100449': {
      kind: 'conflict',
      meaning: l10n.t('Another environment has this name.'),
      remedy: advice.anotherName(),
    },
  };
}

function missingCodes(): Record<string, KnownCode> {
  const remedy = advice.chooseFromList();
  return {
    'SVCSTG.00100403': { meaning: l10n.t('There is no such application.'), remedy },
    'SVCSTG.00100404': { meaning: l10n.t('There is no such component.'), remedy },
    'SVCSTG.00100408': {
      meaning: l10n.t(
        'The service does not support this call, or the object that it names no longer exists.',
      ),
      remedy: l10n.t('Check the region and the project of the connection, then refresh the tree.'),
    },
    'SVCSTG.00100411': { meaning: l10n.t('There is no such environment.'), remedy },
    'SVCSTG.00100412': { meaning: l10n.t('There is no such instance.'), remedy },
    'SVCSTG.00100424': {
      meaning: l10n.t('There is no such load balancer.'),
      remedy: l10n.t('Choose a load balancer of the environment, or add it to the environment first.'),
    },
    'SVCSTG.00100429': {
      meaning: l10n.t('There is no such job.'),
      remedy: l10n.t('Check the instance itself: old jobs are not kept.'),
    },
    'SVCSTG.00100433': {
      meaning: l10n.t('There is no such release task.'),
      remedy: l10n.t('Refresh the list of release tasks.'),
    },
    'SVCSTG.00100436': {
      meaning: l10n.t('There is no snapshot of this version.'),
      remedy: l10n.t('Choose a version from the list of snapshots, or deploy the version again.'),
    },
    'SVCSTG.00100438': {
      meaning: l10n.t('There is no template image to build from.'),
      remedy: l10n.t('Check the runtime and the source of the component.'),
    },
    'SVCSTG.00100441': {
      kind: 'conflict',
      meaning: l10n.t('This version was deployed to the environment before.'),
      remedy: l10n.t('Raise the version number.'),
    },
  };
}

function stateCodes(): Record<string, KnownCode> {
  const wait = advice.waitForOperation();
  return {
    'SVCSTG.00100401': {
      meaning: l10n.t('The application still has components.'),
      remedy: l10n.t('Delete its components first.'),
    },
    'SVCSTG.00100413': {
      meaning: l10n.t('Another instance has this name.'),
      remedy: advice.anotherName(),
    },
    'SVCSTG.00100419': {
      meaning: l10n.t('The current state of the instance does not allow this.'),
      remedy: wait,
    },
    'SVCSTG.00100423': {
      meaning: l10n.t('The instance can’t be deleted while another operation on it is running.'),
      remedy: wait,
    },
    'SVCSTG.00100426': {
      meaning: l10n.t('Instances still run in the environment.'),
      remedy: l10n.t('Delete the instances in the environment first.'),
    },
    'SVCSTG.00100432': { meaning: l10n.t('A release of the component is in progress.'), remedy: wait },
    'SVCSTG.00100435': {
      meaning: l10n.t('The release task is running and can’t be deleted.'),
      remedy: wait,
    },
    'SVCSTG.00100439': {
      meaning: l10n.t('The load balancer serves another component.'),
      remedy: l10n.t('Choose another load balancer, or another port of it.'),
    },
  };
}

function serverCodes(): Record<string, KnownCode> {
  return {
    'SVCSTG.00100421': {
      kind: 'forbidden',
      meaning: l10n.t('The account is suspended, for example because of unpaid bills.'),
      remedy: l10n.t('Check the state of the account and its bills in the cloud’s console.'),
    },
    'SVCSTG.00100427': {
      kind: 'forbidden',
      meaning: l10n.t('The user lacks the permission in ServiceStage.'),
      remedy: advice.askForPermission(),
      lacksPermission: true,
    },
    'SVCSTG.00100428': {
      kind: 'timeout',
      meaning: l10n.t('ServiceStage was too busy to finish in time.'),
      remedy: l10n.t('Check the state before you try again: the change may have been made.'),
    },
    'SVCSTG.00100500': { meaning: l10n.t('ServiceStage failed.'), remedy: advice.tryLater() },
    'SVCSTG.00100501': {
      meaning: l10n.t('A service behind ServiceStage failed.'),
      remedy: l10n.t(
        'Read what the message says about the other service, such as the cluster or the image repository.',
      ),
    },
    ECC00011: {
      meaning: l10n.t('The build of the component failed.'),
      remedy: l10n.t(
        'Read the log of the build, correct the source or the build settings, and deploy again.',
      ),
    },
  };
}

/** Codes of Git repository access: the number gives the reason, the message comes from the Git host. */
export function repositoryCode(code: string): KnownCode | undefined {
  if (!/^SVCSTG\.REPO\.\d+$/.test(code)) return undefined;
  return {
    meaning: l10n.t('The Git host, or the service that connects to it, refused the request.'),
    remedy: l10n.t(
      'Check the repository and branch, and whether the authorization of the Git host is still valid.',
    ),
  };
}
