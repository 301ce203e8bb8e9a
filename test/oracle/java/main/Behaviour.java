import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.servicecomb.governance.processor.injection.Fault;
import org.apache.servicecomb.governance.processor.injection.FaultParam;
import org.apache.servicecomb.governance.processor.loadbanlance.LoadBalance;
import org.apache.servicecomb.governance.processor.mapping.Mapper;

/** What an object that a policy was made into does with calls; durations in milliseconds. */
final class Behaviour {
  private static final int[] statuses = {200, 404, 429, 500, 502, 503, 504};

  private Behaviour() { }

  static Map<String, Object> of(Object actuator) {
    Map<String, Object> seen = new LinkedHashMap<>();
    if (actuator instanceof RateLimiter) rate(((RateLimiter) actuator).getRateLimiterConfig(), seen);
    else if (actuator instanceof CircuitBreaker) breaker(((CircuitBreaker) actuator).getCircuitBreakerConfig(), seen);
    else if (actuator instanceof Retry) retry(((Retry) actuator).getRetryConfig(), seen);
    else if (actuator instanceof Bulkhead) bulkhead(((Bulkhead) actuator).getBulkheadConfig(), seen);
    else if (actuator instanceof Fault) fault((Fault) actuator, seen);
    else if (actuator instanceof LoadBalance) seen.put("rule", ((LoadBalance) actuator).getRule());
    else if (actuator instanceof Mapper) seen.put("target", Values.of(((Mapper) actuator).target()));
    else if (actuator instanceof TimeLimiter)
      seen.put("timeout", ((TimeLimiter) actuator).getTimeLimiterConfig().getTimeoutDuration().toMillis());
    return seen;
  }

  private static void rate(RateLimiterConfig config, Map<String, Object> seen) {
    seen.put("rate", config.getLimitForPeriod());
    seen.put("period", config.getLimitRefreshPeriod().toMillis());
  }

  private static void bulkhead(BulkheadConfig config, Map<String, Object> seen) {
    seen.put("concurrentCalls", config.getMaxConcurrentCalls());
    seen.put("wait", config.getMaxWaitDuration().toMillis());
  }

  private static void breaker(CircuitBreakerConfig config, Map<String, Object> seen) {
    seen.put("windowType", config.getSlidingWindowType().name());
    seen.put("windowSize", config.getSlidingWindowSize());
    seen.put("counted", counted(status -> config.getRecordResultPredicate().test(status)));
  }

  @SuppressWarnings("unchecked")
  private static void retry(RetryConfig config, Map<String, Object> seen) {
    seen.put("calls", config.getMaxAttempts());
    seen.put("counted", counted(status -> ((Predicate<Object>) (Predicate<?>) config.getResultPredicate()).test(status)));
    IntervalBiFunction<Object> interval = (IntervalBiFunction<Object>) (IntervalBiFunction<?>) config.getIntervalBiFunction();
    if (interval != null) seen.put("interval", interval.apply(1, Either.right(500)));
  }

  /** Which statuses count as failures; the error where the test fails. */
  private static Map<String, Object> counted(Predicate<Object> isFailure) {
    Map<String, Object> counted = new TreeMap<>();
    for (int status : statuses) counted.put(String.valueOf(status), isFailure.test(status));
    return counted;
  }

  /** How many of a hundred calls are hit, and what happens to them. */
  private static void fault(Fault fault, Map<String, Object> seen) {
    int hit = 0;
    for (int call = 1; call <= 100; call++) {
      boolean[] delayed = {false};
      FaultParam param = new FaultParam(call);
      param.setSleepable(milliseconds -> {
        delayed[0] = true;
        seen.put("delay", milliseconds);
      });
      try {
        if (fault.injectFault(param) || delayed[0]) hit++;
      } catch (RuntimeException e) {
        hit++;
      }
    }
    seen.put("hit", hit);
  }
}
