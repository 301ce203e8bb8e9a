import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../editor/paths';
import { shipped } from '../shipped';

const cli = shipped('cli');
const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');
const manifest = 'appname: hello\nbuild:\n  base: golang\n  script: [make]\nweb:\n  port: 80800\n';

/** The recipe below a heading of the page. */
function recipe(heading: string, language: string): string {
  const [, section = ''] = page.split(`# ${heading}\n`);
  const [, code = ''] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section) ?? [];
  assert.ok(code, `no ${language} below ${heading}`);
  return code;
}

/** The version of a program, undefined where it is not installed: `[0, 7]`. */
function versionOf(program: string): readonly [number, number] | undefined {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(String(stdout)) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

describe('recipes for other editors', function () {
  this.timeout(120_000); // an editor starts, and a server in it
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'engine-room-editors-'));
    mkdirSync(path.join(folder, 'bin'));
    symlinkSync(cli, path.join(folder, 'bin/engine-room'));
    mkdirSync(path.join(folder, '.git'));
    mkdirSync(path.join(folder, 'app'));
    writeFileSync(path.join(folder, 'app/lain.yaml'), manifest);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): string {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** What an editor prints that finds the program `engine-room`. */
  function run(program: string, options: readonly string[]): string {
    const env = { ...process.env, HOME: folder, PATH: `${folder}/bin:${process.env.PATH ?? ''}` };
    const { stdout, stderr } = spawnSync(program, options, {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 90_000,
    });
    return stdout + stderr;
  }

  const neovim = versionOf('nvim');
  const recipes = ['Neovim 0.11 and later', 'Neovim 0.8 to 0.10', 'Neovim 0.7'] as const;

  it('for Neovim, where it is installed: the one for its version shows findings and hovers', function () {
    if (neovim === undefined) this.skip(); // no Neovim here
    const [, minor] = neovim;
    const suited = minor >= 11 || neovim[0] > 0 ? recipes[0] : minor >= 8 ? recipes[1] : recipes[2];
    const probe = `
      vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
      for _, found in ipairs(vim.diagnostic.get(0)) do print(found.message) end
      vim.api.nvim_win_set_cursor(0, { 6, 3 })
      local position = vim.lsp.util.make_position_params(0, 'utf-16')
      for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/hover', position, 60000) or {}) do
        print(answer.result.contents.value)
      end
      for _, client in pairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do print('root ' .. client.config.root_dir) end
      vim.cmd('qa!')`;
    const shown = run('nvim', [
      '--headless',
      '-u',
      write('recipe.lua', recipe(suited, 'lua')),
      'app/lain.yaml',
      '-c',
      `luafile ${write('probe.lua', probe)}`,
    ]);
    assert.match(shown, /80800 is not a port; write a number from 1 to 65535/);
    assert.match(shown, /Port that the container listens on/);
    assert.match(shown, new RegExp(`root ${folder}(?:\\s|$)`));
  });

  it('for Neovim, where it is installed: all of them are Lua', function () {
    if (neovim === undefined) this.skip(); // no Neovim here
    for (const heading of recipes) {
      const file = write('recipe.lua', recipe(heading, 'lua'));
      const check = `lua print(loadfile('${file}') and 'well formed' or 'broken')`;
      assert.match(
        run('nvim', ['--headless', '-u', 'NONE', '-c', check, '-c', 'qa!']),
        /well formed/,
        heading,
      );
    }
  });

  it('for Emacs, where it has Eglot and yaml-mode: Eglot shows findings', function () {
    const has = (library: string): boolean => spawnSync('emacs', ['--batch', '-l', library]).status === 0;
    if (!has('eglot') || !has('yaml-mode')) this.skip(); // no Emacs with both here
    const probe = `
      (find-file "app/lain.yaml")
      (run-hooks 'post-command-hook)
      (let ((tries 0))
        (while (and (< tries 600) (not (flymake-diagnostics)))
          (setq tries (1+ tries))
          (accept-process-output nil 0.1)))
      (dolist (found (flymake-diagnostics)) (princ (format "%s\\n" (flymake-diagnostic-text found))))`;
    const shown = run('emacs', [
      '--batch',
      '-l',
      'yaml-mode',
      '-l',
      write('recipe.el', recipe('Emacs', 'elisp')),
      '-l',
      write('probe.el', probe),
    ]);
    assert.match(shown, /80800 is not a port; write a number from 1 to 65535/);
  });

  it('name every file that the server knows', () => {
    for (const word of [
      'lain-*.yaml',
      '*.cse.yaml',
      '*.governance.json',
      '*.kie.json',
      '*.call.yaml',
      'bootstrap*.yaml',
    ])
      assert.ok(page.includes(`\`${word}\``), word);
  });

  it('for Helix and Sublime start the same command', () => {
    assert.match(recipe('Helix', 'toml'), /command = "engine-room"\nargs = \["lsp", "--stdio"\]/);
    assert.match(recipe('Sublime Text', 'json'), /"command": \["engine-room", "lsp", "--stdio"\]/);
    JSON.parse(recipe('Sublime Text', 'json'));
    assert.match(execFileSync(process.execPath, [cli, 'lsp', '--help'], { encoding: 'utf8' }), /--stdio/);
  });
});
