import { problemFindings } from '../../../engine/rules/problem-findings';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { reference } from './shared';

/** What is no YAML. */
export const yamlSyntax: Rule<MicroserviceDocument> = {
  id: 'microservice/yaml-syntax',
  consequence: 'refused',
  summary: 'The settings of the microservice are well-formed YAML.',
  explanation: 'The program does not start, and its error does not name the file.',
  source: reference('6, M01'),
  examples: {
    valid: ['servicecomb:\n  service:\n    description: "basket: of goods"\n'],
    invalid: ['servicecomb:\n  service:\n    description: «basket: of goods»\n'],
  },
  check({ problems }, report) {
    for (const { range, message, fixes } of problemFindings(problems))
      report(range, message, { fixes: fixes ?? [] });
  },
};
