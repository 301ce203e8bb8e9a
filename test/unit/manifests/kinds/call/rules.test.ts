import { callRules } from '../../../../../manifests/kinds/call/rules';
import { describeRules } from '../../describe-rules';
import { callFindings } from './files';

describeRules('rules of call documents', callRules, callFindings);
