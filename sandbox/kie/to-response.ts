import type { KieItem } from './state';

/** An item as the server shows it: project and domain are left out, and labels where there are none. */
export function toResponse(item: KieItem) {
  return {
    id: item.id,
    key: item.key,
    value: item.value,
    value_type: item.valueType,
    status: item.status,
    ...(Object.keys(item.labels).length > 0 && { labels: item.labels }),
    ...(item.check !== '' && { check: item.check }),
    ...(item.priority !== 0 && { priority: item.priority }),
    create_revision: item.createRevision,
    update_revision: item.updateRevision,
    create_time: item.createTime,
    update_time: item.updateTime,
  };
}
