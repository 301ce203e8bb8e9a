import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.servicecomb.service.center.client.DiscoveryEvents.InstanceChangedEvent;
import org.apache.servicecomb.service.center.client.ServiceCenterAddressManager;
import org.apache.servicecomb.service.center.client.ServiceCenterClient;
import org.apache.servicecomb.service.center.client.ServiceCenterDiscovery;
import org.apache.servicecomb.service.center.client.ServiceCenterDiscovery.SubscriptionKey;
import org.apache.servicecomb.service.center.client.ServiceCenterWatch;
import org.apache.servicecomb.service.center.client.model.CreateSchemaRequest;
import org.apache.servicecomb.service.center.client.model.FindMicroserviceInstancesResponse;
import org.apache.servicecomb.service.center.client.model.Framework;
import org.apache.servicecomb.service.center.client.model.HealthCheck;
import org.apache.servicecomb.service.center.client.model.HealthCheckMode;
import org.apache.servicecomb.service.center.client.model.HeartbeatsRequest;
import org.apache.servicecomb.service.center.client.model.Microservice;
import org.apache.servicecomb.service.center.client.model.MicroserviceInstance;
import org.apache.servicecomb.service.center.client.model.MicroserviceInstanceStatus;
import org.apache.servicecomb.service.center.client.model.ModifySchemasRequest;
import org.apache.servicecomb.service.center.client.model.RbacTokenRequest;
import org.apache.servicecomb.service.center.client.model.SchemaInfo;

/** A provider and its consumer at a registry, as Java Chassis and Spring Cloud do it. */
final class Registry {
  private static final String APPLICATION = "java-clients";
  private static final String PROVIDER = "provider-" + UUID.randomUUID();

  private final String service;
  private final EventBus bus = Clients.bus();
  private final ServiceCenterAddressManager addresses;
  private final String address;
  private final String token;
  private final ServiceCenterClient client;
  private final BlockingQueue<InstanceChangedEvent> changes = new LinkedBlockingQueue<>();

  Registry(String address, String account, String password) {
    service = account == null ? "registry" : "registry with RBAC";
    this.address = address;
    addresses = new ServiceCenterAddressManager("default", List.of(address), "", "", bus);
    token = account == null ? null : signIn(account, password);
    client = connect(token);
    bus.register(this);
  }

  private ServiceCenterClient connect(String withToken) {
    return new ServiceCenterClient(addresses, Clients.plain(), Clients.bearer(withToken), "default", Map.of(), null)
        .setEventBus(bus);
  }

  /** What the configuration center takes too; null where the registry has no sign-in. */
  String token() {
    return token;
  }

  private String signIn(String account, String password) {
    return step("queryToken", () -> {
      RbacTokenRequest request = new RbacTokenRequest();
      request.setName(account);
      request.setPassword(password);
      String given = connect(null).queryToken(request, address).getToken();
      Clients.expect(given != null && !given.isEmpty(), "the token is empty");
      return given;
    });
  }

  private <T> T step(String operation, Clients.Step<T> step) {
    return Clients.step(service, operation, step);
  }

  void run() {
    step("getServiceCenterInstances", client::getServiceCenterInstances);
    String provider = register(PROVIDER);
    String consumer = register("consumer-" + UUID.randomUUID());
    describe(provider);
    String instance = begin(provider, "rest://10.0.0.1:8080");
    live(provider, instance);
    find(provider, consumer);
    watch(provider, consumer);
    step("deleteMicroserviceInstance", () -> {
      client.deleteMicroserviceInstance(provider, instance);
      return null;
    });
  }

  private String register(String name) {
    Microservice microservice = new Microservice(name);
    microservice.setAppId(APPLICATION);
    microservice.setVersion("1.0.0");
    microservice.setEnvironment("");
    microservice.setSchemas(List.of("api"));
    Framework framework = new Framework();
    framework.setName("java-chassis");
    framework.setVersion("2.8.30");
    microservice.setFramework(framework);
    String id = step("registerMicroservice", () -> client.registerMicroservice(microservice).getServiceId());
    step("queryServiceId", () -> {
      Clients.expect(id.equals(client.queryServiceId(microservice).getServiceId()), "it is another service");
      return null;
    });
    return id;
  }

  private void describe(String provider) {
    step("registerSchema", () -> {
      CreateSchemaRequest schema = new CreateSchemaRequest();
      schema.setSchema("openapi: 3.0.0");
      schema.setSummary("1");
      return client.registerSchema(provider, "api", schema);
    });
    SchemaInfo schema = new SchemaInfo("api", "openapi: 3.0.1", "2");
    step("updateServiceSchemaContext", () -> client.updateServiceSchemaContext(provider, schema));
    step("batchUpdateServiceSchemaContext", () -> {
      ModifySchemasRequest schemas = new ModifySchemasRequest();
      schemas.setSchemas(List.of(schema));
      return client.batchUpdateServiceSchemaContext(provider, schemas);
    });
    step("getServiceSchemasList", () -> {
      List<SchemaInfo> schemas = client.getServiceSchemasList(provider, true);
      Clients.expect(schemas.get(0).getSchema().equals(schema.getSchema()), "the schema is " + schemas.get(0).getSchema());
      return null;
    });
    step("getServiceSchemaContext", () -> client.getServiceSchemaContext(provider, "api"));
    Map<String, String> properties = Map.of("owner", "shop");
    step("updateMicroserviceProperties", () -> client.updateMicroserviceProperties(provider, properties, null));
    step("getMicroserviceByServiceId", () -> {
      Map<String, String> found = client.getMicroserviceByServiceId(provider).getProperties();
      Clients.expect("shop".equals(found.get("owner")), "its properties are " + found);
      return null;
    });
    step("getMicroserviceList", () -> client.getMicroserviceList().getServices().size());
  }

  private String begin(String provider, String endpoint) {
    MicroserviceInstance instance = new MicroserviceInstance();
    instance.setServiceId(provider);
    instance.setEndpoints(List.of(endpoint));
    instance.setHostName("host");
    instance.setStatus(MicroserviceInstanceStatus.UP);
    HealthCheck check = new HealthCheck();
    check.setMode(HealthCheckMode.push);
    check.setInterval(30);
    check.setTimes(3);
    instance.setHealthCheck(check);
    return step("registerMicroserviceInstance", () -> client.registerMicroserviceInstance(instance).getInstanceId());
  }

  private void live(String provider, String instance) {
    step("sendHeartBeat", () -> client.sendHeartBeat(provider, instance));
    step("sendHeartBeats", () -> {
      client.sendHeartBeats(new HeartbeatsRequest(provider, instance));
      return null;
    });
    step("updateMicroserviceInstanceStatus",
        () -> client.updateMicroserviceInstanceStatus(provider, instance, MicroserviceInstanceStatus.UP));
    step("getMicroserviceInstanceList", () -> client.getMicroserviceInstanceList(provider).getInstances().get(0));
    step("getMicroserviceInstance", () -> client.getMicroserviceInstance(provider, instance).getEndpoints());
  }

  /** What has not changed since a revision is not sent again. */
  private void find(String provider, String consumer) {
    FindMicroserviceInstancesResponse first = step("findMicroserviceInstance", () -> {
      FindMicroserviceInstancesResponse found = search(consumer, null);
      Clients.expect(found.isModified() && found.getRevision() != null, "the first answer has no revision");
      return found;
    });
    if (first == null) return;
    step("findMicroserviceInstance, unchanged", () -> {
      Clients.expect(!search(consumer, first.getRevision()).isModified(), "it counts as changed");
      return null;
    });
    step("findMicroserviceInstance, changed", () -> {
      begin(provider, "rest://10.0.0.2:8080");
      FindMicroserviceInstancesResponse found = search(consumer, first.getRevision());
      Clients.expect(found.isModified(), "it counts as unchanged");
      Clients.expect(found.getMicroserviceInstancesResponse().getInstances().size() == 2, "there are not two instances");
      return null;
    });
  }

  private FindMicroserviceInstancesResponse search(String consumer, String revision) {
    return client.findMicroserviceInstance(consumer, APPLICATION, PROVIDER, "0+", revision);
  }

  @Subscribe
  public void onChange(InstanceChangedEvent event) {
    changes.add(event);
  }

  /** A new instance is pushed to its consumer, who then finds it; polling alone would take a quarter of a minute. */
  private void watch(String provider, String consumer) {
    step("watch, change arrives", () -> {
      ServiceCenterDiscovery discovery = new ServiceCenterDiscovery(client, bus);
      discovery.updateMyselfServiceId(consumer);
      discovery.registerIfNotPresent(new SubscriptionKey(APPLICATION, PROVIDER));
      ServiceCenterWatch watch =
          new ServiceCenterWatch(addresses, Clients.plain(), Clients.bearer(token), "default", Map.of(), bus);
      watch.startWatch("default", consumer);
      try {
        InstanceChangedEvent event = null;
        for (int attempt = 3; event == null && attempt < 13; attempt++) {
          begin(provider, "rest://10.0.0." + attempt + ":8080");
          event = changes.poll(1, TimeUnit.SECONDS);
        }
        Clients.expect(event != null, "no change arrived in ten seconds");
        return null;
      } finally {
        watch.stop();
      }
    });
  }
}
