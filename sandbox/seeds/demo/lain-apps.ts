import { createHash } from 'node:crypto';
import type { LainApp, Maintainer, Manifest, Release } from '../../lain/state';
import { manifest, portal, proc, web } from './procs';
import { demoSources, sourceVersions } from './sources';

const day = 24 * 3_600_000;

const team: Maintainer[] = [
  { username: 'lin', role: 'admin' },
  { username: 'mei', role: 'normal' },
];

/** The apps that the company has registered, with the versions that it has pushed. */
export function demoApps(now: number): LainApp[] {
  return [
    helloWorld(now),
    shopCart(now),
    shopOrders(now),
    shopSearch(now),
    shopBilling(now),
    redisResource(now),
    mailService(now),
    webrouter(now),
    app('shop-lab', []),
    financeLedger(now),
  ];
}

/** Runs its third version; the second does not start, the fourth lacks an image, the fifth has a worker more. */
function helloWorld(now: number): LainApp {
  const name = 'hello-world';
  const cmd = ['/lain/app/hello-world', 'serve'];
  const first = web(name, { cmd, port: 8080, numInstances: 2, memory: '64M' });
  const newest = { ...first, env: ['GREETING=hello'], logs: ['access.log'] };
  const worker = proc('worker', 'worker', { cmd: ['/lain/app/hello-world', 'work'], memory: '32M' });
  const startFailure = { procs: ['web'], text: cannotStart('/lain/app/hello-wrld') };
  return app(name, [
    pushed(name, now - 40 * day, manifest([first])),
    pushed(name, now - 21 * day, manifest([first]), { startFailure }),
    pushed(name, now - 9 * day, manifest([first])),
    pushed(name, now - 4 * day, manifest([first]), { hasRelease: false }),
    pushed(name, now - day, manifest([newest, worker])),
  ]);
}

/** Registered and pushed, but never deployed. */
function shopCart(now: number): LainApp {
  const name = 'shop-cart';
  const needs = { useResources: { 'redis-resource': ['redis'] } };
  const pages = web(name, {
    cmd: ['gunicorn', '--bind', '0.0.0.0:8000', 'cart:app'],
    port: 8000,
    numInstances: 2,
    memory: '128M',
    mountpoints: ['shop.lain.example/cart', 'shop-cart.lain.local', 'shop-cart.lain'],
  });
  const admin = proc('admin', 'web', {
    cmd: ['gunicorn', '--bind', '0.0.0.0:8001', 'cart.admin:app'],
    port: 8001,
    memory: '64M',
    mountpoints: ['cart-admin.lain.example'],
    httpsOnly: true,
  });
  const clean = proc('clean', 'worker', {
    cmd: ['python', '-m', 'cart.clean', '--older-than', '30d'],
    memory: '64M',
    persistentDirs: ['/lain/app/exports'],
  });
  return app(name, [
    pushed(name, now - 12 * day, manifest([pages, clean], needs)),
    pushed(name, now - 3 * day, manifest([pages, admin, clean], needs)),
  ]);
}

/** Its worker for invoices starts, and ends by itself after a while, again and again. */
function shopOrders(now: number): LainApp {
  const name = 'shop-orders';
  const needs = { useServices: { 'mail-service': ['mail'] }, useResources: { 'redis-resource': ['redis'] } };
  const given = { port: 8080, numInstances: 3, memory: '256m', setupTime: 5, logs: ['orders.log'] };
  const invoices = proc('invoices', 'worker', { cmd: ['./orders', 'invoices'], memory: '128m' });
  return app(name, [
    pushed(name, now - 31 * day, manifest([web(name, given)], needs)),
    pushed(name, now - 7 * day, manifest([web(name, given), invoices], needs), {
      crash: { procs: ['invoices'], after: 40 },
    }),
  ]);
}

/** Its newest version is deployed, and the indexer of it does not start. */
function shopSearch(now: number): LainApp {
  const name = 'shop-search';
  const pages = web(name, { port: 8080, numInstances: 2, memory: '512m', persistentDirs: ['/data/index'] });
  const indexer = proc('indexer', 'worker', { cmd: ['./indexer'], memory: '256m' });
  const startFailure = { procs: ['indexer'], text: cannotStart('./indexer') };
  return app(name, [
    pushed(name, now - 26 * day, manifest([pages])),
    pushed(name, now - day, manifest([pages, indexer]), { startFailure }),
  ]);
}

/** Its newest version is refused by the console. */
function shopBilling(now: number): LainApp {
  const name = 'shop-billing';
  const given = { port: 8080, numInstances: 2, memory: '128m', env: ['CURRENCY=EUR'] };
  const refusal = { text: 'proc (type is web but name is not web) should have own mountpoint.' };
  return app(name, [
    pushed(name, now - 61 * day, manifest([web(name, given)])),
    pushed(name, now - 2 * day, manifest([web(name, given)]), { refusal }),
  ]);
}

function redisResource(now: number): LainApp {
  const cmd = ['redis-server', '--dir', '/data', '--appendonly', 'yes'];
  const redis = proc('redis', 'worker', { cmd, port: 6379, memory: '64M', persistentDirs: ['/data'] });
  const content = manifest([redis, portal('redis', 6379)], { appType: 'resource' });
  return app('redis-resource', [pushed('redis-resource', now - 201 * day, content)]);
}

function mailService(now: number): LainApp {
  const mail = proc('mail', 'worker', { port: 25, memory: '64m' });
  const content = manifest([mail, portal('mail', 25)], { appType: 'service' });
  return app('mail-service', [pushed('mail-service', now - 121 * day, content)]);
}

/** The console protects it from being taken down. */
function webrouter(now: number): LainApp {
  const content = manifest([proc('webrouter', 'worker', { port: 80, memory: '512m', numInstances: 2 })]);
  return { ...app('webrouter', [pushed('webrouter', now - 301 * day, content)]), protected: true };
}

/** Belongs to other people. */
function financeLedger(now: number): LainApp {
  const name = 'finance-ledger';
  const ledger = app(name, [pushed(name, now - 91 * day, manifest([web(name)]))]);
  return { ...ledger, maintainers: [{ username: 'root', role: 'admin' }] };
}

function app(name: string, releases: Release[]): LainApp {
  const gitUrl = `http://git.lain.local/lakeside/${name}`;
  const named = versionsOf(name, releases);
  return { name, gitUrl, protected: false, maintainers: [...team], releases: named, operationLogs: [] };
}

/** Versions whose lain.yaml the demo knows are named for the commits that hold it. */
function versionsOf(name: string, releases: readonly Release[]): Release[] {
  const sources = demoSources[name];
  if (!sources) return [...releases];
  const times = releases.map(({ metaVersion }) => Number(metaVersion.split('-')[0]));
  const versions = sourceVersions(sources, times);
  return releases.map((release, index) => ({
    ...release,
    metaVersion: versions[index] ?? release.metaVersion,
  }));
}

function pushed(name: string, committedAt: number, content: Manifest, more: Partial<Release> = {}): Release {
  const metaVersion = versionOf(name, committedAt);
  return { metaVersion, hasMeta: true, hasRelease: true, manifest: content, ...more };
}

/** A version as images are tagged: ten digits of commit time, a dash, the commit's hash. */
function versionOf(app: string, committedAt: number): string {
  const time = String(Math.floor(committedAt / 1000));
  return `${time}-${createHash('sha1').update(`${app} ${time}`).digest('hex')}`;
}

function cannotStart(command: string): string {
  return `Cannot start container, [8] System error: exec: "${command}": stat ${command}: no such file or directory`;
}
