import assert from 'node:assert/strict';
import { catalogue } from '../../../../api/catalogue/catalogue';
import { exampleCall } from '../../../../deploy/call/example-call';
import { withoutPlaceholders } from '../../../../manifests/engine/language/snippet';
import { CallManifest } from '../../../../manifests/kinds/call/kind';

describe('an example of a call document', () => {
  for (const operation of catalogue)
    it(`of ${operation.id} has no problem`, () => {
      const text = withoutPlaceholders(exampleCall(operation, 'production'));
      const manifest = new CallManifest(text, undefined);
      assert.equal(manifest.document.operation, operation);
      assert.deepEqual(
        manifest.findings().map(({ rule, message }) => `${rule}: ${message}`),
        [],
        text,
      );
    });

  const shown = (id: string) => {
    const operation = catalogue.find((one) => one.id === id);
    assert.ok(operation, id);
    return withoutPlaceholders(exampleCall(operation));
  };

  it('looks for a whole microservice', () => {
    assert.match(shown('queryExistence'), /appId: shop\n {2}serviceName: cart\n {2}version: 1\.0\.0\n/);
  });

  it('names what an environment is for, and a kind of resource', () => {
    assert.match(shown('createEnvironment'), /deploy_mode: virtualmachine\n/);
    assert.match(shown('createEnvironment'), /type: cce\n/);
  });

  it('calls an address, and asks for the secret', () => {
    assert.match(shown('createGitHook'), /url: https:\/\/ci\.example\.com\/hooks\/shop\n/);
    assert.match(shown('createGitHook'), /secret: "\$\{input:secret\}"\n/);
  });

  it('names a job by its number', () => {
    assert.match(shown('getEngineJob'), /job_id: "1001"\n/);
  });

  it('leaves the project to the connection, and takes files for a form', () => {
    assert.doesNotMatch(shown('importKieConfigurations'), /project_id/);
    assert.match(shown('importKieConfigurations'), /upload_file:\n {4}file: \.\/upload_file\.json\n/);
  });
});
