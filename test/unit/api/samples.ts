import type { App, Proc } from '../../../api/catalogue/lain/shapes';

/** A deployed app as a console answers it; the values differ from each other so that a mix-up shows. */
export function proc(changes: Partial<Proc> = {}): Proc {
  return {
    procname: 'web',
    proctype: 'web',
    image: 'registry.lain.local/shop:release-1',
    numinstances: 1,
    cpu: 0,
    memory: '64 MB',
    persistentdirs: ['/lain/logs'],
    dnssearchs: [],
    mountpoints: ['shop.lain.local'],
    logs: [],
    ports: [{ portnumber: 8080, porttype: 'tcp' }],
    httpsonly: false,
    user: '',
    workingdir: '',
    entrypoint: null,
    cmd: ['/shop'],
    envs: [],
    pods: [
      {
        containerid: '59f7fe4b1a7c',
        containername: '/node1/shop.web.web.v3-i1-d0',
        containerip: '172.20.160.5',
        containerport: 8080,
        nodeip: '192.168.77.21',
        status: 'True',
        uptime: '2018-06-13 17:50:12',
        envs: ['LAIN_APP_RELEASE_VERSION=1496631978-a46ef7'],
      },
    ],
    lasterror: '',
    ...changes,
  };
}

export function app(changes: Partial<App> = {}): App {
  return {
    appname: 'shop',
    apptype: 'app',
    metaversion: '1496631978-a46ef7',
    updatetime: '2018-06-13 09:50:00',
    deployerror: '',
    procs: [proc()],
    portals: [],
    useservices: [{ servicename: 'redis', serviceprocs: ['portal-redis', null], service: {} }],
    useresources: [],
    ...changes,
  };
}
