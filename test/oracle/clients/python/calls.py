"""Calls operations of the vendor's SDK and reports each of them as one line of JSON."""

import json
import time

from huaweicloudsdkcore.exceptions.exceptions import SdkException


class Calls:
    """An SDK client whose calls are reported. A failure ends nothing: what needs its answer fails too."""

    def __init__(self, service, client, models):
        self.service = service
        self.client = client
        self.models = models
        self.done = set()

    def call(self, operation, **values):
        """Calls an operation by its name in the SDK; a body is given as JSON. Returns the answer's JSON."""
        self.done.add(operation)
        try:
            response = getattr(self.client, operation)(self._request(operation, values))
            answer = response.to_json_object() if response.raw_content else None
        except (SdkException, TypeError, ValueError, AttributeError, KeyError) as error:
            self._report(operation, f"{type(error).__name__}: {error}")
            return {}
        problems = mismatches(answer, type(response).__name__, self.models)
        self._report(operation, "; ".join(problems))
        return answer

    def wait(self, operation, is_over, **values):
        """Repeats a call until its answer is that of work that has ended, for a minute at most."""
        end = time.monotonic() + 60
        while True:
            answer = self.call(operation, **values)
            if not answer or is_over(answer) or time.monotonic() > end:
                return answer
            time.sleep(0.05)

    def check(self, operation, found, expected):
        """Reports an answer that is not the expected one."""
        if found != expected:
            self._report(operation, f"answered {found!r} in place of {expected!r}")

    def report_missing(self, operations):
        """Reports the operations that were not called."""
        for operation in sorted(set(operations) - self.done):
            self._report(operation, "is not called here")

    def _request(self, operation, values):
        name = "".join(part.capitalize() for part in operation.split("_")) + "Request"
        model = getattr(self.models, name)
        if isinstance(values.get("body"), (dict, list)):
            values["body"] = self._modelled(values["body"], model.openapi_types["body"])
        return model(**values)

    def _modelled(self, value, kind):
        """A value as the SDK's models hold it. Raises ValueError for a field that they do not know."""
        if isinstance(value, list) and kind.startswith("list["):
            return [self._modelled(one, kind[5:-1]) for one in value]
        if not isinstance(value, dict) or kind == "object" or kind.startswith("dict("):
            return value
        model = getattr(self.models, kind)
        names = {written: name for name, written in model.attribute_map.items()}
        unknown = [name for name in value if name not in names]
        if unknown:
            raise ValueError(f"{kind} of the SDK does not have {', '.join(unknown)}")
        fields = {names[name]: self._modelled(one, model.openapi_types[names[name]]) for name, one in value.items()}
        return model(**fields)

    def _report(self, operation, reason):
        line = {"service": self.service, "operation": operation}
        print(json.dumps({**line, **({"reason": reason} if reason else {})}), flush=True)


def mismatches(value, kind, models, path="$"):
    """Where an answer is not of the types of the SDK: strict decoders, such as Go's, give up there."""
    if value is None or kind == "object":
        return []
    if kind in PRIMITIVES:
        fits = isinstance(value, PRIMITIVES[kind]) and not (kind == "int" and isinstance(value, bool))
        return [] if fits else [f"{path} is not {kind}: {value!r}"]
    if kind.startswith("list["):
        if not isinstance(value, list):
            return [f"{path} is not a list: {value!r}"]
        return [found for one in value for found in mismatches(one, kind[5:-1], models, f"{path}[]")]
    if kind.startswith("dict("):
        if not isinstance(value, dict):
            return [f"{path} is not a map: {value!r}"]
        inner = kind[5:-1].split(", ")[1]
        return [found for key, one in value.items() for found in mismatches(one, inner, models, f"{path}.{key}")]
    model = getattr(models, kind)
    if not model.openapi_types:
        return [] if isinstance(value, str) else [f"{path} is not text: {value!r}"]
    if list(model.openapi_types) == ["body"] and not isinstance(value, dict):
        return [] if model.openapi_types["body"] == "str" else mismatches(value, model.openapi_types["body"], models)
    if not isinstance(value, dict):
        return [f"{path} is not a map: {value!r}"]
    return [
        found
        for attribute, inner in model.openapi_types.items()
        for found in mismatches(value.get(model.attribute_map[attribute]), inner, models, f"{path}.{model.attribute_map[attribute]}")
    ]


PRIMITIVES = {"str": str, "int": int, "bool": bool, "float": (int, float)}
