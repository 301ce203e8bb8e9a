import { describeMistakes } from './mistakes';

const dropped = 'error governance/value-range';
const missing = 'error governance/missing-field';
const type = 'error governance/value-type';
const choice = 'warning governance/value-choice';
const duration = 'error governance/duration';
const unknown = 'warning governance/unknown-field';

/** The tables of mistakes of Governance policies, sections 4 to 10, row by row. */
describe('mistakes in governance policies', () => {
  describe('retry', () => {
    describeMistakes({ manifest: 'Retry', body: 'retry', file: 'retry' }, [
      {
        mistake: 'no maxAttempts',
        text: '«retryOnSame»: 0',
        serverText: '#spec\nretryOnSame: 0',
        server: missing,
        file: '',
      },
      { mistake: 'maxAttempts 0', text: 'maxAttempts: «0»', server: dropped, file: dropped },
      {
        mistake: 'retryOnSame in quotes',
        text: 'maxAttempts: 3\nretryOnSame: «"1"»',
        server: type,
        file: '',
      },
      {
        mistake: 'retryOnSame -1',
        text: 'maxAttempts: 3\nretryOnSame: «-1»',
        server: dropped,
        file: 'warning governance/value-range',
      },
      {
        mistake: 'waitDuration 10ms',
        text: 'maxAttempts: 3\nwaitDuration: «10ms»',
        server: duration,
        file: duration,
      },
      {
        mistake: 'strategy in wrong case',
        text: 'maxAttempts: 3\nretryStrategy: «randomBackoff»',
        server: choice,
        file: choice,
      },
      { mistake: 'onSame', text: 'maxAttempts: 3\n«onSame»: 1', server: unknown, file: unknown },
      {
        mistake: 'rules.match',
        text: 'maxAttempts: 3\n«rules»:\n  match: a',
        server: unknown,
        file: unknown,
      },
      {
        mistake: 'initialInterval 5',
        text: 'maxAttempts: 3\ninitialInterval: «5»',
        server: duration,
        file: duration,
      },
    ]);
  });

  describe('rateLimiting', () => {
    describeMistakes({ manifest: 'RateLimiting', body: 'rate-limiting', file: 'rateLimiting' }, [
      {
        mistake: 'no rate',
        text: '«timeoutDuration»: 0',
        serverText: '#spec\ntimeoutDuration: 0',
        server: missing,
        file: '',
      },
      { mistake: 'rate 0', text: 'rate: «0»', server: dropped, file: dropped },
      { mistake: 'rate negative', text: 'rate: «-3»', server: dropped, file: dropped },
      { mistake: 'rate 0.5', text: 'rate: «0.5»', server: type, file: type },
      { mistake: 'rate 100/s', text: 'rate: «100/s»', server: type, file: type },
      {
        mistake: 'period 1 for a second',
        text: 'rate: 10\nlimitRefreshPeriod: «1»',
        server: 'warning governance/short-period',
        file: 'warning governance/short-period',
      },
      { mistake: 'identifier', text: 'rate: 10\n«identifier»: x-user', server: unknown, file: unknown },
      { mistake: 'burst', text: 'rate: 10\n«burst»: 20', server: unknown, file: unknown },
      // A file with `match` and `rate` is read as one for Go Chassis, which has them.
      { mistake: 'match', text: 'rate: 10\n«match»: none', server: unknown, file: '' },
    ]);
  });

  describe('loadbalance', () => {
    describeMistakes({ manifest: 'LoadBalance', body: 'loadbalance', file: 'loadbalance' }, [
      {
        mistake: 'no rule',
        text: '«order»: 1',
        serverText: '#spec\norder: 1',
        server: missing,
        file: missing,
      },
      { mistake: 'rule 1', text: 'rule: «1»', server: type, file: choice },
      { mistake: 'rule empty', text: 'rule: «""»', server: 'error governance/value-choice', file: choice },
      { mistake: 'rule in wrong case', text: 'rule: «random»', server: choice, file: choice },
      { mistake: 'rule of Sermant', text: 'rule: «LeastActive»', server: choice, file: choice },
    ]);
  });

  for (const [manifest, body, file] of [
    ['CircuitBreaker', 'circuit-breaker', 'circuitBreaker'],
    ['InstanceIsolation', 'instance-isolation', 'instanceIsolation'],
  ] as const)
    describe(file, () => {
      const calls = 'minimumNumberOfCalls: 10\n';
      const isChecked = file === 'circuitBreaker';
      describeMistakes({ manifest, body, file }, [
        {
          mistake: 'no minimumNumberOfCalls',
          text: '«failureRateThreshold»: 50',
          serverText: '#spec\nfailureRateThreshold: 50',
          server: missing,
          file: '',
        },
        {
          mistake: 'minimum in quotes',
          text: 'minimumNumberOfCalls: «"10"»',
          server: isChecked ? type : '',
          file: '',
        },
        { mistake: 'minimum 10.5', text: 'minimumNumberOfCalls: «10.5»', server: type, file: type },
        { mistake: 'minimum -1', text: 'minimumNumberOfCalls: «-1»', server: dropped, file: dropped },
        { mistake: 'minimum 0', text: 'minimumNumberOfCalls: «0»', server: dropped, file: dropped },
        { mistake: 'threshold 0', text: `${calls}failureRateThreshold: «0»`, server: dropped, file: dropped },
        {
          mistake: 'threshold 150',
          text: `${calls}slowCallRateThreshold: «150»`,
          server: dropped,
          file: dropped,
        },
        {
          mistake: 'window type count',
          text: `${calls}slidingWindowType: «count»`,
          server: choice,
          file: choice,
        },
        {
          mistake: 'window size 100ms',
          text: `${calls}slidingWindowSize: «100ms»`,
          server: duration,
          file: duration,
        },
        {
          mistake: 'window size 0',
          text: `${calls}slidingWindowSize: «0»`,
          server: duration,
          file: duration,
        },
        {
          mistake: 'waitDurationInOpenState 0',
          text: `${calls}waitDurationInOpenState: «0»`,
          server: duration,
          file: duration,
        },
        {
          mistake: 'rules wrapper',
          text: `${calls}«rules»:\n  failureRateThreshold: 50`,
          server: unknown,
          file: unknown,
        },
        {
          mistake: 'window smaller than the minimum',
          text: 'minimumNumberOfCalls: «20»\nslidingWindowType: COUNT_BASED\nslidingWindowSize: 10',
          server: 'warning governance/sliding-window',
          file: 'warning governance/sliding-window',
        },
      ]);
    });

  describe('faultInjection', () => {
    describeMistakes({ manifest: 'FaultInjection', body: 'fault-injection', file: 'faultInjection' }, [
      {
        mistake: 'no percentage',
        text: '«type»: abort',
        serverText: '#spec\ntype: abort',
        server: missing,
        file: missing,
      },
      { mistake: 'percentage in quotes', text: 'percentage: «"50"»', server: type, file: '' },
      {
        mistake: 'percentage -1',
        text: 'percentage: «-1»',
        server: dropped,
        file: 'warning governance/value-range',
      },
      {
        mistake: 'percentage 150',
        text: 'percentage: «150»',
        server: 'warning governance/value-range',
        file: 'warning governance/value-range',
      },
      { mistake: 'percentage 0.5', text: 'percentage: «0.5»', server: type, file: type },
      {
        mistake: 'type error',
        text: 'percentage: 50\ntype: «error»',
        server: 'error governance/value-choice',
        file: 'error governance/value-choice',
      },
      {
        mistake: 'type Delay',
        text: 'percentage: 50\ntype: «Delay»',
        server: 'error governance/value-choice',
        file: 'error governance/value-choice',
      },
      {
        mistake: 'errorCode 700 with abort',
        text: 'percentage: 50\ntype: abort\nerrorCode: «700»',
        server: dropped,
        file: dropped,
      },
      {
        mistake: 'delayTime 500ms',
        text: 'percentage: 50\ndelayTime: «500ms»',
        server: duration,
        file: duration,
      },
      {
        mistake: 'delayTime empty',
        text: 'percentage: 50\ndelayTime: «""»',
        server: duration,
        file: duration,
      },
    ]);
  });

  describe('bulkhead', () => {
    describeMistakes({ manifest: 'Bulkhead', body: 'bulkhead', file: 'bulkhead' }, [
      {
        mistake: 'no maxConcurrentCalls',
        text: '«maxWaitDuration»: 0',
        serverText: '#spec\nmaxWaitDuration: 0',
        server: missing,
        file: '',
      },
      { mistake: 'maxConcurrentCalls -1', text: 'maxConcurrentCalls: «-1»', server: dropped, file: dropped },
      { mistake: 'maxConcurrentCalls ten', text: 'maxConcurrentCalls: «"ten"»', server: type, file: type },
      {
        mistake: 'maxConcurrentCalls 0',
        text: 'maxConcurrentCalls: «0»',
        server: 'warning governance/blocks-everything',
        file: 'warning governance/blocks-everything',
      },
      {
        mistake: 'maxWaitDuration -1',
        text: 'maxConcurrentCalls: 5\nmaxWaitDuration: «-1»',
        server: duration,
        file: duration,
      },
      {
        mistake: 'maxConcurrentRequests',
        text: 'maxConcurrentCalls: 5\n«maxConcurrentRequests»: 10',
        server: unknown,
        file: unknown,
      },
    ]);
  });
});
