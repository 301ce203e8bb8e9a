import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.servicecomb.governance.marker.GovernanceRequest;
import org.apache.servicecomb.router.RouterFilter;
import org.apache.servicecomb.router.cache.RouterRuleCache;
import org.springframework.context.ApplicationContext;

/** Where the router sends a hundred equal calls. */
final class Route {
  private final ApplicationContext library;
  private final JsonNode given;
  private final GovernanceRequest request;
  private final Map<String, String> headers;

  Route(ApplicationContext library, JsonNode given, GovernanceRequest request, Map<String, String> headers) {
    this.library = library;
    this.given = given;
    this.request = request;
    this.headers = headers;
  }

  /** `chosen`: how often which versions; `hasRules`: whether the library keeps any; `error`: what a call fails with. */
  Map<String, Object> observe() {
    String service = given.get("routed").asText();
    Map<String, Integer> chosen = new TreeMap<>();
    Map<String, Object> seen = new LinkedHashMap<>();
    for (int call = 0; call < 100; call++) {
      try {
        String versions = Routing.choose(library.getBean(RouterFilter.class), instances(service), service, request,
            headers, library.getBean(Routing.Distributor.class))
            .stream().map(instance -> instance.version).collect(Collectors.joining("+"));
        chosen.merge(versions, 1, Integer::sum);
      } catch (Throwable e) {
        seen.put("error", Values.describe(e));
      }
    }
    seen.put("chosen", chosen);
    seen.put("hasRules", library.getBean(RouterRuleCache.class).getServiceInfoCacheMap().get(service) != null);
    return seen;
  }

  private List<Routing.Instance> instances(String service) {
    List<Routing.Instance> instances = new ArrayList<>();
    for (JsonNode node : given.get("instances")) {
      Routing.Instance instance = new Routing.Instance();
      instance.service = service;
      instance.version = node.get("version").asText();
      instance.properties = Cases.texts(node.get("properties"));
      instances.add(instance);
    }
    return instances;
  }
}
