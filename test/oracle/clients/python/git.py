"""Access to Git repositories, with an authorization of each kind."""

import base64
from urllib.parse import parse_qs, urlparse

CONTENT = base64.b64encode(b"name: cart\n").decode()


def run(calls):
    """Returns the name of an authorization that is left for components."""
    url = calls.call("show_redirect_url", repo_type="github", tag="intl").get("url", "")
    state = parse_qs(urlparse(url).query).get("state", [""])[0]
    calls.call("create_o_auth", repo_type="github", body={"name": "sdk-oauth", "code": "code", "state": state})
    personal = {"name": "sdk-token", "token": "Sandbox.Git.Token", "host": "https://gitlab.example.com"}
    calls.call("create_personal_auth", repo_type="gitlab", body=personal)
    password = {"name": "sdk-password", "user": "lin", "password": "Sandbox.Git.Word"}
    calls.call("create_password_auth", repo_type="bitbucket", body=password)
    calls.call("list_authorizations")
    calls.call("delete_authorize", name="sdk-password")
    use(calls, {"x_repo_auth": "sdk-token"})
    return "sdk-token"


def use(calls, access):
    namespaces = calls.call("list_namespaces", **access).get("namespaces") or [{}]
    place = {**access, "namespace": namespaces[0].get("name")}
    made = calls.call("create_project", **place, body={"name": "cart"})
    calls.call("list_projects", **place)
    calls.call("show_project_detail", **access, clone_url=made.get("clone_url"))
    repository = {**place, "project": made.get("name")}
    file = {**repository, "path": "src:app.yaml", "ref": "master"}
    calls.call("create_file", **file, body={"message": "Add a file", "content": CONTENT})
    shown = calls.call("show_content", **file)
    calls.check("show_content", shown.get("content"), CONTENT)
    calls.call("list_trees", **repository, ref="master")
    body = {"message": "Change it", "content": CONTENT, "sha": shown.get("sha")}
    calls.call("update_file", **file, body=body)
    calls.call("list_branches", **repository)
    calls.call("list_commits", **repository, ref="master")
    calls.call("create_tag", **repository, ref="master", body={"name": "v1", "description": "The first"})
    calls.call("list_tags", **repository)
    calls.call("delete_tag", **repository, tag_name="v1")
    hook = calls.call("create_hook", **repository, body={"secret": "Nobody.Can.Guess", "url": "https://example.com/hook"})
    calls.call("list_hooks", **repository)
    calls.call("delete_hook", **repository, hook_id=hook.get("id"))
    sha = calls.call("show_content", **file).get("sha")
    calls.call("delete_file", **file, message="Remove it", sha=sha)
