import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.servicecomb.config.common.ConfigConverter;
import org.apache.servicecomb.config.common.ConfigurationChangedEvent;
import org.apache.servicecomb.config.kie.client.KieClient;
import org.apache.servicecomb.config.kie.client.KieConfigManager;
import org.apache.servicecomb.config.kie.client.model.ConfigurationsRequest;
import org.apache.servicecomb.config.kie.client.model.ConfigurationsRequestFactory;
import org.apache.servicecomb.config.kie.client.model.ConfigurationsResponse;
import org.apache.servicecomb.config.kie.client.model.KieAddressManager;
import org.apache.servicecomb.config.kie.client.model.KieConfiguration;
import org.apache.servicecomb.http.client.common.HttpRequest;
import org.apache.servicecomb.http.client.common.HttpResponse;
import org.apache.servicecomb.http.client.common.HttpTransport;
import org.apache.servicecomb.http.client.common.HttpTransportFactory;

/** Reads the configuration of an application and waits for its changes, as Java Chassis and Spring Cloud do it. */
final class Configuration {
  private static final String APPLICATION = "java-clients-" + UUID.randomUUID();

  private final String service;
  private final String address;
  private final EventBus bus = Clients.bus();
  private final KieAddressManager addresses;
  private final HttpTransport transport;
  private final KieClient client;
  private final BlockingQueue<ConfigurationChangedEvent> changes = new LinkedBlockingQueue<>();
  private final KieConfiguration configuration = new KieConfiguration()
      .setProject("default")
      .setAppName(APPLICATION)
      .setEnvironment("production")
      .setServiceName("cart")
      .setVersion("1.0.0")
      .setEnableAppConfig(true)
      .setEnableLongPolling(true)
      .setPollingWaitInSeconds(3)
      .setFirstPullRequired(true);

  Configuration(String address, String token) {
    service = token == null ? "kie" : "kie with RBAC";
    this.address = address;
    addresses = new KieAddressManager(List.of(address), "", "", bus);
    transport = HttpTransportFactory.createHttpTransport(
        Clients.plain(), Clients.bearer(token), HttpTransportFactory.defaultRequestConfig().build());
    client = new KieClient(addresses, transport, configuration);
    bus.register(this);
  }

  void run() {
    step("create an item by hand", () -> {
      create("color", "red");
      return null;
    });
    query();
    manage();
  }

  private <T> T step(String operation, Clients.Step<T> step) {
    return Clients.step(service, operation, step);
  }

  private void query() {
    ConfigurationsRequest request = ConfigurationsRequestFactory.buildConfigurationRequests(configuration).get(0);
    ConfigurationsResponse first = step("queryConfigurations", () -> {
      ConfigurationsResponse found = client.queryConfigurations(request, address);
      Clients.expect("red".equals(found.getConfigurations().get("color")), "it has " + found.getConfigurations());
      Clients.expect(found.getRevision() != null, "the answer has no revision");
      return found;
    });
    if (first == null) return;
    request.setRevision(first.getRevision());
    step("queryConfigurations, waits for a change that does not come", () -> {
      Clients.expect(!client.queryConfigurations(request, address).isChanged(), "it counts as changed");
      return null;
    });
  }

  @Subscribe
  public void onChange(ConfigurationChangedEvent event) {
    changes.add(event);
  }

  /** Five changes arrive while the client waits for them. */
  private void manage() {
    KieConfigManager manager =
        new KieConfigManager(client, bus, configuration, new ConfigConverter(null), addresses);
    step("first pull", () -> {
      manager.firstPull();
      return null;
    });
    manager.startConfigKieManager();
    for (int number = 1; number <= 5; number++) {
      String key = "number-" + number;
      step("long poll, change " + number + " arrives", () -> {
        create(key, "new");
        ConfigurationChangedEvent event = changes.poll(10, TimeUnit.SECONDS);
        Clients.expect(event != null, "no change arrived in ten seconds");
        Clients.expect(event.getAdded().containsKey(key), "another change arrived: " + event.getAdded().keySet());
        return null;
      });
    }
    manager.stop();
  }

  /** The clients only read. */
  private void create(String key, String value) {
    String body = String.format(
        "{\"key\":\"%s\",\"value\":\"%s\",\"value_type\":\"text\",\"status\":\"enabled\","
            + "\"labels\":{\"app\":\"%s\",\"environment\":\"production\"}}",
        key, value, APPLICATION);
    try {
      Map<String, String> headers = new java.util.HashMap<>(Map.of("Content-Type", "application/json"));
      HttpResponse response =
          transport.doRequest(new HttpRequest(address + "/v1/default/kie/kv", headers, body, HttpRequest.POST));
      Clients.expect(response.getStatusCode() == 200, "the item was refused: " + response.getContent());
    } catch (java.io.IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
