"""Runs every shared operation of the vendor's SDK against the addresses of the environment; prints JSON lines."""

import json
import os
import re

from huaweicloudsdkcore.auth.credentials import BasicCredentials
import huaweicloudsdkcse.v1 as cse_sdk
import huaweicloudsdkservicestage.v2 as stage_sdk

import cse
import git
import servicestage
from calls import Calls

# Application gateways are no part of the documents.
NOT_SHARED = re.compile("http2_rpc|plugin")


def operations_of(client):
    """Names of the operations of an SDK client."""
    names = [name for name in dir(client) if name.endswith("_invoker")]
    operations = [name.removesuffix("_invoker") for name in names]
    return [name for name in operations if not NOT_SHARED.search(name)]


def main():
    place = json.loads(os.environ["ENGINE_ROOM_CLIENTS"])
    keys = BasicCredentials(place["accessKey"], place["secretKey"], place["projectId"])

    def connect(client, address):
        return client.new_builder().with_credentials(keys).with_endpoints([address]).build()

    stage = Calls("servicestage", connect(stage_sdk.ServiceStageClient, place["servicestage"]), stage_sdk)
    servicestage.run(stage, git.run(stage))
    engines = Calls("cse", connect(cse_sdk.CseClient, place["cse"]), cse_sdk)
    cse.run(engines, place["engines"])
    for calls in (stage, engines):
        calls.report_missing(operations_of(calls.client))


main()
