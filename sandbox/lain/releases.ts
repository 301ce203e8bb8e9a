import type { LainApp, Release } from './state';

/** Versions with a meta image, newest first: what the version picker shows. Some may lack the release image. */
export function listedVersions(app: LainApp): Release[] {
  return app.releases.filter((release) => release.hasMeta).sort(newestFirst);
}

/** The version that a deployment without a version takes: the newest that has both images. */
export function newestComplete(app: LainApp): Release | undefined {
  return listedVersions(app).find((release) => release.hasRelease);
}

export function findRelease(app: LainApp, metaVersion: string): Release | undefined {
  return app.releases.find((release) => release.hasMeta && release.metaVersion === metaVersion);
}

function newestFirst(one: Release, other: Release): number {
  return commitTime(other) - commitTime(one);
}

function commitTime(release: Release): number {
  return Number(release.metaVersion.split('-')[0]);
}
