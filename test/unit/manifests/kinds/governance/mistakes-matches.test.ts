import assert from 'node:assert/strict';
import { asManifest, inFile } from '../../../../../manifests/kinds/governance/rules/shared';
import { governanceFindings, withoutNames } from './files';
import { checkMarked, describeMistakes } from './mistakes';

const names = 'error governance/display-names';
const operators = 'error governance/operator-map';
const operatorName = 'error governance/operator-name';
const operatorValue = 'error governance/operator-value';
const method = 'error governance/method';

const withMatch = (rest: string) =>
  `alias: login\nmatches:\n  - name: any\n    ${rest.replaceAll('\n', '\n    ')}`;

/** The table of mistakes of Governance policies, section 3, row by row. */
describe('mistakes in match groups', () => {
  describeMistakes({ manifest: 'MatchGroup', body: 'match-group', file: 'matchGroup' }, [
    {
      mistake: 'no alias',
      text: '«matches»:\n  - name: a\n    apiPath:\n      exact: "/a"',
      serverText: '#spec\nmatches:\n  - name: a\n    apiPath:\n      exact: "/a"',
      server: names,
      file: '',
    },
    {
      mistake: 'matches empty',
      text: 'alias: a\nmatches: «[]»',
      server: 'error governance/matches-required',
      file: 'error governance/matches-required',
    },
    {
      mistake: 'matches missing',
      text: '«alias»: a',
      serverText: '#spec\nalias: a',
      server: 'error governance/matches-required',
      file: 'error governance/matches-required',
    },
    {
      mistake: 'no name',
      text: 'alias: a\nmatches:\n  - «method»: [GET]',
      server: names,
      file: '',
    },
    { mistake: 'method in small letters', text: withMatch('method: [«get»]'), server: method, file: method },
    {
      mistake: 'method null',
      text: withMatch('method: «null»'),
      server: method,
      file: 'warning governance/operator-map',
    },
    { mistake: 'method HEAD', text: withMatch('method: [«HEAD»]'), server: method, file: '' },
    { mistake: 'method empty', text: withMatch('method: «[]»'), server: method, file: method },
    { mistake: 'path as text', text: withMatch('apiPath: «"/login"»'), server: operators, file: operators },
    { mistake: 'path empty', text: withMatch('apiPath: «{}»'), server: operators, file: operators },
    {
      mistake: 'headers null',
      text: withMatch('method: [GET]\nheaders: «null»'),
      server: operators,
      file: 'warning governance/operator-map',
    },
    {
      mistake: 'regex',
      text: withMatch('apiPath:\n  «regex»: "/a.*"'),
      server: operatorName,
      file: operatorName,
    },
    {
      mistake: 'operator beside the path',
      onlyYaml: true,
      text: withMatch('apiPath:\n«exact»: "/a"'),
      server: 'error governance/indentation',
      file: 'warning governance/indentation',
    },
    {
      mistake: 'header beside the headers',
      onlyYaml: true,
      text: withMatch('headers:\n«level»:\n  exact: "3"'),
      server: 'error governance/indentation',
      file: 'warning governance/indentation',
    },
    {
      mistake: 'number without quotes',
      text: withMatch('headers:\n  level:\n    exact: «3»'),
      server: operatorValue,
      file: operatorValue,
    },
    {
      mistake: 'boolean without quotes',
      text: withMatch('headers:\n  level:\n    exact: «true»'),
      server: operatorValue,
      file: operatorValue,
    },
    {
      mistake: 'date without quotes',
      onlyYaml: true,
      text: withMatch('headers:\n  day:\n    prefix: «2020-01-01»'),
      server: operatorValue,
      file: operatorValue,
    },
    {
      mistake: 'header as text',
      text: withMatch('headers:\n  level: «"3"»'),
      server: operators,
      file: operators,
    },
    {
      mistake: 'services with spaces',
      text: `${withMatch('method: [GET]')}\nservices: «a, b»`,
      server: 'warning governance/services-list',
      file: 'warning governance/services-list',
    },
    ...['==5', '=>5', '5', '>', '> abc'].map((text) => ({
      mistake: `compare ${text}`,
      text: withMatch(`headers:\n  level:\n    compare: «"${text}"»`),
      server: 'error governance/compare',
      file: 'error governance/compare',
    })),
  ]);

  it('the matches of Sermant: nothing matches, and the right name is proposed', () => {
    const text = inFile('matchGroup', '«matched»:\n  - apiPath:\n      exact: "/a"');
    const [start, end] = [text.indexOf('«'), text.indexOf('»') - 1];
    const plain = text.replace(/[«»]/g, '');
    const found = withoutNames(governanceFindings(plain)).map(
      ({ severity, rule, range, fixes }) =>
        [severity, rule, range.start, range.end, fixes?.[0]?.edits[0]?.text] as const,
    );
    assert.deepEqual(found.filter(([severity]) => severity !== 'information').sort(), [
      ['error', 'governance/matches-required', start, end, undefined],
      ['warning', 'governance/unknown-field', start, end, 'matches'],
    ]);
  });

  it('a spec that is text is refused', () => {
    checkMarked('a.cse.yaml', asManifest('MatchGroup', '«matches»'), 'error governance/spec-form');
  });
});
