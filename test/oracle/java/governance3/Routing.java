import java.util.List;
import java.util.Map;
import org.apache.servicecomb.governance.GovernanceCommonConfiguration;
import org.apache.servicecomb.governance.marker.GovernanceRequest;
import org.apache.servicecomb.router.RouterCommonConfiguration;
import org.apache.servicecomb.router.RouterFilter;
import org.apache.servicecomb.router.distribute.AbstractRouterDistributor;

/** Routing where rules see the whole request. */
final class Routing {
  static final Class<?>[] configurations = {GovernanceCommonConfiguration.class, RouterCommonConfiguration.class};

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
    return filter.getFilteredListOfServers(instances, service, request, distributor);
  }

  static void setQueries(GovernanceRequest request, Map<String, String> queries) {
    request.setQueries(queries);
  }
}
