import { governanceRules } from '../../../../../manifests/kinds/governance/rules';
import { describeRules } from '../../describe-rules';
import { governanceFindings, withoutNames } from './files';

describeRules(
  'governance rules',
  governanceRules,
  (text) => governanceFindings(text),
  (finding) => withoutNames([finding]).length === 0,
);
