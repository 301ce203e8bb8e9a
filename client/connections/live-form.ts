import * as l10n from '@vscode/l10n';
import { sharesSecret, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Secret } from '../../connections/secret';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import type { LiveForm } from './connection-form';

/**
 * Reads choices of a form from the servers.
 *
 * @param known The secret that is stored for a connection; used only for its own servers.
 */
export function liveForm(
  { live }: Services,
  known?: { readonly target: ResolvedConnection; readonly secret: Secret },
): LiveForm {
  return {
    secretOf: (target) => (known && sharesSecret(known.target, target) ? known.secret : undefined),
    list: async (listed, target, secret) => {
      const session = await live.openApart(target, undefined, secret);
      try {
        const title = l10n.t('Reading what {0} has', target.connection.name);
        return await withCancel(title, (signal) => listed((service) => session.client(service), signal));
      } finally {
        await session.close();
      }
    },
  };
}
