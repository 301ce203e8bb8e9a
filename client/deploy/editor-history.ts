import { RunHistory } from '../../deploy/history/run-history';
import { ownStateFolder } from '../../deploy/history/state-folder';

/** The history of this user's runs, the same as in the terminal of the machine that the extension runs on. */
export function editorHistory(): RunHistory {
  return new RunHistory(ownStateFolder(process.env));
}
