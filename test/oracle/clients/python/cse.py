"""Engines, and governance, dark launch, configuration and namespaces inside them."""

import json
import tempfile

from huaweicloudsdkcore.http.formdata import FormFile

JSON_TYPE = "application/json;charset=UTF-8"


def run(calls, engines):
    calls.call("list_flavors", spec_type="CSE2")
    calls.call("show_engine_quotas")
    listed = calls.call("list_engines", offset=0, limit="100", type="ALL")
    ids = {one["name"]: one["id"] for one in listed.get("data", [])}
    manage(calls)
    inside = {"x_engine_id": ids.get(engines["servicecomb"]), "x_enterprise_project_id": "0"}
    govern(calls, {**inside, "content_type": JSON_TYPE})
    launch(calls, inside)
    configure(calls, inside)
    namespaces(calls, {**inside, "x_engine_id": ids.get(engines["nacos"])})


def manage(calls):
    body = {
        "name": "sdk-engine",
        "payment": "1",
        "flavor": "cse.s1.small2",
        "azList": ["az1"],
        "authType": "NONE",
        "vpc": "vpc-1",
        "networkId": "net-1",
        "subnetCidr": "10.30.0.0/29",
        "specType": "CSE2",
        "inputs": {"nodeFlavor": "s6.large.2"},
        "flavorType": {"flavor": "cse.s1.small2", "linear": False},
        "vpcCidr": "10.30.0.0/16",
        "maintenanceConfig": {"time": "13:00", "zone": "UTC"},
        "tags": ["a=b"],
    }
    started = calls.call("create_engine", body=body)
    at = {"engine_id": started.get("id")}
    finish(calls, at, started, "Error")  # the subnet is too small for the first try
    finish(calls, at, calls.call("retry_engine", **at, body={"action": "Retry"}), "Finished")
    calls.call("show_engine", **at)
    finish(calls, at, calls.call("upgrade_engine_config", **at, body={"authType": "RBAC"}), "Finished")
    size = {"flavor": "cse.s1.medium2"}
    resized = calls.call("resize_engine", **at, content_type="application/json", accept="application/json", body=size)
    finish(calls, at, {"jobId": resized.get("job_id")}, "Finished")
    calls.call("delete_engine", **at)


def upgrade(calls, engine_id):
    at = {"engine_id": engine_id}
    latest = calls.call("show_engine", **at).get("latestVersion")
    finish(calls, at, calls.call("upgrade_engine", **at, body={"version": latest}), "Finished")


def govern(calls, inside):
    upgrade(calls, inside["x_engine_id"])
    selector = {"environment": "production", "app": "shop"}
    policy = {**inside, "kind": "retry"}
    body = {"name": "sdk", "selector": selector, "spec": {"maxAttempts": 3}}
    calls.call("create_governance_policy", **policy, body=body)
    listed = calls.call("list_governance_policy", **policy, x_environment="production")
    found = [one for one in listed or [] if one.get("name") == "sdk"]
    calls.check("list_governance_policy", len(found), 1)
    one = {**policy, "policy_id": found[0]["id"] if found else None}
    body["spec"] = {"maxAttempts": 4}
    calls.call("update_governance_policy", **one, body=body)
    shown = calls.call("list_governance_policy_by_policy_id", **one)
    calls.check("list_governance_policy_by_policy_id", shown.get("spec"), {"maxAttempts": 4})
    calls.call("list_governance_policys", **inside, environment="all", app="shop")
    calls.call("delete_governance_policy", **one)


def launch(calls, inside):
    at = {**inside, "service_name": "cart", "environment": "production", "app_id": "shop"}
    rules = [{"precedence": 1, "route": [{"name": "all", "weight": 100, "tags": {}}]}]
    calls.call("create_microservice_route_rule", **at, content_type=JSON_TYPE, body=rules)
    calls.call("list_microservice_route_rule", **at)
    calls.call("delete_microservice_route_rule", **at, content_type=JSON_TYPE)


def configure(calls, inside):
    item = {"key": "sdk.key", "labels": {}, "value": "1", "value_type": "text", "status": "enabled"}
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(json.dumps({"data": [item]}).encode())
        file.flush()
        body = calls.models.UploadKieRequestBody(upload_file=FormFile(open(file.name, "rb"), content_type="application/json"))
        uploaded = calls.call("upload_kie", **inside, override="force", body=body)
    made = [one["id"] for one in uploaded.get("success") or []]
    calls.check("upload_kie", len(made), 1)
    downloaded = calls.call("download_kie", **inside, body={"ids": made})
    calls.check("download_kie", [one["key"] for one in downloaded.get("data") or []], ["sdk.key"])


def namespaces(calls, inside):
    calls.call("create_nacos_namespaces", **inside, custom_namespace_id="sdk", namespace_name="SDK", namespace_desc="New")
    calls.call("update_nacos_namespaces", **inside, namespace="sdk", namespace_show_name="Renamed", namespace_desc="Old")
    listed = calls.call("list_nacos_namespaces", **inside, offset=0, limit=0)
    names = [one["namespaceShowName"] for one in listed.get("data", []) if one["namespace"] == "sdk"]
    calls.check("list_nacos_namespaces", names, ["Renamed"])
    calls.call("delete_nacos_namespaces", **inside, namespace_id="sdk")


def finish(calls, at, started, expected):
    """Follows a job of an engine to its end."""
    is_over = lambda answer: answer["status"] in ("Finished", "Error", "Timeout")
    job_id = str(started.get("jobId"))
    shown = calls.wait("show_engine_job", is_over, **at, job_id=job_id)
    calls.check("show_engine_job", shown.get("status"), expected)
