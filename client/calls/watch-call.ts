import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RevisedOperation, Operation } from '../../api/catalogue/operation';
import { answerText } from '../../deploy/call/answer-text';
import type { Services } from '../services';
import { withReadyCall } from './send-call';
import type { ReadyCall } from './send-call';
import type { SharedCalls } from './shared-calls';

/**
 * Shows the answer of a call, and writes it again whenever it changes, until it is stopped, its tab is closed or it is
 * watched anew.
 */
export async function watchCall(services: Services, calls: SharedCalls, resource: unknown): Promise<void> {
  await withReadyCall(services, calls, resource, async (call) => {
    const { operation } = call;
    if (!isRevised(operation)) {
      await services.prompts.inform(
        l10n.t('The server doesn’t tell of changes to the answer of {0}.', operation.id),
      );
      return;
    }
    await follow(services, calls, call, operation);
  });
}

async function follow(
  services: Services,
  { pages, watches }: SharedCalls,
  { client, input, target, secrets }: ReadyCall,
  operation: RevisedOperation,
): Promise<void> {
  const connection = target.connection.name;
  const watching = watches.begin(`${operation.id} (${connection})`);
  let page: string | undefined;
  // The editor keeps the document of a closed tab for minutes.
  const closing = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
    if (page !== undefined && closed.some((tab) => uriIn(tab) === page)) watching.abort();
  });
  const { known, wait } = operation.revisions;
  const question = { ...input };
  for (const name of [known, wait?.parameter]) if (name !== undefined) delete question[name];
  let at = services.clock.now();
  try {
    for await (const { data } of client.watch(operation, question, { signal: watching.signal })) {
      const now = services.clock.now();
      const outcome = { kind: 'answer', status: operation.success[0] ?? 200, data } as const;
      const milliseconds = Math.max(0, Math.round(now - at));
      const text = answerText(
        { operation, connection, at: now, milliseconds, outcome, isWatched: true },
        secrets,
      );
      page = (await pages.show(operation.id, connection, text, false)).toString();
      watches.writes(page, watching);
      at = now;
    }
  } finally {
    closing.dispose();
    watches.end(watching);
  }
}

/** The document of a tab with a text; undefined for any other tab. */
function uriIn({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
}

function isRevised(operation: Operation): operation is RevisedOperation {
  return operation.revisions !== undefined;
}
