"""Application management of ServiceStage, from the environment to the end of an instance."""

CLUSTER = {"id": "cluster-1", "type": "cce"}
HOST = {"id": "host-1", "type": "ecs"}
ON_CLUSTER = {**CLUSTER, "parameters": {"namespace": "default"}}


def run(calls, git_authorization):
    for operation in ("list_flavors", "list_runtimes", "list_templates"):
        calls.call(operation)
    environment_id = make_environment(calls)
    application_id = make_application(calls, environment_id)
    component = make_component(calls, application_id, git_authorization)
    instance = deploy(calls, component, environment_id)
    change(calls, component, instance, environment_id)
    remove(calls, component, instance, environment_id)


def make_environment(calls):
    body = {
        "name": "sdk-env",
        "alias": "SDK",
        "deploy_mode": "mixed",
        "charge_mode": "provided",
        "vpc_id": "vpc-1",
        "base_resources": [CLUSTER, HOST],
    }
    made = calls.call("create_environment", body=body)
    environment_id = made.get("id")
    calls.call("list_environments", limit=100, offset=0, order_by="name", order="asc")
    shown = calls.call("show_environment_detail", environment_id=environment_id)
    calls.check("show_environment_detail", shown.get("deploy_mode"), "mixed")
    calls.call("change_environment", environment_id=environment_id, body={"description": "For the SDK"})
    added = {"add_optional_resources": [{"id": "elb-1", "type": "elb"}], "remove_resources": [HOST]}
    calls.call("change_resource_in_environment", environment_id=environment_id, body=added)
    return environment_id


def make_application(calls, environment_id):
    application_id = calls.call("create_application", body={"name": "sdk-app"}).get("id")
    at = {"application_id": application_id}
    calls.call("list_applications", limit=10, offset=0)
    calls.call("show_application_detail", **at)
    calls.call("change_application", **at, body={"description": "For the SDK"})
    env = [{"name": "LEVEL", "value": "info"}]
    body = {"environment_id": environment_id, "configuration": {"env": env}}
    calls.call("change_application_configuration", **at, body=body)
    shown = calls.call("show_application_configuration", **at, environment_id=environment_id)
    calls.check("show_application_configuration", shown.get("configuration"), [{**at, **body}])
    calls.call("delete_application_configuration", **at, environment_id=environment_id)
    return application_id


def make_component(calls, application_id, git_authorization):
    at = {"application_id": application_id}
    package = {"storage": "obs", "type": "package", "url": "obs://packages/cart.jar", "auth": "iam"}
    body = {
        "name": "cart",
        "runtime": "Java8",
        "category": "MicroService",
        "sub_category": "SpringCloud",
        "source": {"kind": "artifact", "spec": package},
    }
    component = {**at, "component_id": calls.call("create_component", **at, body=body).get("id")}
    calls.call("list_components", **at, limit=10)
    calls.call("show_component_detail", **component)
    code = {"repo_type": "GitLab", "repo_url": "https://git.example.com/a.git", "repo_ref": "main", "repo_auth": git_authorization}
    build = {"parameters": {"build_cmd": "mvn package", "node_label_selector": {}}}
    calls.call("change_component", **component, body={"source": {"kind": "code", "spec": code}, "build": build})
    calls.call("change_component", **component, body={"source": {"kind": "artifact", "spec": package}})
    return component


def deploy(calls, component, environment_id):
    probe = {"type": "http", "delay": 5, "timeout": 1, "parameters": {"scheme": "HTTP", "port": 8080, "path": "/health"}}
    mount = {"path": "/data", "subPath": "a", "readOnly": False}
    configuration = {
        "env": [{"name": "LEVEL", "value": "info"}],
        "storage": [
            {"type": "EmptyDir", "parameters": {"medium": "memory"}, "mounts": [mount]},
            {"type": "Secret", "parameters": {"name": "keys", "defaultMode": 384}, "mounts": [mount]},
            {"type": "PersistentVolumeClaim", "parameters": {"name": "data"}, "mounts": [mount]},
        ],
        "strategy": {"upgrade": "RollingUpdate"},
        "lifecycle": {
            "entrypoint": {"command": ["java"], "args": ["-jar", "cart.jar"]},
            "post-start": {"type": "command", "parameters": {"command": ["true"]}},
        },
        "scheduler": {"anti-affinity": {"az": ["az1"]}},
        "probes": {"livenessProbe": probe},
        "container_spec": {"type": "Deployment", "containers": [{"name": "cart", "size": {"id": "MICRO-5G:0.5C:1G"}}]},
    }
    body = {
        "name": "cart-sdk",
        "environment_id": environment_id,
        "flavor_id": "CUSTOM-10G:500m-250m:1.6Gi-0.8Gi",
        "replica": 1,
        "artifacts": {"cart": {"storage": "swr", "type": "image", "url": "swr.example.com/shop/cart:1", "auth": "iam"}},
        "version": "1.0.0",
        "configuration": configuration,
        "external_accesses": [{"protocol": "http", "address": "cart.example.com", "forward_port": 8080}],
        "refer_resources": [ON_CLUSTER, {"id": "elb-1", "type": "elb"}],
    }
    started = calls.call("create_instance", **component, body=body)
    finish(calls, started)
    return {**component, "instance_id": started.get("instance_id")}


def change(calls, component, instance, environment_id):
    listed = calls.call("list_instances", **component, limit=10)
    shown = calls.call("show_instance_detail", **instance)
    calls.check("show_instance_detail", (shown.get("status_detail") or {}).get("status"), "RUNNING")
    names = [shown.get(name) for name in ("application_name", "component_name", "environment_name")]
    calls.check("show_instance_detail", names, ["sdk-app", "cart", "sdk-env"])
    calls.check("list_instances", [one["id"] for one in listed.get("instances", [])], [shown.get("id")])
    overview = calls.call("list_component_overviews", application_id=component["application_id"], limit=10)
    found = [one["instance_id"] for one in overview.get("components", [{}])[0].get("instances", [])]
    calls.check("list_component_overviews", found, [shown.get("id")])
    accesses = [
        {name: one[name] for name in ("id", "protocol", "address", "forward_port")}
        for one in shown.get("external_accesses", [])
        if one["protocol"].lower() in ("http", "https")  # the server adds others itself, and takes none of them
    ]
    body = {"version": "1.1.0", "flavor_id": "SMALL-10G:1.0C:2G", "external_accesses": accesses}
    finish(calls, calls.call("change_instance", **instance, body=body))
    calls.call("list_instance_snapshots", **instance, limit=10)
    actions = [
        {"action": "scale", "parameters": {"replica": 2}},
        {"action": "stop"},
        {"action": "start"},
        {"action": "restart"},
        {"action": "rollback", "parameters": {"version": "1.0.0"}},
    ]
    for action in actions:
        finish(calls, calls.call("update_instance_action", **instance, body=action))


def remove(calls, component, instance, environment_id):
    finish(calls, calls.call("delete_instance", **instance, force=False))
    calls.call("delete_component", **component, force=True)
    at = {"application_id": component["application_id"]}
    calls.wait("list_components", lambda answer: not answer.get("components"), **at, limit=10)  # it is shown for a while
    calls.call("delete_application", **at)
    calls.call("delete_environment", environment_id=environment_id)


def finish(calls, started):
    """Follows a job to its end, which must be a success."""
    is_over = lambda answer: answer["job"]["EXECUTION_STATUS"] not in ("SUBMITTED", "SCHEDULED", "RUNNING")
    shown = calls.wait("show_job_detail", is_over, job_id=started.get("job_id"), limit=100, desc="true")
    calls.check("show_job_detail", (shown.get("job") or {}).get("EXECUTION_STATUS"), "SUCCEEDED")
