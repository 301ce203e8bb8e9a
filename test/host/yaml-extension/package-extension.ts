import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import JSZip from 'jszip';
import { out, root } from '../../editor/paths';
import { installYamlLanguageServer } from '../../editor/yaml-server/install';

const manifest = {
  name: 'vscode-yaml',
  publisher: 'redhat',
  version: '0.0.1',
  engines: { vscode: '^1.99.0' },
  main: './extension.js',
  activationEvents: ['onLanguage:yaml'],
  contributes: {
    configuration: { properties: { 'yaml.format.enable': { type: 'boolean', default: true } } },
  },
};

const identity = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${manifest.name}" Version="${manifest.version}" Publisher="${manifest.publisher}"/>
    <DisplayName>YAML</DisplayName>
    <Properties><Property Id="Microsoft.VisualStudio.Code.Engine" Value="${manifest.engines.vscode}"/></Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Assets><Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/></Assets>
</PackageManifest>`;

const types = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
</Types>`;

/** Packages a general YAML extension for tests, under the id of the most used one. It runs yaml-language-server of this machine. */
export async function packageYamlExtension(): Promise<string> {
  const server = installYamlLanguageServer(join(out, 'bench/language'));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['test/host/yaml-extension/extension.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    define: { yamlServer: JSON.stringify(server) },
    write: false,
    logLevel: 'warning',
  });
  const archive = new JSZip();
  archive.file('extension.vsixmanifest', identity);
  archive.file('[Content_Types].xml', types);
  archive.file('extension/package.json', JSON.stringify(manifest));
  archive.file('extension/extension.js', outputFiles[0]?.text ?? '');
  const file = join(out, 'host/yaml-extension.vsix');
  await writeFile(file, await archive.generateAsync({ type: 'nodebuffer' }));
  return file;
}
