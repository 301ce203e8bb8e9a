import com.google.common.eventbus.EventBus;
import java.util.Map;
import org.apache.servicecomb.http.client.auth.RequestAuthHeaderProvider;
import org.apache.servicecomb.http.client.common.HttpConfiguration.SSLProperties;

/**
 * Runs ServiceComb's registry and configuration clients against the addresses given: registry, configuration center,
 * and the name of an account where the registry has a sign-in, whose password is in ENGINE_ROOM_PASSWORD. Prints what
 * was called, one line of JSON each.
 */
public final class Clients {
  public static void main(String[] arguments) {
    int status = 1;
    try {
      String account = arguments.length > 2 ? arguments[2] : null;
      Registry registry = new Registry(arguments[0], account, System.getenv("ENGINE_ROOM_PASSWORD"));
      registry.run();
      new Configuration(arguments[1], registry.token()).run();
      status = 0;
    } catch (RuntimeException | Error failure) {
      failure.printStackTrace();
    }
    System.exit(status); // The clients keep threads.
  }

  /** What a step does; it fails by throwing. */
  interface Step<T> {
    T run() throws Exception;
  }

  /** Runs and reports a step; the others go on without its answer when it fails. */
  static <T> T step(String service, String operation, Step<T> step) {
    try {
      T answer = step.run();
      report(service, operation, null);
      return answer;
    } catch (Exception | AssertionError failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      report(service, operation, failure.getMessage() + (cause == failure ? "" : ": " + cause.getMessage()));
      return null;
    }
  }

  static void expect(boolean holds, String what) {
    if (!holds) throw new AssertionError(what);
  }

  private static void report(String service, String operation, String reason) {
    String end = reason == null ? "" : ",\"reason\":" + quoted(reason);
    System.out.println("{\"service\":" + quoted(service) + ",\"operation\":" + quoted(operation) + end + "}");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char letter : text.toCharArray()) {
      if (letter == '"' || letter == '\\') quoted.append('\\').append(letter);
      else if (letter < ' ') quoted.append(String.format("\\u%04x", (int) letter));
      else quoted.append(letter);
    }
    return quoted.append('"').toString();
  }

  static SSLProperties plain() {
    SSLProperties properties = new SSLProperties();
    properties.setEnabled(false);
    return properties;
  }

  static RequestAuthHeaderProvider bearer(String token) {
    return request -> token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
  }

  static EventBus bus() {
    return new EventBus();
  }

  private Clients() {}
}
