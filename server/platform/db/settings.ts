import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/**
 * Server settings for a machine with that much memory. Shared buffers count only once touched, so an idle server stays small;
 * few background processes for the same reason. jit costs more than it brings at our query sizes. With no replication,
 * `wal_level=minimal` halves what a bulk load writes.
 */
export function serverSettings(memory: number = totalmem(), durable = true): Readonly<Record<string, string>> {
  const share = (part: number, most: number) => `${Math.max(16, Math.floor(Math.min(memory / MB / part, most)))}MB`;
  return {
    max_connections: '60',
    shared_buffers: share(4, 512),
    effective_cache_size: share(2, 65_536),
    work_mem: '16MB',
    maintenance_work_mem: share(16, 256),
    jit: 'off',
    max_parallel_workers_per_gather: '2',
    max_worker_processes: '4',
    autovacuum_max_workers: '2',
    io_workers: '1',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // On the log only: statements hold personal data.
    log_min_error_statement: 'panic',
    ...(durable
      ? { fsync: 'on', synchronous_commit: 'on' }
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
          shared_buffers: '64MB',
        }),
  };
}
