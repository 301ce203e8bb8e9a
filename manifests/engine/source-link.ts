import type { Source } from '../../api/catalogue/operation';

const vendor = 'https://support.huaweicloud.com/intl/en-us';

/** Documents that everybody can open; the others are notes on how real servers and programs behave. */
const pages: Readonly<Record<string, string>> = {
  'CSE API Reference': `${vendor}/api-cse/index.html`,
  'ServiceStage API Reference': `${vendor}/api-servicestage/index.html`,
};

/** The page of the document that a fact comes from; undefined where nobody could open it. */
export function pageOfSource({ document }: Source): string | undefined {
  return pages[document];
}

/** The document and its section in Markdown, as a link; undefined where nobody could open it. */
export function linkToSource(source: Source): string | undefined {
  const page = pageOfSource(source);
  return page && `[${source.document}](${page}), ${source.section}`;
}
