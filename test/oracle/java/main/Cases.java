import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.servicecomb.governance.MicroserviceMeta;
import org.apache.servicecomb.governance.event.GovernanceConfigurationChangedEvent;
import org.apache.servicecomb.governance.event.GovernanceEventManager;
import org.apache.servicecomb.governance.handler.AbstractGovernanceHandler;
import org.apache.servicecomb.governance.handler.ext.AbstractCircuitBreakerExtension;
import org.apache.servicecomb.governance.handler.ext.AbstractInstanceIsolationExtension;
import org.apache.servicecomb.governance.handler.ext.AbstractRetryExtension;
import org.apache.servicecomb.governance.marker.GovernanceRequest;
import org.apache.servicecomb.governance.properties.GovernanceProperties;
import org.apache.servicecomb.governance.service.MatchersService;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/**
 * Runs policies through a client library as a service would: each line of standard input is a case, each line of standard
 * output says which policies the library keeps of it and what it does with the probes.
 */
public final class Cases {
  private static final ObjectMapper json = new ObjectMapper();

  private final Map<String, Object> properties = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final AnnotationConfigApplicationContext library = new AnnotationConfigApplicationContext();

  public static void main(String[] args) throws Exception {
    Cases cases = new Cases();
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = in.readLine(); line != null; line = in.readLine())
      out.println(json.writeValueAsString(cases.observe(json.readTree(line))));
    out.flush();
  }

  private Cases() {
    listen();
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("file", properties));
    library.setEnvironment(environment);
    library.registerBean(MicroserviceMeta.class, Shop::new);
    library.registerBean(AnyRetry.class, AnyRetry::new);
    library.registerBean(AnyBreaker.class, AnyBreaker::new);
    library.registerBean(AnyIsolation.class, AnyIsolation::new);
    library.registerBean(Routing.Distributor.class, Routing.Distributor::new);
    library.register(Routing.configurations);
    library.refresh();
  }

  private Map<String, Object> observe(JsonNode given) {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("id", given.get("id").asText());
    String fileError = load(given.get("file").asText());
    if (fileError != null) seen.put("fileError", fileError);
    seen.put("keys", new TreeSet<>(properties.keySet()));
    seen.put("policies", policies());
    seen.put("log", new LinkedHashSet<>(log));
    List<Object> answers = new ArrayList<>();
    for (JsonNode probe : given.get("probes")) answers.add(answer(given, probe));
    seen.put("probes", answers);
    return seen;
  }

  /** Replaces the configuration; answers why the file can't be read, or null. */
  private String load(String file) {
    Set<String> changed = new HashSet<>(properties.keySet());
    properties.clear();
    log.clear();
    String error = null;
    try {
      YamlPropertiesFactoryBean reader = new YamlPropertiesFactoryBean();
      reader.setResources(new ByteArrayResource(file.getBytes("UTF-8")));
      reader.getObject().forEach((key, value) -> properties.put(String.valueOf(key), value));
    } catch (Exception e) {
      error = Values.describe(e);
    }
    changed.addAll(properties.keySet());
    GovernanceEventManager.post(new GovernanceConfigurationChangedEvent(changed));
    return error;
  }

  private Map<String, Object> policies() {
    Map<String, Object> kept = new TreeMap<>();
    for (GovernanceProperties<?> kind : library.getBeansOfType(GovernanceProperties.class).values())
      kind.getParsedEntity().forEach((name, policy) ->
          kept.put(kind.getConfigKey() + "." + name, Values.of(policy)));
    return kept;
  }

  private Map<String, Object> answer(JsonNode given, JsonNode probe) {
    log.clear();
    GovernanceRequest request = request(probe);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("about", probe.get("about").asText());
    try {
      MatchersService groups = library.getBean(MatchersService.class);
      answer.put("matches", groups.checkMatch(request, given.get("group").asText()));
    } catch (Throwable e) {
      answer.put("matchError", Values.describe(e));
    }
    Map<String, Object> handlers = new TreeMap<>();
    library.getBeansOfType(AbstractGovernanceHandler.class).forEach((name, handler) -> {
      try {
        Object actuator = handler.getActuator(request);
        if (actuator != null) handlers.put(name, Behaviour.of(actuator));
      } catch (Throwable e) {
        handlers.put(name, Map.of("error", Values.describe(e)));
      }
    });
    answer.put("handlers", handlers);
    if (given.hasNonNull("routed"))
      answer.put("route", new Route(library, given, request, texts(probe.get("headers"))).observe());
    answer.put("log", new LinkedHashSet<>(log));
    return answer;
  }

  private static GovernanceRequest request(JsonNode probe) {
    GovernanceRequest request = new GovernanceRequest();
    request.setApiPath(probe.get("path").asText());
    request.setMethod(probe.get("method").asText());
    request.setHeaders(texts(probe.get("headers")));
    Routing.setQueries(request, texts(probe.path("queries")));
    request.setServiceName(probe.get("service").asText());
    request.setInstanceId("i1");
    return request;
  }

  static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new HashMap<>();
    node.fieldNames().forEachRemaining(name -> texts.put(name, node.get(name).asText()));
    return texts;
  }

  /** Keeps what the library logs, without the lines that say that all is well. */
  private void listen() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) root.removeHandler(handler);
    root.setLevel(Level.WARNING);
    root.addHandler(new Handler() {
      @Override public void publish(LogRecord entry) {
        String message = String.valueOf(entry.getMessage());
        if (entry.getLoggerName().startsWith("org.apache.servicecomb"))
          log.add(message.substring(0, Math.min(200, message.length())));
      }
      @Override public void flush() { }
      @Override public void close() { }
    });
  }

  private static final class Shop implements MicroserviceMeta {
    @Override public String getName() { return "shop"; }
    @Override public String getVersion() { return "1.0.0"; }
  }

  private static final class AnyRetry extends AbstractRetryExtension {
    @Override protected String extractStatusCode(Object status) { return status.toString(); }
  }

  private static final class AnyBreaker extends AbstractCircuitBreakerExtension {
    @Override protected String extractStatusCode(Object status) { return status.toString(); }
  }

  private static final class AnyIsolation extends AbstractInstanceIsolationExtension {
    @Override protected String extractStatusCode(Object status) { return status.toString(); }
  }
}
