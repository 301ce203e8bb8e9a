import java.util.List;
import java.util.Map;
import org.apache.servicecomb.governance.GovernanceConfiguration;
import org.apache.servicecomb.governance.marker.GovernanceRequest;
import org.apache.servicecomb.router.RouterFilter;
import org.apache.servicecomb.router.cache.RouterRuleCache;
import org.apache.servicecomb.router.distribute.AbstractRouterDistributor;
import org.apache.servicecomb.router.match.RouterRuleMatcher;

/** Routing where rules see headers alone, and requests have no queries. */
final class Routing {
  static final Class<?>[] configurations = {
    GovernanceConfiguration.class, RouterRuleCache.class, RouterRuleMatcher.class, RouterFilter.class
  };

  static final class Instance {
    String service;
    String version;
    Map<String, String> properties;
  }

  static final class Distributor extends AbstractRouterDistributor<Instance> {
    Distributor() {
      init(i -> i.version, i -> i.service, i -> i.properties);
    }
  }

  private Routing() { }

  static List<Instance> choose(RouterFilter filter, List<Instance> instances, String service, GovernanceRequest request,
      Map<String, String> headers, Distributor distributor) {
    return filter.getFilteredListOfServers(instances, service, headers, distributor);
  }

  static void setQueries(GovernanceRequest request, Map<String, String> queries) { }
}
